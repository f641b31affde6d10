"""Which evidence ends soon, and what falls with it."""

from __future__ import annotations

from . import _text as t
from ._exhibit import Exhibit
from ._html import field, table

MOST = 40


def evidence_expiring(aims, most: int = MOST) -> Exhibit:
    """Items behind covered cells that end within 180 days, the first to end first."""
    rows = aims.measure("evidence_expiring")
    columns = (
        field("ends_on", "Ends", t.short_day, kind="date"),
        field("item_id", "Item", kind="code"),
        field("title", "Title"),
        field("cells_lost", "Cells lost", t.number, number=True),
    )
    title = "Evidence that ends within 180 days"
    lost = sum(row["cells_lost"] for row in rows)
    return Exhibit(
        title,
        table(title, rows, columns, most=most, sheet="evidence_expiring", key=("item_id", "ends_on")),
        caption=f"{t.count(len(rows), 'item')}, {t.count(lost, 'covered cell')} that nothing else holds longer.",
        sources=("evidence_expiring",),
    )
