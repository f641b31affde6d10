"""The AI objectives: what was to be reached, how it is measured, and where it stands."""

from __future__ import annotations

from . import _text as t
from ._exhibit import Exhibit
from ._html import Column, badge, field, table

MOST = 40
KINDS = {"achieved": "good", "overdue": "major", "on_time": "minor"}


def objectives(aims, most: int = MOST) -> Exhibit:
    """Objectives with measure, target, owner, date and status."""
    columns = (
        field("objective_id", "No.", kind="code"),
        field("statement", "Objective", kind="matter"),
        field("measure", "Measured by", kind="why"),
        field("target", "Target"),
        Column("Owner", lambda row: row["owner"] or "nobody"),
        Column("Due", lambda row: t.short_day(row["due_on"]) or "no date", kind="date"),
        Column("Status", lambda row: badge(t.words(row["status"]), KINDS[row["status"]])),
    )
    title = "AI objectives"
    return Exhibit(
        title,
        table(title, aims.measure("objectives"), columns, most=most, sheet="objectives"),
        caption=t.not_provided(aims, "objectives"),
        sources=("objectives",),
    )
