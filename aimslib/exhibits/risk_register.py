"""The AI risk register, one axis at a time: what could happen, how bad, who treats it, what remains."""

from __future__ import annotations

from . import _register as register
from . import _text as t
from ._exhibit import Exhibit, Source
from ._html import Column, field, table
from .impact_assessments import rating

MOST = 40
SHEET = "data_risks"
TITLES = {
    "people_and_society": "Register of risks to people and society",
    "organisation": "Register of risks to the organisation",
}


def risk_register(aims, axis: str, most: int = MOST) -> Exhibit:
    """Risks of an axis identified by then, the highest first and unrated ones on top."""
    rows = [row for row in aims.table("risks") if row["axis"] == axis and row["identified_on"] <= aims.as_of]
    rows.sort(key=_order)
    names = register.systems(aims)
    columns = (
        field("risk_id", "Risk", kind="code"),
        Column("System", lambda row: register.named(names, row["system_id"])),
        field("description", "What could happen", kind="matter"),
        Column("Owner", lambda row: row["owner"] or "nobody"),
        Column("L × S", lambda row: rating(row, "likelihood", "severity", SHEET, "risk_id"), number=True),
        Column("Treatment", _treatment),
        Column(
            "Remains",
            lambda row: rating(row, "residual_likelihood", "residual_severity", SHEET, "risk_id"),
            number=True,
        ),
        Column("Status", _status),
    )
    title = TITLES[axis]
    return Exhibit(
        title,
        table(title, rows, columns, most=most, sheet=SHEET),
        caption=f"{t.sentence(t.count(len(rows), 'risk'))}. {t.not_provided(aims, 'risks')}".strip(),
        sources=(Source("risks", "table", where=f"axis {axis}"),),
    )


def _order(row: dict) -> tuple:
    rated = row["likelihood"] is not None and row["severity"] is not None
    return (rated, -(row["likelihood"] * row["severity"]) if rated else 0, row["risk_id"])


def _treatment(row: dict) -> str:
    due = f"due {t.short_day(row['treatment_due_on'])}" if row["treatment_due_on"] else ""
    return "; ".join(filter(None, (row["treatment"] or "none decided", row["controls"], due)))


def _status(row: dict) -> str:
    accepted = (
        f"accepted by {row['accepted_by']} on {t.short_day(row['accepted_on'])}"
        if row["accepted_by"] and row["accepted_on"]
        else ""
    )
    review = f"review {t.short_day(row['review_due_on'])}" if row["review_due_on"] else ""
    return "; ".join(filter(None, (row["status"], accepted, review)))
