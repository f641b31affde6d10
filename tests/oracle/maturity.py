"""The maturity ladder: a value for each criterion and area, the level of an area, the level of the AIMS."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta

from .assessments import due, latest_approved, tier
from .cells import Cell, direct, state_on
from .coverage import of_area, share
from .facts import (
    YEAR,
    World,
    decision_has_come,
    excluded,
    in_scope,
    is_owned,
    registered,
    role_is_held,
    soa,
    zombies,
)
from .items import aims_audits
from .reference import AREAS

QUARTERS = tuple(timedelta(days=days) for days in (91, 182, 273, 364))


def ratio(answers: Iterable[bool]) -> float | None:
    """The share of yes; None where nothing was asked."""
    answers = list(answers)
    return sum(answers) / len(answers) if answers else None


def _owned(world: World, area: str) -> float | None:
    manager = role_is_held(world, "aims_manager")
    return ratio(
        is_owned(world, soa(world, requirement.id).get("owner")) or (manager and not requirement.is_control)
        for requirement in world.reference.requirements
        if requirement.area == area and requirement.id not in excluded(world)
    )


def _registered(world: World, area: str) -> float:
    if not registered(world):
        return 0.0
    seen = [row for row in world.rows("sightings") if world.by(row["first_seen_on"])]
    return ratio(row.get("system_id") is not None for row in seen) if seen else 1.0


def _policy_covered(world: World, area: str) -> float | None:
    policy = {"5": "5.2", "A.2": "A.2.2"}[area]
    return ratio(cell.state == "covered" for cell in of_area(world, area) if cell.requirement.id == policy)


def _systems_owned(world: World, area: str) -> float | None:
    return ratio(is_owned(world, system.get("owner")) for system in in_scope(world))


def _decided(world: World, area: str) -> float | None:
    rows = [soa(world, control.id) for control in world.reference.controls if control.area == area]
    return ratio(
        row.get("applicable") is not None and row.get("justification") is not None and decision_has_come(world, row)
        for row in rows
    )


def _coverage(world: World, area: str) -> float | None:
    return share(of_area(world, area))["ratio"]


def _assessed_high(world: World, area: str) -> float | None:
    return ratio(
        due(world, system) is None
        for system in in_scope(world)
        if (tier(world, system) if latest_approved(world, system) else system.get("risk_tier") or "high") == "high"
    )


def _assessed_all(world: World, area: str) -> float | None:
    return ratio(due(world, system) is None for system in in_scope(world))


def audit_is_current(world: World) -> bool:
    return any(world.within_a_year(row["completed_on"]) for row in aims_audits(world))


def review_is_current(world: World) -> bool:
    return any(world.within_a_year(row["held_on"]) for row in world.rows("management_reviews"))


def _no_major_overdue(world: World, area: str) -> float:
    overdue = [
        row
        for row in world.rows("nonconformities")
        if row["severity"] == "major"
        and world.by(row["raised_on"])
        and not world.by(row.get("closed_on"))
        and (row.get("due_on") is None or row["due_on"] < world.as_of)
    ]
    return float(world.provides("nonconformities") and not overdue)


def stayed_covered(world: World, cell: Cell) -> bool:
    """Covered today and at the end of each quarter before in which its system was registered."""
    since = cell.system["registered_on"] if cell.system else date.min
    days = [world.as_of - quarter for quarter in QUARTERS if world.as_of - quarter >= since]
    return cell.state == "covered" and all(state_on(world, cell, day).state == "covered" for day in days)


def _sustained(world: World, area: str) -> float | None:
    return ratio(stayed_covered(world, cell) for cell in of_area(world, area))


def _actions_on_time(world: World, area: str) -> float | None:
    return ratio(
        row.get("closed_on") is not None and row["closed_on"] <= row["due_on"]
        for row in world.rows("nonconformities")
        if world.by(row["raised_on"]) and world.by(row.get("due_on")) and row["due_on"] > world.as_of - YEAR
    )


def _independently_reviewed(world: World, area: str) -> float | None:
    counted = {
        item.id
        for cell in of_area(world, area)
        if cell.state == "covered"
        for item, end in direct(world, cell)
        if item.origin == "evidence" and item.current(world.as_of, end)
    }
    return ratio(
        row.get("reviewed_by") is not None and row["reviewed_by"] != row.get("collected_by")
        for row in world.rows("evidence")
        if row["evidence_id"] in counted
    )


CRITERIA: dict[str, Callable[[World, str], float | None]] = {
    "owned": _owned,
    "registered": _registered,
    "policy_covered": _policy_covered,
    "systems_owned": _systems_owned,
    "decided": _decided,
    "coverage": _coverage,
    "assessed_high": _assessed_high,
    "assessed_all": _assessed_all,
    "audit_current": lambda world, area: float(audit_is_current(world)),
    "review_current": lambda world, area: float(review_is_current(world)),
    "no_major_overdue": _no_major_overdue,
    "sustained": _sustained,
    "actions_on_time": _actions_on_time,
    "no_zombie": lambda world, area: float(not zombies(world)),
    "independently_reviewed": _independently_reviewed,
}


def maturity_criteria(world: World) -> list[dict]:
    if "criteria" not in world.memo:
        rows = []
        for rung in world.reference.ladder:
            value = CRITERIA[rung["criterion"]](world, rung["area"])
            rows.append(
                {
                    **{column: rung[column] for column in ("criterion", "area", "level", "statement")},
                    "value": value,
                    "threshold": rung["threshold"],
                    "met": None if value is None else value >= rung["threshold"] - 1e-9,
                    "gap": None if value is None else max(rung["threshold"] - value, 0.0),
                }
            )
        world.memo["criteria"] = rows
    return world.memo["criteria"]


def _levels(world: World) -> list[int]:
    return sorted({rung["level"] for rung in world.reference.ladder})


def _next_level(world: World, level: int) -> int | None:
    return next((higher for higher in _levels(world) if higher > level), None)


def maturity_by_area(world: World) -> list[dict]:
    rows = []
    for area in AREAS:
        title = next(r.area_title for r in world.reference.requirements if r.area == area)
        row = {"area": area, "title": title, "level": None, "next_level": None, "criteria_met": 0, "criteria_total": 0}
        if of_area(world, area):
            criteria = [criterion for criterion in maturity_criteria(world) if criterion["area"] == area]
            failing = min((c["level"] for c in criteria if c["met"] is False), default=_levels(world)[-1] + 1)
            row["level"] = max((level for level in _levels(world) if level < failing), default=0)
            row["next_level"] = _next_level(world, row["level"])
            answers = [c["met"] for c in criteria if c["level"] == row["next_level"] and c["met"] is not None]
            row |= {"criteria_met": sum(answers), "criteria_total": len(answers)}
        rows.append(row)
    return rows


def maturity(world: World) -> list[dict]:
    areas = [row for row in maturity_by_area(world) if row["level"] is not None]
    level = min(row["level"] for row in areas)
    next_level = _next_level(world, level)
    blocking = [row["area"] for row in areas if next_level is not None and row["level"] < next_level]
    return [
        {
            "level": level,
            "next_level": next_level,
            "areas_at_next": len(areas) - len(blocking),
            "areas": len(areas),
            "blocking": blocking,
        }
    ]
