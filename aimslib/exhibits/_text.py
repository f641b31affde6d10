"""Words and numbers as a reader sees them: one place, so that every exhibit says the same thing the same way."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from math import floor

LEVEL_NOTE = "ML0-ML3 is a convention, not part of the standard."
NOTHING = "n/a"
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
STATES = {
    "covered": "Covered",
    "designed": "Designed",
    "reusable": "Reusable",
    "expired": "Expired",
    "top_up": "Needs a top-up",
    "missing": "Missing",
}
STATE_MEANINGS = {
    "covered": "current evidence",
    "designed": "a document, where a record is needed",
    "reusable": "ISO 27001 evidence that only has to be widened",
    "expired": "evidence that lapsed",
    "top_up": "ISO 27001 evidence that carries the form, not the content",
    "missing": "nothing",
}
OVERLAP = {
    "held": "Held",
    "reusable_now": "Reusable now",
    "reusable_after_refresh": "Reusable after refresh",
    "top_up": "Needs a top-up",
    "not_collected": "Not collected",
    "new_work": "New work",
}
CRITERIA = {
    "owned": "requirements owned",
    "registered": "tools registered",
    "policy_covered": "AI policy approved and current",
    "systems_owned": "systems owned",
    "decided": "controls decided",
    "coverage": "coverage",
    "assessed_high": "high-tier systems assessed",
    "assessed_all": "systems assessed",
    "audit_current": "internal audit within a year",
    "review_current": "management review within a year",
    "no_major_overdue": "no major nonconformity overdue",
    "sustained": "sustained 12 months",
    "actions_on_time": "corrective actions on time",
    "no_zombie": "no system out of control",
    "independently_reviewed": "independent review",
}
RULES = {
    "zombie": "System out of control",
    "in_use_not_registered": "Tool in use, not registered",
    "excluded_without_justification": "Excluded without a reason",
}
ABBREVIATIONS = {"ai": "AI", "aims": "AIMS"}
# Criteria that are either met or not: "0 % of 100 %" would tell a reader nothing.
YES_OR_NO = {"policy_covered", "audit_current", "review_current", "no_major_overdue", "no_zombie"}


def day(value: date | None) -> str:
    """30 June 2026"""
    return "" if value is None else f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def short_day(value: date | None) -> str:
    """30 Jun 2026"""
    return "" if value is None else f"{value.day} {MONTHS[value.month - 1][:3]} {value.year}"


def number(value: int | None) -> str:
    """2,133"""
    return NOTHING if value is None else f"{value:,}"


def count(value: int, one: str, many: str = "") -> str:
    """1 system, 2,133 systems"""
    return f"{value:,} {one if value == 1 else many or one + 's'}"


def percent(ratio: float | None) -> str:
    """62%; n/a where there is nothing to count. Rounded down, so that nothing looks as if it had reached its threshold;
    only none is 0%."""
    if ratio is None:
        return NOTHING
    shown = floor(100 * ratio + 1e-9)
    return "1%" if shown == 0 and ratio > 0 else f"{shown}%"


def of(numerator: int | None, denominator: int | None) -> str:
    """12 of 38; n/a where there is nothing to count."""
    return f"{numerator:,} of {denominator:,}" if denominator else NOTHING


def level(value: int | None) -> str:
    """ML1; n/a for an area in which nothing applies."""
    return NOTHING if value is None else f"ML{value}"


def words(identifier: str | None) -> str:
    """ai_policy_owner -> AI policy owner"""
    return " ".join(ABBREVIATIONS.get(word, word) for word in (identifier or "").split("_"))


def sentence(text: str) -> str:
    """The text with a capital first letter; the rest stays as it is."""
    return text[:1].upper() + text[1:]


def listed(items: Iterable[str], last: str = "and") -> str:
    """a, b and c"""
    items = list(items)
    return items[0] if len(items) == 1 else f" {last} ".join(filter(None, (", ".join(items[:-1]), *items[-1:])))


def not_provided(aims, *sources: str) -> str:
    """What to print beside a figure whose table, or `table.column`, the source does not have; else nothing."""
    absent = [source for source in sources if not aims.provided(*source.split("."))]
    return f"Not provided: {listed(map(words, absent))}." if absent else ""


def from_snapshot(aims) -> str:
    """Which snapshot the figures were made from, where they were not made from the files as they are; else nothing."""
    if aims.snapshot is None:
        return ""
    return f"Made from the snapshot {aims.snapshot.name}, the registers as loaded for {day(aims.snapshot.as_of)}."


def rule(name: str) -> str:
    """A finding's rule in words that need no explanation."""
    return RULES.get(name, sentence(words(name)))


def criterion(name: str) -> str:
    """A criterion of the ladder in words; of a workspace's own ladder, its name."""
    return CRITERIA.get(name, words(name))
