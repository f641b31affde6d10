"""Impact assessments: the latest approved one, the tier that follows, and whether a new one is due."""

from __future__ import annotations

from datetime import date

from aimslib.tables import TIERS

from .facts import YEAR, World, in_scope
from .reference import split


def impacts_of(world: World, assessment: dict) -> list[dict]:
    return [row for row in world.rows("impacts") if row["assessment_id"] == assessment["assessment_id"]]


def latest_approved(world: World, system: dict) -> dict | None:
    approved = [
        row
        for row in world.rows("impact_assessments")
        if row["system_id"] == system["system_id"] and world.by(row.get("approved_on"))
    ]
    return max(approved, key=lambda row: (row["approved_on"], row["assessed_on"], row["assessment_id"]), default=None)


def review_due_on(assessment: dict) -> date:
    return assessment.get("review_due_on") or assessment["approved_on"] + YEAR


def controls_named(world: World, system: dict) -> set[str]:
    """Controls that the impacts of the latest approved assessment call for."""
    assessment = latest_approved(world, system)
    impacts = impacts_of(world, assessment) if assessment else []
    return {control for impact in impacts for control in split(impact.get("controls"))}


def tier(world: World, system: dict) -> str:
    """The higher of the tier declared and the one its impacts demand; `high` until assessed."""
    assessment = latest_approved(world, system)
    if assessment is None:
        return "high"
    reached = [assessment["tier"]]
    for impact in impacts_of(world, assessment):
        score = impact["likelihood"] * impact["severity"]
        reached += [
            band
            for band, min_score, min_severity in world.reference.bands
            if score >= min_score or impact["severity"] >= min_severity
        ]
    return max(reached, key=TIERS.index)


def due(world: World, system: dict) -> tuple[str, date] | None:
    """Why an assessment of a system in scope is due and since when; None where none is due."""
    assessment = latest_approved(world, system)
    if assessment is None:
        return "registration", system["registered_on"]
    changed_on = system.get("changed_on")
    if world.by(changed_on) and assessment["assessed_on"] < changed_on:
        return "material_change", changed_on
    if review_due_on(assessment) < world.as_of:
        return "periodic", review_due_on(assessment)
    return None


def assessments_due(world: World) -> list[dict]:
    rows = []
    for system in in_scope(world):
        if reason := due(world, system):
            assessment = latest_approved(world, system)
            rows.append(
                {
                    "system_id": system["system_id"],
                    "trigger": reason[0],
                    "since_on": reason[1],
                    "last_assessed_on": assessment["assessed_on"] if assessment else None,
                    "tier": tier(world, system),
                }
            )
    return rows


def assessment_currency(world: World) -> list[dict]:
    groups: dict[str, list[bool]] = {name: [] for name in (*TIERS, "unassessed")}
    for system in in_scope(world):
        group = tier(world, system) if latest_approved(world, system) else "unassessed"
        groups[group].append(due(world, system) is None)
    return [
        {
            "tier": name,
            "numerator": sum(current),
            "denominator": len(current),
            "ratio": sum(current) / len(current) if current else None,
        }
        for name, current in groups.items()
    ]
