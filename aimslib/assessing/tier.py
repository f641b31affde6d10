"""The tier that impacts demand, with the impact and the rule that demand it, before anything is saved.

The same rule as `sql/marts/current_assessments.sql`, from the same table; there it is computed, here it is explained.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from ..tables import TIERS
from .records import Impact


class Demanded(NamedTuple):
    """tier: the lowest that the impacts allow. impact: the one that demands it, None where none demands more than the
    lowest tier of all; rule: in words, empty then."""

    tier: str
    impact: Impact | None
    rule: str


def demanded_tier(impacts: Iterable[Impact], bands: Iterable[Mapping]) -> Demanded:
    """The tier that inherent likelihood and severity demand; residual scores don't count.

    bands: the rows of the reference table tier_bands. Of several impacts the one with the highest score is named, then
    the most severe, then the first. An impact whose scores are not (yet) whole numbers demands nothing.
    """
    found = Demanded(TIERS[0], None, "")
    weight = (0, 0, 0)
    bands = list(bands)
    for impact in impacts:
        if not (impact.likelihood.isdecimal() and impact.severity.isdecimal()):
            continue
        likelihood, severity = int(impact.likelihood), int(impact.severity)
        for band in bands:
            rule = _rule(likelihood, severity, band)
            heavier = (TIERS.index(band["tier"]), likelihood * severity, severity)
            if rule and heavier > weight:
                found, weight = Demanded(band["tier"], impact, rule), heavier
    return found


def _rule(likelihood: int, severity: int, band: Mapping) -> str:
    score = likelihood * severity
    if score >= int(band["min_score"]):
        return (
            f"likelihood {likelihood} x severity {severity} = {score}; from {band['min_score']} on it is {band['tier']}"
        )
    if severity >= int(band["min_severity"]):
        return f"severity {severity}; from {band['min_severity']} on it is {band['tier']}, however unlikely"
    return ""
