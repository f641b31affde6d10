"""Which systems, controls and cells stand behind the criteria that fail."""

from __future__ import annotations

from . import _text as t
from ._exhibit import Exhibit
from ._html import Column, field, table

MOST = 60
# What has to be put right for a criterion: the findings of these rules are its rows.
RULES = {
    "registered": ("in_use_not_registered",),
    "systems_owned": ("system_without_owner", "owner_left"),
    "decided": ("control_undecided", "excluded_without_justification"),
    "assessed_high": ("assessment_missing", "assessment_outdated", "assessment_review_overdue"),
    "assessed_all": ("assessment_missing", "assessment_outdated", "assessment_review_overdue"),
    "coverage": ("requirement_without_evidence", "evidence_expired"),
    "audit_current": ("internal_audit_overdue",),
    "review_current": ("management_review_overdue",),
    "no_major_overdue": ("nonconformity_overdue",),
    "no_zombie": ("zombie",),
}


def behind_criteria(aims, level: int | None = None, most: int = MOST) -> Exhibit:
    """The findings behind each criterion that fails up to a level (else the next), with the remedy."""
    maturity = aims.measure("maturity")[0]
    level = level or maturity["next_level"] or maturity["level"]
    failing = {
        row["criterion"] for row in aims.measure("maturity_criteria") if row["level"] <= level and row["met"] is False
    }
    names = {row["system_id"]: row["name"] for row in aims.measure("register")}
    rows = [
        {**row, "criterion": criterion}
        for criterion, rules in RULES.items()
        if criterion in failing
        for row in aims.measure("findings")
        if row["rule"] in rules
    ]
    columns = (
        Column("Criterion", lambda row: t.criterion(row["criterion"])),
        Column("Finding", lambda row: t.rule(row["rule"])),
        Column("Where", lambda row: names.get(row["subject_id"], t.words(row["subject_id"]))),
        field("detail", "Detail", kind="why"),
        field("remedy", "Remedy", kind="why"),
    )
    others = sorted(failing - set(RULES))
    caption = f"Without findings of their own: {t.listed(t.criterion(name) for name in others)}." if others else ""
    title = f"Behind the criteria that fail on the way to {t.level(level)}"
    return Exhibit(
        title,
        table(title, rows, columns, most=most, sheet="findings"),
        caption=caption,
        sources=("findings", "maturity_criteria"),
    )
