"""Certificates and audits: what is certified, since when and until when, what comes next, and how far readiness is."""

from __future__ import annotations

from markupsafe import Markup

from . import _text as t
from ._exhibit import Exhibit
from ._html import Column, figure, of, table

SHEET = "assurance"
EVENTS = {
    "internal scheduled": "Internal audit",
    "stage_1 scheduled": "Certification audit, stage 1",
    "stage_2 scheduled": "Certification audit, stage 2",
    "surveillance scheduled": "Surveillance audit",
    "recertification scheduled": "Recertification audit",
    "surveillance 1": "First surveillance due",
    "surveillance 2": "Second surveillance due",
    "recertification": "Recertification due",
}
STAGES = {
    "stage_1": "Readiness for stage 1",
    "stage_2": "Readiness for stage 2",
    "surveillance": "Readiness for surveillance",
}


def assurance_certification(aims) -> Exhibit:
    """Certificates of ISO/IEC 42001 and 27001, the audits ahead by date, and readiness checks met for the next one."""
    rows = aims.measure(SHEET)
    certificates = [row for row in rows if row["topic"] == "certificate"]
    certified = any(row["numerator"] for row in certificates if row["item"] == "ISO/IEC 42001")
    shown = ("surveillance",) if certified else ("stage_1", "stage_2")
    lines = [
        *certificates,
        *(row for row in rows if row["topic"] == "certification_date"),
        *(row for row in rows if row["topic"] == "readiness" and row["item"] in shown),
    ]
    columns = (
        Column("What", _name),
        Column("Status", _status),
        Column("Since", lambda row: _date(row, "since_on"), kind="date"),
        Column("Expires or due", lambda row: _date(row, "due_on"), kind="date"),
    )
    title = "Certification"
    return Exhibit(
        title,
        table(title, lines, columns),
        caption="Readiness counts our own checks before an audit; "
        "the certification body decides by its audit. " + t.not_provided(aims, "audits"),
        sources=(SHEET,),
    )


def _name(row: dict) -> str:
    if row["topic"] == "certificate":
        return f"{row['item']} certificate"
    return {**EVENTS, **STAGES}[row["item"]]


def _status(row: dict) -> Markup | str:
    if row["topic"] == "readiness":
        return Markup("{} checks met").format(of(row, SHEET, "topic", "item"))
    if row["topic"] == "certification_date":
        return "Planned"
    there = "Certified" if row["numerator"] else "Expired" if row["since_on"] else "Not certified yet"
    return figure(row["numerator"], there, SHEET, "column:numerator", topic=row["topic"], item=row["item"])


def _date(row: dict, column: str) -> Markup | str:
    if row[column] is None:
        return ""
    key = {"topic": row["topic"], "item": row["item"]}
    return figure(row[column], t.short_day(row[column]), SHEET, f"column:{column}", **key)
