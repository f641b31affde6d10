"""The Statement of Applicability with what it rests on today: each control, its decision and its evidence."""

from __future__ import annotations

from . import _text as t
from ._exhibit import Exhibit, Source
from ._html import Column, badge, field, of, table
from ._register import Items

NAMED = 2  # items named in a row; all are in the sheet


def statement_of_applicability(aims) -> Exhibit:
    """The 38 controls of Annex A: applicable, justification, owner, status, state of its cells, evidence, dates."""
    rows = [
        {**row, **_decision(aims, decided), **_evidence(row["requirement"], cells, items)}
        for items, cells, register in [(Items(aims), aims.measure("cells"), _register(aims))]
        for row in aims.measure("coverage")
        if row["area"].startswith("A.")
        for decided in [register.get(row["requirement"], {})]
    ]
    columns = (
        field("requirement", "Control", kind="code"),
        field("title", "Title"),
        field("applicable", "Applicable"),
        field("justification", "Justification", kind="why"),
        field("owner", "Owner"),
        field("status", "Status"),
        Column("State", _state),
        Column("Covered", lambda row: of(row, "coverage", "requirement"), number=True),
        field("items", "Evidence", kind="why"),
        field("last_on", "Last date", t.short_day, kind="date"),
        field("ends_on", "First end", t.short_day, kind="date"),
    )
    title = "Statement of Applicability"
    return Exhibit(
        title,
        table(title, rows, columns, sheet="coverage"),
        caption="State: of the cell furthest from being covered. Last date: what the latest item behind a cell shows "
        "was true then. First end: the day after which a covered cell falls. "
        + t.not_provided(aims, "controls.applicable"),
        sources=("coverage", "cells", Source("controls", "table")),
    )


def _register(aims) -> dict[str, dict]:
    return {row["control"]: row for row in aims.table("controls")}


def _decision(aims, row: dict) -> dict:
    """The row of the register as far as it is decided by as_of."""
    later = row.get("decided_on") is not None and row["decided_on"] > aims.as_of
    applicable = None if later else row.get("applicable")
    return {
        "applicable": applicable or "undecided",
        "justification": (row.get("justification") if applicable else None) or "none",
        "owner": row.get("owner") or "nobody",
        "status": t.words(row.get("status")) or "no status",
    }


def _evidence(requirement: str, cells: list[dict], items: Items) -> dict:
    mine = [row for row in cells if row["requirement"] == requirement]
    named = sorted({row["item_id"] for row in mine if row["item_id"]})
    dates = [items.on(item) for item in named if items.on(item)]
    ends = [row["ends_on"] for row in mine if row["state"] == "covered" and row["ends_on"]]
    more = f" and {len(named) - NAMED:,} more" if len(named) > NAMED else ""
    return {
        "items": "; ".join(items.name(item) for item in named[:NAMED]) + more,
        "last_on": max(dates, default=None),
        "ends_on": min(ends, default=None),
    }


def _state(row: dict) -> object:
    if row["excluded"]:
        return "excluded, but an assessment names it" if row["denominator"] else "excluded"
    worst = next((state for state in reversed(t.STATES) if row[state]), None)
    return badge(t.STATES[worst].lower(), worst) if worst else "no cell"
