"""Finding rules on what a system went through: scope, assessments, gates, retirement, and the controls it needs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from aimslib.tables import TIERS

from .assessments import controls_named, latest_approved, tier
from .facts import (
    World,
    decision_has_come,
    excluded,
    in_aims,
    in_scope,
    is_nobody,
    is_retired,
    left_on,
    registered,
    soa,
    stage,
)


def out_of_scope_unjustified(world: World) -> Iterator[tuple]:
    for system in registered(world):
        out = system.get("aims_scope") == "no" and not is_retired(world, system)
        if out and system.get("scope_justification") is None:
            yield system["system_id"], system["registered_on"]


def assessment_not_approved(world: World) -> Iterator[tuple]:
    ids = {system["system_id"] for system in in_scope(world)}
    for row in world.rows("impact_assessments"):
        waited = (world.as_of - row["assessed_on"]).days
        if row["system_id"] in ids and waited > 30 and not world.by(row.get("approved_on")):
            yield row["assessment_id"], row["assessed_on"] + timedelta(days=30)


def assessment_after_deployment(world: World) -> Iterator[tuple]:
    for system in in_scope(world):
        deployed_on = system.get("deployed_on")
        if world.by(deployed_on) and not any(
            row["system_id"] == system["system_id"] and row.get("approved_on") and row["approved_on"] <= deployed_on
            for row in world.rows("impact_assessments")
        ):
            yield system["system_id"], deployed_on


def _latest(world: World) -> Iterator[tuple[dict, dict]]:
    """Systems in scope, each with its latest approved assessment."""
    for system in in_scope(world):
        if assessment := latest_approved(world, system):
            yield system, assessment


def assessment_self_approved(world: World) -> Iterator[tuple]:
    for _, assessment in _latest(world):
        if assessment.get("approver") == assessment["assessor"]:
            yield assessment["assessment_id"], assessment["approved_on"]


def _was_approver(world: World, name: str | None, on: date) -> bool:
    left = left_on(world, name)
    return (
        not is_nobody(name)
        and (left is None or left > on)
        and any(
            row["role"] == "impact_assessment_approver"
            and row["holder"] == name
            and row["from_on"] <= on <= (row.get("until_on") or date.max)
            for row in world.rows("roles")
        )
    )


def approver_without_role(world: World) -> Iterator[tuple]:
    for _, assessment in _latest(world):
        if not _was_approver(world, assessment.get("approver"), assessment["approved_on"]):
            yield assessment["assessment_id"], assessment["approved_on"]


def tier_below_impacts(world: World) -> Iterator[tuple]:
    for system, assessment in _latest(world):
        if TIERS.index(assessment["tier"]) < TIERS.index(tier(world, system)):
            yield assessment["assessment_id"], assessment["approved_on"]


def retired_without_date(world: World) -> Iterator[tuple]:
    for system in in_aims(world):
        if system["lifecycle_stage"] == "retired" and system.get("retired_on") is None:
            yield system["system_id"], None


def gate_skipped(world: World) -> Iterator[tuple]:
    for system in in_scope(world):
        passed = {
            row["stage"]
            for row in world.rows("lifecycle_gates")
            if row["system_id"] == system["system_id"] and world.by(row["approved_on"])
        }
        if stage(world, system) in ("deployment", "operation") and not passed >= {"verification", "deployment"}:
            deployed_on = system.get("deployed_on")
            yield system["system_id"], deployed_on if world.by(deployed_on) else system["registered_on"]


def included_without_justification(world: World) -> Iterator[tuple]:
    for control in world.reference.controls:
        row = soa(world, control.id)
        if row.get("applicable") == "yes" and row.get("justification") is None and decision_has_come(world, row):
            yield control.id, row.get("decided_on")


def excluded_but_needed(world: World) -> Iterator[tuple]:
    for control in excluded(world):
        approved = [
            assessment["approved_on"]
            for system, assessment in _latest(world)
            if control in controls_named(world, system)
        ]
        if approved:
            yield control, min(approved)
