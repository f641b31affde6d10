"""Internal and external audits, and management reviews with what they decided."""

from __future__ import annotations

from markupsafe import Markup

from . import _text as t
from ._exhibit import Exhibit, Source
from ._html import Column, field, table

MOST = 40


def audits_and_reviews(aims, most: int = MOST) -> Exhibit:
    """Audits by date, done and scheduled; management reviews held by then, the latest first."""
    title = "Audits and management reviews"
    html = Markup("<h4>Audits</h4>{}<h4>Management reviews</h4>{}").format(_audits(aims, most), _reviews(aims, most))
    return Exhibit(
        title,
        html,
        caption="An internal audit counts for this AIMS where its standards include 42001. "
        + t.not_provided(aims, "audits", "management_reviews"),
        sources=(Source("audits", "table"), Source("management_reviews", "table")),
    )


def _audits(aims, most: int) -> Markup:
    rows = sorted(aims.table("audits"), key=lambda row: (row["scheduled_on"], row["audit_id"]))
    columns = (
        field("audit_id", "Audit", kind="code"),
        Column("Kind", lambda row: t.sentence(t.words(row["kind"]))),
        Column("Standards", lambda row: row["standards"] or "42001"),
        field("scheduled_on", "Scheduled", t.short_day, kind="date"),
        Column("Completed", lambda row: _by(aims, row["completed_on"]) or "not yet", kind="date"),
        Column("Auditor", lambda row: row["auditor"] or "nobody named", kind="why"),
        Column("Result", lambda row: t.words(row["result"]) if _by(aims, row["completed_on"]) else ""),
        Column("Decision", lambda row: _by(aims, row["decision_on"]), kind="date"),
        field("certificate_expires_on", "Certificate until", t.short_day, kind="date"),
    )
    return table("Audits", rows, columns, most=most, sheet="data_audits")


def _reviews(aims, most: int) -> Markup:
    rows = [row for row in aims.table("management_reviews") if row["held_on"] <= aims.as_of]
    rows.sort(key=lambda row: (row["held_on"], row["review_id"]), reverse=True)
    columns = (
        field("review_id", "Review", kind="code"),
        field("held_on", "Held", t.short_day, kind="date"),
        field("chair", "Chair"),
        Column("Decisions", lambda row: row["decisions"] or "none recorded", kind="why"),
    )
    return table("Management reviews", rows, columns, most=most, sheet="data_management_reviews")


def _by(aims, day) -> str:
    return t.short_day(day) if day is not None and day <= aims.as_of else ""
