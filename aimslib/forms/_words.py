"""The words of the form: what a score means, what a column is called beside its box."""

from __future__ import annotations

LIKELIHOOD = ("rare", "unlikely", "possible", "likely", "almost certain")
SEVERITY = ("negligible", "minor", "moderate", "serious", "severe")
SCORES = {
    "likelihood": LIKELIHOOD,
    "severity": SEVERITY,
    "residual_likelihood": LIKELIHOOD,
    "residual_severity": SEVERITY,
}
TRIGGERS = {
    "registration": "it was never assessed",
    "material_change": "it changed after its last assessment",
    "periodic": "its review date has passed",
}
LABELS = {
    "trigger": "What made it due",
    "assessed_on": "Assessed on",
    "assessor": "Assessor",
    "tier": "Tier declared",
    "dimensions_assessed": "Dimensions assessed",
    "summary": "Result in a sentence",
    "review_due_on": "Next review due",
    "approver": "Approver",
    "approved_on": "Approved on",
    "dimension": "Who is affected",
    "category": "Category",
    "affected_party": "Affected party",
    "harm": "Harm",
    "likelihood": "Likelihood",
    "severity": "Severity",
    "controls": "Controls that reduce it",
    "residual_likelihood": "Likelihood with controls",
    "residual_severity": "Severity with controls",
}


def scores(column: str) -> list[str]:
    """What a score can be, as the box offers it: `3 possible`."""
    return [f"{number} {word}" for number, word in enumerate(SCORES[column], 1)]


def score_shown(column: str, text: str) -> str:
    """3 -> 3 possible; what is no score stays as it is."""
    return next((one for one in scores(column) if one.split()[0] == text.strip()), text)


def score_typed(column: str, text: str) -> str:
    """`3`, `3 possible` and `possible` -> 3; what means none of them stays as it was typed, for the check to name."""
    text = text.strip()
    return next((one.split()[0] for one in scores(column) if text.casefold() in _spellings(one)), text)


def _spellings(offered: str) -> tuple[str, ...]:
    number, _, word = offered.partition(" ")
    return offered, number, word
