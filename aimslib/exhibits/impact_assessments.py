"""Impact assessments: who is affected, how, how badly, what keeps it in check, what remains, and who approved it."""

from __future__ import annotations

from markupsafe import Markup

from . import _register as register
from . import _text as t
from ._exhibit import Exhibit, Source
from ._html import NONE_FOUND, Column, badge, more, table, taken

MOST = 40  # assessments
SHEET = "data_impacts"


def impact_assessments(aims, most: int = MOST) -> Exhibit:
    """Each assessment with its impacts: affected party, harm, likelihood x severity, controls and what remains."""
    made = [row for row in aims.table("impact_assessments") if row["assessed_on"] <= aims.as_of]
    shown, names = made[:most], register.systems(aims)
    impacts = aims.table("impacts")
    rows = [
        {**(impact or {}), "assessment": assessment}
        for assessment in shown
        for impact in [row for row in impacts if row["assessment_id"] == assessment["assessment_id"]] or [None]
    ]
    columns = (
        Column("Impact", lambda row: row.get("impact_id", "none recorded"), kind="code"),
        Column("On", lambda row: t.sentence(row.get("dimension", ""))),
        Column("Affected party", lambda row: row.get("affected_party", "")),
        Column("Harm", lambda row: row.get("harm", ""), kind="matter"),
        Column("L × S", lambda row: rating(row, "likelihood", "severity", SHEET, "impact_id"), number=True),
        Column("Controls", lambda row: row.get("controls") or ""),
        Column(
            "Remains",
            lambda row: rating(row, "residual_likelihood", "residual_severity", SHEET, "impact_id"),
            number=True,
        ),
    )
    title = "Impact assessments and their impacts"
    html = table(title, rows, columns, group=lambda row: _heading(row["assessment"], names)) if rows else NONE_FOUND
    html += more(len(made) - most, "rows", "data_impact_assessments")
    return Exhibit(
        title,
        html,
        caption=f"{t.sentence(t.count(len(made), 'assessment'))}. L × S: likelihood times severity, 1 to 5 each. "
        + t.not_provided(aims, "impact_assessments", "impacts"),
        sources=(Source("impact_assessments", "table"), Source("impacts", "table")),
    )


def rating(row: dict, likelihood: str, severity: str, sheet: str, key: str) -> Markup | str:
    """3 × 4, both as figures; `not rated` where either is empty."""
    if not row.get(key):
        return ""
    if row[likelihood] is None or row[severity] is None:
        return "not rated"
    return Markup("{} × {}").format(taken(row, likelihood, sheet, key), taken(row, severity, sheet, key))


def _heading(row: dict, names: dict[str, str]) -> Markup:
    approved = (
        f"approved {t.short_day(row['approved_on'])} by {row['approver'] or 'nobody named'}"
        if row["approved_on"]
        else "not approved"
    )
    review = f", review due {t.short_day(row['review_due_on'])}" if row["review_due_on"] else ""
    return Markup("{} {} {} <span class='why'>{}, assessed {} by {}, {}{}</span>").format(
        row["assessment_id"],
        register.named(names, row["system_id"]),
        badge(row["tier"], row["tier"]),
        t.words(row["trigger"]),
        t.short_day(row["assessed_on"]),
        row["assessor"],
        approved,
        review,
    )
