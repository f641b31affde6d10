"""Readiness: the answer of each check, the verdict of a stage, and the roadmap that rests on both."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from aimslib.tables import NEEDED_ROLES

from .assessments import due, latest_approved, tier
from .cells import stated
from .coverage import of_area
from .facts import World, decision_has_come, excluded, in_scope, is_owned, registered, role_is_held, soa, zombies
from .maturity import CRITERIA, audit_is_current, review_is_current
from .reference import AREAS


def _states(world: World, requirement_id: str) -> list[str]:
    return [cell.state for cell in stated(world) if cell.requirement.id == requirement_id]


def _is(world: World, requirement_id: str, *wanted: str) -> bool:
    """Has it cells, and are all of them in one of these states?"""
    states = _states(world, requirement_id)
    return bool(states) and all(state in wanted for state in states)


def _designed(requirement_id: str) -> Callable[[World], bool]:
    return lambda world: _is(world, requirement_id, "covered", "designed")


def _at_least_090(answers: list[bool]) -> bool:
    return not answers or Fraction(sum(answers), len(answers)) >= Fraction("0.90")


def _covered(cells: list) -> list[bool]:
    return [cell.state == "covered" for cell in cells]


def _soa_complete(world: World) -> bool:
    rows = [soa(world, control.id) for control in world.reference.controls]
    return all(row.get("applicable") and row.get("justification") and decision_has_come(world, row) for row in rows)


def _documented_information(world: World) -> bool:
    return all(
        _is(world, requirement.id, "covered", "designed")
        for requirement in world.reference.requirements
        if requirement.is_documented
    )


def _stage_1_ready(world: World) -> bool:
    return all(
        CHECKS[row["check"]](world)
        for row in world.reference.checks
        if row["stage"] == "stage_1" and row["blocking"] == "yes"
    )


def _high_tier_assessed(world: World) -> bool:
    for system in in_scope(world):
        assessed = latest_approved(world, system) is not None
        is_high = tier(world, system) == "high" if assessed else system.get("risk_tier") in (None, "high")
        if is_high and due(world, system):
            return False
    return True


def _open_nonconformities(world: World) -> list[dict]:
    return [
        row
        for row in world.rows("nonconformities")
        if world.by(row["raised_on"]) and not world.by(row.get("closed_on"))
    ]


def _risks_treated(world: World) -> bool:
    return all(
        is_owned(world, row.get("owner")) and row.get("treatment")
        for row in world.rows("risks")
        if world.by(row["identified_on"]) and row["status"] == "open"
    )


def _incidents_communicated(world: World) -> bool:
    due_rows = [
        row
        for row in world.rows("incidents")
        if world.by(row["occurred_on"])
        and row.get("notifiable") == "yes"
        and row.get("notify_by") is not None
        and row["notify_by"] < world.as_of
    ]
    return all(row.get("communicated_on") and row["communicated_on"] <= row["notify_by"] for row in due_rows)


CHECKS: dict[str, Callable[[World], bool]] = {
    "scope_documented": _designed("4.3"),
    "policy_approved": lambda world: _is(world, "5.2", "covered"),
    "roles_assigned": lambda world: all(role_is_held(world, role) for role in NEEDED_ROLES),
    "risk_process": _designed("6.1.2"),
    "treatment_process": _designed("6.1.3"),
    "soa_complete": _soa_complete,
    "impact_process": _designed("A.5.2"),
    "objectives_set": _designed("6.2"),
    "register_exists": lambda world: bool(registered(world)),
    "documented_information": _documented_information,
    "audit_programme": _designed("9.2.2"),
    "review_planned": _designed("9.3.1"),
    "stage_1_ready": _stage_1_ready,
    "systems_owned": lambda world: all(is_owned(world, system.get("owner")) for system in in_scope(world)),
    "high_tier_assessed": _high_tier_assessed,
    "systems_assessed": lambda world: _at_least_090([due(world, system) is None for system in in_scope(world)]),
    "clauses_operating": lambda world: _at_least_090(
        _covered([cell for cell in stated(world) if not cell.requirement.is_control])
    ),
    "controls_operating": lambda world: all(
        _at_least_090(_covered(of_area(world, area))) for area in AREAS if area.startswith("A.")
    ),
    "internal_audit_done": audit_is_current,
    "management_review_done": review_is_current,
    "no_open_major": lambda world: not any(row["severity"] == "major" for row in _open_nonconformities(world)),
    "no_zombie": lambda world: not zombies(world),
    "risks_treated": _risks_treated,
    "evidence_current": lambda world: _at_least_090(_covered(stated(world))),
    "no_overdue_nonconformity": lambda world: (
        not any(row.get("due_on") is not None and row["due_on"] < world.as_of for row in _open_nonconformities(world))
    ),
    "incidents_communicated": _incidents_communicated,
}


def readiness(world: World) -> list[dict]:
    if "readiness" not in world.memo:
        world.memo["readiness"] = [
            {
                **{column: row[column] for column in ("stage", "check", "requirement", "statement")},
                "passed": bool(CHECKS[row["check"]](world)),
                "blocking": row["blocking"] == "yes",
            }
            for row in world.reference.checks
        ]
    return world.memo["readiness"]


def readiness_verdict(world: World) -> list[dict]:
    stages: dict[str, list[dict]] = {}
    for row in readiness(world):
        stages.setdefault(row["stage"], []).append(row)
    verdicts = []
    for stage, rows in stages.items():
        blockers = [row["check"] for row in rows if row["blocking"] and not row["passed"]]
        verdicts.append(
            {
                "stage": stage,
                "ready": not blockers,
                "blockers": blockers,
                "checks_passed": sum(row["passed"] for row in rows),
                "checks": len(rows),
            }
        )
    return verdicts


STEPS: dict[str, tuple[int, Callable[[World], bool]]] = {
    "systems_registered": (1, lambda world: CRITERIA["registered"](world, "4") == 1),
    "policy_approved": (
        1,
        lambda world: _is(world, "5.2", "covered") and ("A.2.2" in excluded(world) or _is(world, "A.2.2", "covered")),
    ),
    "owners_named": (1, lambda world: CRITERIA["systems_owned"](world, "A.3") == 1),
    "high_tier_assessed": (2, lambda world: bool(in_scope(world)) and _high_tier_assessed(world)),
    "scope_set": (3, CHECKS["scope_documented"]),
    "objectives_set": (3, CHECKS["objectives_set"]),
    "soa_complete": (3, CHECKS["soa_complete"]),
    "clauses_operating": (4, CHECKS["clauses_operating"]),
    "controls_operating": (5, CHECKS["controls_operating"]),
    "internal_audit_done": (6, CHECKS["internal_audit_done"]),
    "management_review_done": (6, CHECKS["management_review_done"]),
    "stage_1_ready": (6, CHECKS["stage_1_ready"]),
}


def roadmap(world: World) -> list[dict]:
    """The steps of the path; without the start of a programme they are due on no date."""
    return [
        {"month": month, "step": step, "level": 1 if month == 1 else 2, "done": bool(is_done(world)), "due_on": None}
        for step, (month, is_done) in STEPS.items()
    ]
