"""Coverage of every requirement, with what its other cells need."""

from __future__ import annotations

from . import _text as t
from ._exhibit import Exhibit
from ._html import Column, field, of, share, table, taken


def coverage_by_requirement(aims) -> Exhibit:
    """Each clause and control with its cells by state; an excluded control is listed and says so."""
    columns = (
        field("requirement", "Requirement", kind="code"),
        Column("Title", lambda row: row["title"] + (" (excluded)" if row["excluded"] else "")),
        Column("Cells covered", lambda row: of(row, "coverage", "requirement"), number=True),
        Column("Coverage", lambda row: share(row, "coverage", "requirement"), kind="share"),
        *(
            Column(
                name, lambda row, state=state: taken(row, state, "coverage", "requirement", show=_or_dash), number=True
            )
            for state, name in t.STATES.items()
            if state != "covered"
        ),
    )
    title = "Coverage by requirement"
    return Exhibit(title, table(title, aims.measure("coverage"), columns), sources=("coverage",))


def _or_dash(value: int) -> object:
    return value or "–"
