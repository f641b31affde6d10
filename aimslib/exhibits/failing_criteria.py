"""Which criteria fail, and by how much."""

from __future__ import annotations

from . import _text as t
from ._exhibit import Exhibit
from ._html import Column, field, share, table, taken

ROW = ("maturity_criteria", "criterion", "area", "level")  # the sheet and what chooses a row in it


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
        Column("Now", lambda row: share(row, *ROW, ratio="value"), kind="share"),
        Column("Needed", lambda row: taken(row, "threshold", *ROW, show=t.percent), number=True),
        Column("Gap", lambda row: taken(row, "gap", *ROW, show=t.percent), number=True),
    )
    title = f"Criteria that fail on the way to {t.level(level)}"
    return Exhibit(title, table(title, rows, columns), caption=t.LEVEL_NOTE, sources=("maturity_criteria",))
