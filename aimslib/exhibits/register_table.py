"""The register of AI systems, as an auditor samples it."""

from __future__ import annotations

from . import _text as t
from ._exhibit import Exhibit, Source
from ._html import Column, counted, field, of, table

MOST = 40


def register_table(aims, most: int = MOST) -> Exhibit:
    """Systems in scope and retired ones: unit, owner, stage, tier, latest approved assessment, cells covered."""
    cells = {row["system_id"]: row for row in aims.measure("coverage_by_system")}
    due = {row["system_id"]: row for row in aims.measure("assessments_due")}
    latest = _latest(aims)
    rows = [row for row in aims.measure("register") if row["aims_scope"] != "no"]
    columns = (
        field("system_id", "System", kind="code"),
        field("name", "Name"),
        field("org_unit", "Unit"),
        Column("Owner", _owner),
        field("lifecycle_stage", "Stage"),
        field("tier", "Tier"),
        field("registered_on", "Registered", t.short_day, kind="date"),
        Column(
            "Latest assessment",
            lambda row: _assessment(latest.get(row["system_id"]), due.get(row["system_id"])),
            kind="why",
        ),
        Column("Cells covered", lambda row: _cells(cells.get(row["system_id"])), number=True),
    )
    title = "Register of AI systems"
    retired = [row for row in rows if not row["in_scope"]]
    return Exhibit(
        title,
        table(title, rows, columns, most=most, sheet="register"),
        caption=counted(rows, "register", aims_scope="yes")
        + f" systems, {len(retired)} of them retired. A system that was never assessed counts as high.",
        sources=(
            Source("register", where="aims_scope yes"),
            "coverage_by_system",
            "assessments_due",
            Source("impact_assessments", "table"),
        ),
    )


def _latest(aims) -> dict[str, dict]:
    """The latest approved assessment of each system."""
    approved = [
        row for row in aims.table("impact_assessments") if row["approved_on"] and row["approved_on"] <= aims.as_of
    ]
    approved.sort(key=lambda row: (row["approved_on"], row["assessed_on"], row["assessment_id"]))
    return {row["system_id"]: row for row in approved}


def _owner(row: dict) -> str:
    if row["owned"]:
        return row["owner"]
    return f"{row['owner']} (no owner)" if row["owner"] else "nobody"


def _assessment(latest: dict | None, due: dict | None) -> str:
    said = f"{latest['assessment_id']}, {t.short_day(latest['assessed_on'])}" if latest else "none approved"
    return f"{said}; due since {t.short_day(due['since_on'])} ({t.words(due['trigger'])})" if due else said


def _cells(row: dict | None) -> object:
    return of(row, "coverage_by_system", "system_id") if row else ""
