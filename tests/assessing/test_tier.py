"""The tier that a form shows is the tier that the load computes."""

from __future__ import annotations

import itertools

import pytest

from aimslib.assessing import Impact, demanded_tier

BANDS = [
    {"tier": "high", "min_score": 15, "min_severity": 5},
    {"tier": "limited", "min_score": 6, "min_severity": 4},
]


def impact(likelihood: object, severity: object, name: str = "IM-1") -> Impact:
    return Impact(name, "individuals", "Claimants", "Waits", str(likelihood), str(severity))


@pytest.mark.parametrize(
    ("likelihood", "severity", "tier", "rule"),
    [
        (3, 5, "high", "likelihood 3 x severity 5 = 15; from 15 on it is high"),
        (1, 5, "high", "severity 5; from 5 on it is high, however unlikely"),
        (3, 4, "limited", "likelihood 3 x severity 4 = 12; from 6 on it is limited"),
        (1, 4, "limited", "severity 4; from 4 on it is limited, however unlikely"),
        (5, 1, "minimal", ""),
    ],
)
def test_an_impact_demands_a_tier_by_its_score_or_by_its_severity_alone(likelihood, severity, tier, rule):
    assert demanded_tier([impact(likelihood, severity)], BANDS)[::2] == (tier, rule)


def test_of_several_impacts_the_heaviest_is_named():
    impacts = [impact(2, 3, "IM-1"), impact(3, 5, "IM-2"), impact(4, 5, "IM-3"), impact(5, 4, "IM-4")]
    impacts.append(impact(4, 5, "IM-5"))
    assert demanded_tier(impacts, BANDS).impact.impact_id == "IM-3"


@pytest.mark.parametrize("impacts", [[], [impact("", "")], [impact("5", "")], [impact("often", "5")]])
def test_without_scores_nothing_is_demanded(impacts):
    assert demanded_tier(impacts, BANDS) == ("minimal", None, "")


def test_it_is_the_tier_that_the_load_gives_a_system_declared_minimal(aims):
    """All 25 scores, a system each."""
    scores = list(itertools.product(range(1, 6), repeat=2))
    numbers = range(1, len(scores) + 1)
    loaded = aims(
        systems="system_id\n" + "\n".join(map(str, numbers)),
        impact_assessments="assessment_id | system_id | approved_on\n"
        + "\n".join(f"{n} | {n} | 2026-01-01" for n in numbers),
        impacts="assessment_id | likelihood | severity\n"
        + "\n".join(f"{n} | {scores[n - 1][0]} | {scores[n - 1][1]}" for n in numbers),
    )
    tiers = {int(row["system_id"]): row["tier"] for row in loaded.measure("register")}
    bands = loaded.reference("tier_bands")
    assert tiers == {n: demanded_tier([impact(*scores[n - 1])], bands).tier for n in numbers}
    assert set(tiers.values()) == {"minimal", "limited", "high"}
