"""Coverage: the share of required cells that are covered, cut in each way a reader asks for."""

from __future__ import annotations

from collections.abc import Iterable

from aimslib.tables import STAGES

from .assessments import tier
from .cells import STATES, Cell, stated
from .facts import World, excluded, in_scope, stage
from .reference import AREAS


def share(cells: Iterable[Cell]) -> dict:
    states = [cell.state for cell in cells]
    covered = states.count("covered")
    return {"numerator": covered, "denominator": len(states), "ratio": covered / len(states) if states else None}


def of_area(world: World, area: str) -> list[Cell]:
    return [cell for cell in stated(world) if cell.requirement.area == area]


def of_system(world: World, system: dict) -> list[Cell]:
    return [cell for cell in stated(world) if cell.system and cell.system["system_id"] == system["system_id"]]


def coverage(world: World) -> list[dict]:
    rows = []
    for requirement in world.reference.requirements:
        cells = [cell for cell in stated(world) if cell.requirement == requirement]
        rows.append(
            {
                "requirement": requirement.id,
                "title": requirement.title,
                "area": requirement.area,
                "scope": requirement.scope,
                "excluded": requirement.id in excluded(world),
                **share(cells),
                **{state: sum(cell.state == state for cell in cells) for state in STATES},
            }
        )
    return rows


def coverage_by_area(world: World) -> list[dict]:
    first = {area: next(r for r in world.reference.requirements if r.area == area) for area in AREAS}
    return [
        {"area": area, "title": first[area].area_title, "pdca": first[area].pdca, **share(of_area(world, area))}
        for area in AREAS
    ]


def coverage_by_system(world: World) -> list[dict]:
    return [
        {
            "system_id": system["system_id"],
            "name": system["name"],
            "tier": tier(world, system),
            **share(of_system(world, system)),
        }
        for system in in_scope(world)
    ]


def coverage_by_stage(world: World) -> list[dict]:
    return [
        {
            "lifecycle_stage": name,
            **share(cell for cell in stated(world) if cell.system and stage(world, cell.system) == name),
        }
        for name in STAGES
    ]


def coverage_by_pdca(world: World) -> list[dict]:
    return [
        {"pdca": phase, **share(cell for cell in stated(world) if cell.requirement.pdca == phase)}
        for phase in ("plan", "do", "check", "act")
    ]


def coverage_by_org_unit(world: World) -> list[dict]:
    units: dict[str | None, list[Cell]] = {}
    for system in in_scope(world):
        units.setdefault(system.get("org_unit"), []).extend(of_system(world, system))
    return [{"org_unit": unit, **share(cells)} for unit, cells in units.items()]


def coverage_total(world: World) -> list[dict]:
    evidenced: dict[bool, list[bool]] = {True: [], False: []}
    for requirement in world.reference.requirements:
        states = [cell.state for cell in stated(world) if cell.requirement == requirement]
        if states:
            evidenced[requirement.is_control].append(set(states) == {"covered"})
    return [
        {
            **share(stated(world)),
            "controls_evidenced": sum(evidenced[True]),
            "controls_applicable": len(evidenced[True]),
            "clauses_evidenced": sum(evidenced[False]),
            "clauses": len(evidenced[False]),
        }
    ]
