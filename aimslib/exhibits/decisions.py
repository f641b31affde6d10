"""What was decided before, and what became of it."""

from __future__ import annotations

from . import _text as t
from ._exhibit import Exhibit
from ._html import Column, badge, field, table

MOST = 6
ORDER = ("overdue", "open", "done")
KINDS = {"overdue": "major", "open": "minor", "done": "good"}


def decisions(aims, most: int = MOST) -> Exhibit:
    """Earlier decisions and their status: overdue ones first, then open ones, then the latest that are done."""
    rows = sorted(aims.measure("decisions"), key=lambda row: -row["agreed_on"].toordinal())
    rows.sort(key=lambda row: ORDER.index(row["status"]))
    columns = (
        field("decision", "Decision", kind="matter"),
        Column("Agreed", lambda row: t.short_day(row["agreed_on"]), kind="date"),
        Column("Owner", lambda row: row["owner"] or "nobody", kind="name"),
        Column("Due", lambda row: t.short_day(row["due_on"]) or "no date", kind="date"),
        Column("Status", lambda row: badge(row["status"], KINDS[row["status"]])),
    )
    counts = {status: sum(row["status"] == status for row in rows) for status in ORDER}
    said = t.listed(f"{number} {status}" for status, number in counts.items()) + "." if rows else ""
    title = "Earlier decisions and where they stand"
    return Exhibit(
        title,
        table(title, rows, columns, most=most, sheet="decisions"),
        caption=t.not_provided(aims, "actions") or said,
        sources=("decisions",),
    )
