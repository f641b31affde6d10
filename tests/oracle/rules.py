"""The finding rules one by one: what each fires on, and since when.

A rule is a function of the world that yields (subject, since_on), or (subject, since_on, severity) where the record
itself names its severity.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from aimslib.tables import NEEDED_ROLES

from . import rules_of_registers as registers
from . import rules_of_systems as systems
from .assessments import due
from .cells import stated
from .facts import (
    YEAR,
    World,
    decision_has_come,
    in_scope,
    is_nobody,
    left_on,
    reviewed_or_registered,
    role_is_held,
    soa,
    zombies,
)
from .items import aims_audits
from .maturity import audit_is_current, review_is_current


@dataclass(frozen=True)
class Rule:
    needs: tuple[str, ...]  # table.column, in the order in which a missing one is named
    subject_kind: str
    fires: Callable[[World], Iterator[tuple]]


def _system_without_owner(world: World) -> Iterator[tuple]:
    for system in in_scope(world):
        if is_nobody(system.get("owner")):
            yield system["system_id"], system["registered_on"]


def _owner_left(world: World) -> Iterator[tuple]:
    for system in in_scope(world):
        if not is_nobody(system.get("owner")) and world.by(left_on(world, system["owner"])):
            yield system["system_id"], left_on(world, system["owner"])


def _assessment_due(trigger: str) -> Callable[[World], Iterator[tuple]]:
    def fires(world: World) -> Iterator[tuple]:
        for system in in_scope(world):
            reason = due(world, system)
            if reason and reason[0] == trigger:
                yield system["system_id"], reason[1]

    return fires


def _zombie(world: World) -> Iterator[tuple]:
    for system, since in zombies(world):
        yield system["system_id"], since


def _review_overdue(world: World) -> Iterator[tuple]:
    for system in in_scope(world):
        if reviewed_or_registered(system) < world.as_of - YEAR:
            yield system["system_id"], reviewed_or_registered(system) + YEAR


def _supplier_unallocated(world: World) -> Iterator[tuple]:
    allocations = {row["supplier"]: row.get("responsibilities_allocated_on") for row in world.rows("suppliers")}
    registrations: dict[str, list] = {}
    for system in in_scope(world):
        if system.get("supplier") is not None:
            registrations.setdefault(system["supplier"], []).append(system["registered_on"])
    for supplier, days in registrations.items():
        allocated = allocations.get(supplier)
        if not world.within_a_year(allocated):
            lapsed = allocated is not None and allocated < world.as_of
            yield supplier, allocated + YEAR if lapsed else min(days)


def _control_undecided(world: World) -> Iterator[tuple]:
    for control in world.reference.controls:
        row = soa(world, control.id)
        if row.get("applicable") is None or not decision_has_come(world, row):
            yield control.id, None


def _excluded_without_justification(world: World) -> Iterator[tuple]:
    for control in world.reference.controls:
        row = soa(world, control.id)
        if row.get("applicable") == "no" and row.get("justification") is None and decision_has_come(world, row):
            yield control.id, row.get("decided_on")


def _requirement_without_evidence(world: World) -> Iterator[tuple]:
    for requirement_id in {
        cell.requirement.id for cell in stated(world) if cell.state in ("designed", "reusable", "top_up", "missing")
    }:
        yield requirement_id, None


def _evidence_expired(world: World) -> Iterator[tuple]:
    ends: dict[str, list] = {}
    for cell in stated(world):
        if cell.state == "expired":
            ends.setdefault(cell.requirement.id, []).append(cell.ends_on)
    for requirement_id, days in ends.items():
        yield requirement_id, min(days)


def _internal_audit_overdue(world: World) -> Iterator[tuple]:
    if not audit_is_current(world):
        last = max((row["completed_on"] for row in aims_audits(world) if world.by(row["completed_on"])), default=None)
        yield "AIMS", last and last + YEAR


def _management_review_overdue(world: World) -> Iterator[tuple]:
    if not review_is_current(world):
        held = [row["held_on"] for row in world.rows("management_reviews") if world.by(row["held_on"])]
        yield "AIMS", max(held) + YEAR if held else None


def _nonconformity_overdue(world: World) -> Iterator[tuple]:
    for row in world.rows("nonconformities"):
        late = row.get("due_on") is not None and row["due_on"] < world.as_of
        if late and world.by(row["raised_on"]) and not world.by(row.get("closed_on")):
            yield row["nonconformity_id"], row["due_on"], row["severity"]


def _role_vacant(world: World) -> Iterator[tuple]:
    for role in NEEDED_ROLES:
        if not role_is_held(world, role):
            ended = [
                row["until_on"]
                for row in world.rows("roles")
                if row["role"] == role and row.get("until_on") is not None and row["until_on"] < world.as_of
            ]
            yield role, max(ended, default=None)


def _in_use_not_registered(world: World) -> Iterator[tuple]:
    seen: dict[str, list] = {}
    for row in world.rows("sightings"):
        if row.get("system_id") is None and world.by(row["first_seen_on"]):
            seen.setdefault(row["tool"], []).append(row["first_seen_on"])
    for tool, days in seen.items():
        yield tool, min(days)


def _risk_retained_unaccepted(world: World) -> Iterator[tuple]:
    for row in world.rows("risks"):
        retained = world.by(row["identified_on"]) and row["status"] != "closed" and row.get("treatment") == "retain"
        if retained and (is_nobody(row.get("accepted_by")) or not world.by(row.get("accepted_on"))):
            yield row["risk_id"], row["identified_on"]


def _undeclared_change(world: World) -> Iterator[tuple]:
    """It compares with earlier snapshots. A state by itself has none, so here it can only lack its column."""
    return iter(())


RULES = {
    "system_without_owner": Rule(("systems.owner",), "system", _system_without_owner),
    "owner_left": Rule(("systems.owner", "people.left_on"), "system", _owner_left),
    "assessment_missing": Rule(("impact_assessments.assessment_id",), "system", _assessment_due("registration")),
    "assessment_outdated": Rule(
        ("impact_assessments.assessment_id", "systems.changed_on"), "system", _assessment_due("material_change")
    ),
    "assessment_review_overdue": Rule(("impact_assessments.assessment_id",), "system", _assessment_due("periodic")),
    "undeclared_change": Rule(("systems.changed_on",), "system", _undeclared_change),
    "zombie": Rule((), "system", _zombie),
    "review_overdue": Rule(("systems.reviewed_on",), "system", _review_overdue),
    "supplier_unallocated": Rule(
        ("systems.supplier", "suppliers.responsibilities_allocated_on"), "supplier", _supplier_unallocated
    ),
    "control_undecided": Rule(("controls.applicable",), "control", _control_undecided),
    "excluded_without_justification": Rule(("controls.applicable",), "control", _excluded_without_justification),
    "requirement_without_evidence": Rule((), "requirement", _requirement_without_evidence),
    "evidence_expired": Rule((), "requirement", _evidence_expired),
    "internal_audit_overdue": Rule(("audits.audit_id",), "aims", _internal_audit_overdue),
    "management_review_overdue": Rule(("management_reviews.review_id",), "aims", _management_review_overdue),
    "nonconformity_overdue": Rule(("nonconformities.due_on",), "nonconformity", _nonconformity_overdue),
    "role_vacant": Rule(("roles.role",), "role", _role_vacant),
    "in_use_not_registered": Rule(("sightings.tool",), "tool", _in_use_not_registered),
    "risk_retained_unaccepted": Rule(("risks.treatment",), "risk", _risk_retained_unaccepted),
    "out_of_scope_unjustified": Rule(
        ("systems.aims_scope", "systems.scope_justification"), "system", systems.out_of_scope_unjustified
    ),
    "assessment_not_approved": Rule(("impact_assessments.approved_on",), "assessment", systems.assessment_not_approved),
    "assessment_after_deployment": Rule(
        ("systems.deployed_on", "impact_assessments.assessment_id"), "system", systems.assessment_after_deployment
    ),
    "assessment_self_approved": Rule(("impact_assessments.approver",), "assessment", systems.assessment_self_approved),
    "approver_without_role": Rule(
        ("impact_assessments.approver", "roles.role"), "assessment", systems.approver_without_role
    ),
    "tier_below_impacts": Rule(("impacts.impact_id",), "assessment", systems.tier_below_impacts),
    "retired_without_date": Rule(("systems.retired_on",), "system", systems.retired_without_date),
    "gate_skipped": Rule(("lifecycle_gates.gate_id",), "system", systems.gate_skipped),
    "included_without_justification": Rule(
        ("controls.applicable", "controls.justification"), "control", systems.included_without_justification
    ),
    "excluded_but_needed": Rule(("impacts.controls",), "control", systems.excluded_but_needed),
    "evidence_without_reviewer": Rule(
        ("evidence.reviewed_by",), "evidence", registers.evidence_that(registers.lacks("reviewed_by"))
    ),
    "evidence_without_location": Rule(
        ("evidence.location",), "evidence", registers.evidence_that(registers.lacks("location"))
    ),
    "evidence_file_missing": Rule(
        ("evidence.location", "evidence.sha256"), "evidence", registers.evidence_that(registers.file_is("missing"))
    ),
    "evidence_hash_mismatch": Rule(
        ("evidence.location", "evidence.sha256"), "evidence", registers.evidence_that(registers.file_is("mismatch"))
    ),
    "risk_without_owner": Rule(("risks.owner",), "risk", registers.risk_without_owner),
    "risk_without_treatment": Rule(("risks.treatment",), "risk", registers.risk_without_treatment),
    "risk_treatment_overdue": Rule(("risks.treatment_due_on",), "risk", registers.risk_past("treatment_due_on")),
    "risk_review_overdue": Rule(("risks.review_due_on",), "risk", registers.risk_past("review_due_on")),
    "corrective_action_unchecked": Rule(
        ("nonconformities.effectiveness_checked_on",), "nonconformity", registers.corrective_action_unchecked
    ),
    "incident_not_communicated": Rule(("incidents.notify_by",), "incident", registers.incident_not_communicated),
    "action_overdue": Rule(("actions.due_on",), "action", registers.action_overdue),
}
