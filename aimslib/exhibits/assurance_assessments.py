"""Are the impact assessments up to date: the shares by tier, without the systems behind them."""

from __future__ import annotations

from . import _text as t
from ._exhibit import Exhibit
from ._html import Column, of, share, table

ORDER = ("high", "limited", "minimal", "unassessed")
NAMES = {"unassessed": "Not yet assessed"}
SHEET = "assessment_currency"


def assurance_assessments(aims) -> Exhibit:
    """Systems in scope whose impact assessment is approved, later than their last change and not due for review."""
    by_tier = {row["tier"]: row for row in aims.measure(SHEET)}
    rows = [by_tier[tier] for tier in ORDER if tier in by_tier and by_tier[tier]["denominator"]]
    columns = (
        Column("Tier", lambda row: NAMES.get(row["tier"], row["tier"].capitalize())),
        Column("Up to date", lambda row: of(row, SHEET, "tier"), number=True),
        Column("Share", lambda row: share(row, SHEET, "tier"), kind="share"),
    )
    title = "Impact assessments up to date"
    return Exhibit(
        title,
        table(title, rows, columns),
        caption=f"Of the systems in scope. {t.not_provided(aims, 'impact_assessments')}".strip(),
        sources=(SHEET,),
    )
