"""Coverage of every requirement, with what its other cells need."""

from __future__ import annotations

from . import _text as t
from ._exhibit import Exhibit
from ._html import Column, bar, field, joined, table


def coverage_by_requirement(aims) -> Exhibit:
    """Each clause and control with its cells by state; an excluded control is listed and says so."""
    columns = (
        field("requirement", "Requirement", kind="code"),
        Column("Title", lambda row: row["title"] + (" (excluded)" if row["excluded"] else "")),
        Column("Cells covered", lambda row: t.of(row["numerator"], row["denominator"]), number=True),
        Column("Coverage", lambda row: joined((bar(row["ratio"]), " ", t.percent(row["ratio"]))), kind="share"),
        *(
            Column(name, lambda row, state=state: row[state] or "–", number=True)
            for state, name in t.STATES.items()
            if state != "covered"
        ),
    )
    title = "Coverage by requirement"
    return Exhibit(title, table(title, aims.measure("coverage"), columns), sources=("coverage",))
