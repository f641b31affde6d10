"""Nonconformities and their corrective actions, from cause to the check that it worked."""

from __future__ import annotations

from . import _text as t
from ._exhibit import Exhibit, Source
from ._html import Column, badge, field, table

MOST = 40


def nonconformities(aims, most: int = MOST) -> Exhibit:
    """Nonconformities raised by then: open ones first, then closed ones, each by date."""
    rows = [row for row in aims.table("nonconformities") if row["raised_on"] <= aims.as_of]
    rows.sort(key=lambda row: (_closed(aims, row), row["raised_on"], row["nonconformity_id"]))
    columns = (
        field("nonconformity_id", "No.", kind="code"),
        Column("Raised", lambda row: f"{t.short_day(row['raised_on'])}, {t.words(row['source'])}"),
        field("requirement", "Requirement"),
        Column("Severity", lambda row: badge(row["severity"], row["severity"])),
        field("description", "What does not conform", kind="matter"),
        Column("Root cause", lambda row: row["root_cause"] or "not found yet", kind="why"),
        Column("Corrective action", lambda row: row["corrective_action"] or "none yet"),
        Column("Owner", lambda row: row["owner"] or "nobody"),
        Column("State", lambda row: _state(aims, row)),
    )
    title = "Nonconformities and corrective actions"
    opened = sum(not _closed(aims, row) for row in rows)
    return Exhibit(
        title,
        table(title, rows, columns, most=most, sheet="data_nonconformities"),
        caption=f"{t.count(len(rows), 'nonconformity', 'nonconformities')}, {opened} of them open. "
        + t.not_provided(aims, "nonconformities"),
        sources=(Source("nonconformities", "table"),),
    )


def _closed(aims, row: dict) -> bool:
    return row["closed_on"] is not None and row["closed_on"] <= aims.as_of


def _state(aims, row: dict) -> str:
    if not _closed(aims, row):
        if row["due_on"] is None:
            return "open, no date"
        return f"{'overdue since' if row['due_on'] < aims.as_of else 'open, due'} {t.short_day(row['due_on'])}"
    checked = row["effectiveness_checked_on"]
    worked = checked is not None and checked <= aims.as_of
    return f"closed {t.short_day(row['closed_on'])}; effect " + (
        f"checked {t.short_day(checked)}" if worked else "not checked"
    )
