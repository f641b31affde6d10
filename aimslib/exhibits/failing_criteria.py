"""Which criteria fail, and by how much."""

from __future__ import annotations

from . import _text as t
from ._exhibit import Exhibit
from ._html import Column, bar, field, joined, table


def failing_criteria(aims, level: int | None = None) -> Exhibit:
    """Criteria that are not met, with value, threshold and gap; level: those up to that one, else up to the next."""
    maturity = aims.measure("maturity")[0]
    level = level or maturity["next_level"] or maturity["level"]
    rows = [row for row in aims.measure("maturity_criteria") if row["level"] <= level and row["met"] is False]
    rows.sort(key=lambda row: row["level"])
    columns = (
        Column("Level", lambda row: t.level(row["level"])),
        field("area", "Area", kind="code"),
        Column("Criterion", lambda row: t.criterion(row["criterion"])),
        field("statement", "Met when", kind="why"),
        Column("Now", lambda row: joined((bar(row["value"]), " ", t.percent(row["value"]))), kind="share"),
        Column("Needed", lambda row: t.percent(row["threshold"]), number=True),
        Column("Gap", lambda row: t.percent(row["gap"]), number=True),
    )
    title = f"Criteria that fail on the way to {t.level(level)}"
    return Exhibit(title, table(title, rows, columns), caption=t.LEVEL_NOTE, sources=("maturity_criteria",))
