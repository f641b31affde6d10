"""Policy, roles and oversight of the AIMS, as a customer may see them: what there is, since when, until when."""

from __future__ import annotations

from markupsafe import Markup

from ..tables import NOBODY
from . import _text as t
from ._exhibit import Exhibit
from ._html import Column, figure, table

TOPICS = ("policy", "role", "oversight")
NAMES = {
    ("policy", "5.2"): "AI policy (clause 5.2)",
    ("policy", "A.2.2"): "AI policy (control A.2.2)",
    ("oversight", "internal_audit"): "Internal audit",
    ("oversight", "management_review"): "Management review",
}
THERE = {"policy": "In force", "role": "Held", "oversight": "Within a year"}
NOT_YET = {"policy": "In preparation", "role": "To be filled", "oversight": "Planned"}


def assurance_governance(aims, show_people: bool = False) -> Exhibit:
    """The AI policy, each role of the AIMS, the internal audit and the management review. show_people: who holds a
    role; the names stand on the page only, never in the workbook."""
    rows = [row for row in aims.measure("assurance") if row["topic"] in TOPICS]
    columns = [
        Column("What", _name),
        Column("Status", _status),
        Column("Since", lambda row: _date(row, "since_on"), kind="date"),
        Column("Next review by", lambda row: _date(row, "due_on"), kind="date", label="Review by"),
    ]
    if show_people:
        holders = _holders(aims)
        columns.insert(
            2, Column("Held by", lambda row: holders.get(row["item"], "") if row["numerator"] else "", kind="name")
        )
    title = "Policy, roles and oversight"
    return Exhibit(
        title,
        table(title, rows, columns),
        caption="An audit or a review counts for 365 days.",
        sources=("assurance",),
    )


def _name(row: dict) -> str:
    known = NAMES.get((row["topic"], row["item"]))
    return known or f"Role: {t.words(row['item'])}"


def _status(row: dict) -> Markup:
    shown = (THERE if row["numerator"] else NOT_YET)[row["topic"]]
    return figure(row["numerator"], shown, "assurance", "column:numerator", topic=row["topic"], item=row["item"])


def _date(row: dict, column: str) -> Markup | str:
    if not row["numerator"] or row[column] is None:
        return ""
    key = {"topic": row["topic"], "item": row["item"]}
    return figure(row[column], t.short_day(row[column]), "assurance", f"column:{column}", **key)


def _holders(aims) -> dict[str, str]:
    """Role -> the names of those who hold it on the day and have not left."""
    left = {row["name"] for row in aims.table("people") if row["left_on"] and row["left_on"] <= aims.as_of}
    held: dict[str, list[str]] = {}
    for row in aims.table("roles"):
        current = row["from_on"] <= aims.as_of and (row["until_on"] is None or row["until_on"] >= aims.as_of)
        if current and row["holder"] not in left and row["holder"].strip().lower() not in NOBODY:
            held.setdefault(row["role"], []).append(row["holder"])
    return {role: t.listed(sorted(names)) for role, names in held.items()}
