"""The six-month path from ML0 to ML2, a step a line, done when the data says so."""

from __future__ import annotations

from . import _register as register
from . import _text as t
from ._exhibit import Exhibit
from ._html import Column, badge, table


def roadmap(aims) -> Exhibit:
    """Steps with month, level, date (where the programme's start is known), whether done, and what shows it."""
    rows = aims.measure("roadmap")
    columns = (
        Column("Month", lambda row: row["month"]),
        Column("Step", lambda row: t.sentence(t.words(row["step"]))),
        Column("Towards", lambda row: t.level(row["level"])),
        Column("Due", lambda row: t.short_day(row["due_on"]) or "no start set", kind="date"),
        Column("Done", lambda row: _done(aims, row)),
        Column("What shows it", lambda row: register.detail(row["evidence"], "roadmap"), kind="why"),
    )
    title = "Roadmap: six months to ML2"
    done = sum(row["done"] for row in rows)
    return Exhibit(
        title,
        table(title, rows, columns, sheet="roadmap"),
        caption=f"{done} of {len(rows)} steps are done. {t.LEVEL_NOTE}",
        sources=("roadmap",),
    )


def _done(aims, row: dict) -> object:
    if row["done"]:
        return badge("done", "good")
    late = row["due_on"] is not None and row["due_on"] < aims.as_of
    return badge("overdue", "major") if late else badge("open", "minor")
