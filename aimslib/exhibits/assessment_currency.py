"""Are the impact assessments up to date?"""

from __future__ import annotations

from . import _text as t
from ._exhibit import Exhibit
from ._html import Column, of, share, table

ORDER = ("high", "limited", "minimal", "unassessed")


def assessment_currency(aims) -> Exhibit:
    """Systems whose assessment is not due, by tier, and those that were never assessed."""
    by_tier = {row["tier"]: row for row in aims.measure("assessment_currency")}
    rows = [by_tier[tier] for tier in ORDER if tier in by_tier]
    columns = (
        Column("Tier", lambda row: row["tier"].capitalize()),
        Column("Up to date", lambda row: of(row, "assessment_currency", "tier"), number=True),
        Column("Share", lambda row: share(row, "assessment_currency", "tier"), kind="share"),
    )
    caption = f"Unassessed: none is approved. {t.not_provided(aims, 'impact_assessments')}"
    return Exhibit(
        "Impact assessments up to date",
        table("Impact assessments up to date by tier", rows, columns),
        caption=caption.strip(),
        sources=("assessment_currency", "assessments_due"),
    )
