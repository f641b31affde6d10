"""Random overrides of reference tables: a workspace may judge otherwise, and every figure must follow its tables."""

from __future__ import annotations

from collections.abc import Callable

from aimslib.tables import TIERS

from .draw import Draw
from .reference import rows_of

GATES = ("design", "development", "verification", "deployment", "operation")
ROLES = ("provider;developer;user", "provider;developer", "provider; developer", "user")


def _controls(draw: Draw) -> list[dict]:
    rows = rows_of("annex_a_controls")
    for row in rows:
        row["needs_record"] = draw.choice(("yes", "no"))
        if row["scope"] == "system":
            row |= {
                name: draw.choice(("yes", "no"))
                for name in ("at_retirement", "third_party_only", "shareable", "renew_on_change")
            }
            row |= {"from_stage": draw.choice(GATES), "min_tier": draw.choice(TIERS)}
            row["applies_to_role"] = draw.choice(ROLES)
    return rows


def _validity(draw: Draw) -> list[dict]:
    return [row | {"valid_days": str(draw.choice((0, 1, 90, 365, 730)))} for row in rows_of("evidence_validity")]


def _bands(draw: Draw) -> list[dict]:
    return [
        row | {"min_score": str(draw.randint(3, 26)), "min_severity": str(draw.randint(3, 6))}
        for row in rows_of("tier_bands")
    ]


def _crosswalk(draw: Draw) -> list[dict]:
    rows = rows_of("overlap_27001")
    for row in rows:
        if row["iso27001"]:
            row["reuse"] = draw.choice(("full", "partial"))
    return draw.sample(rows, len(rows))


def _ladder(draw: Draw) -> list[dict]:
    """Other thresholds, other numbers for the rungs, now and then one rung less."""
    numbers = dict(zip(("1", "2", "3"), sorted(draw.sample(("1", "2", "3", "4", "5"), 3)), strict=True))
    gone = draw.choice(("1", "2", "3", None))
    return [
        row | {"level": numbers[row["level"]], "threshold": draw.choice(("0.0", "0.25", "0.5", "0.75", "1.0"))}
        for row in rows_of("maturity_ladder")
        if row["level"] != gone
    ]


def _rules(draw: Draw) -> list[dict]:
    return [
        row if row["severity"] == "as recorded" else row | {"severity": draw.choice(("major", "minor", "opportunity"))}
        for row in rows_of("findings")
    ]


def _checks(draw: Draw) -> list[dict]:
    """Other blockers, and a check now and then left out."""
    return [row | {"blocking": draw.choice(("yes", "no"))} for row in rows_of("readiness_checks") if draw.chance(0.7)]


def _links(name: str) -> Callable[[Draw], list[dict]]:
    return lambda draw: [row for row in rows_of(name) if draw.chance(0.5)]


OVERRIDES = {
    "annex_a_controls": _controls,
    "evidence_validity": _validity,
    "tier_bands": _bands,
    "overlap_27001": _crosswalk,
    "maturity_ladder": _ladder,
    "findings": _rules,
    "readiness_checks": _checks,
    "nist_ai_rmf_map": _links("nist_ai_rmf_map"),
    "eu_ai_act_map": _links("eu_ai_act_map"),
}


def random_overrides(draw: Draw) -> dict[str, list[dict]]:
    """The rows of some overridden reference tables, all values text as in a file."""
    return {name: rows(draw) for name, rows in OVERRIDES.items() if draw.chance(0.5)}
