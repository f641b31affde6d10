"""Required cells (requirement x system), which items fit one and until when, and the state that follows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from aimslib.tables import STAGES, TIERS

from .assessments import controls_named, tier
from .facts import World, excluded, in_aims, is_retired, stage
from .items import Item, items
from .reference import Requirement

STATES = ("covered", "designed", "reusable", "expired", "top_up", "missing")
NEVER = date.max


@dataclass(frozen=True)
class Cell:
    requirement: Requirement
    system: dict | None
    retired: bool
    state: str = ""
    item_id: str | None = None
    ends_on: date | None = None


def _role_and_party_allow(control: Requirement, system: dict) -> tuple[bool, bool]:
    role = system.get("role")
    party = not control.third_party_only or system.get("supplier") is not None or role in (None, "provider")
    return role is None or role in control.roles, party


def _required(world: World, control: Requirement, system: dict) -> bool:
    role_allows, party_allows = _role_and_party_allow(control, system)
    out = control.id in excluded(world)
    if is_retired(world, system):
        return role_allows and not out and control.at_retirement
    reached = STAGES.index(stage(world, system)) >= STAGES.index(control.from_stage)
    applies = not out and TIERS.index(tier(world, system)) >= TIERS.index(control.min_tier)
    return role_allows and party_allows and reached and (applies or control.id in controls_named(world, system))


def required(world: World) -> list[Cell]:
    """The cells that coverage counts on the day, without their state."""
    found = [
        Cell(requirement, None, False)
        for requirement in world.reference.requirements
        if requirement.scope == "organisation" and requirement.id not in excluded(world)
    ]
    for system in in_aims(world):
        found += [
            Cell(control, system, is_retired(world, system))
            for control in world.reference.controls
            if control.scope == "system" and _required(world, control, system)
        ]
    return found


def fits(item: Item, cell: Cell) -> bool:
    """May this item speak for this cell at all? Says nothing about what it shows."""
    if cell.system is None:
        return item.system_id is None
    if cell.retired and cell.system.get("retired_on") and item.effective_on < cell.system["retired_on"]:
        return False
    if item.system_id == "*":
        return cell.requirement.shareable and cell.system["registered_on"] <= item.effective_on
    return item.system_id == cell.system["system_id"]


def end_for(item: Item, cell: Cell) -> date | None:
    """The item's last day for this cell: a material change ends what predates it; None = never."""
    if cell.retired:
        return None
    changed_on = cell.system.get("changed_on") if cell.system else None
    renews = cell.requirement.renew_on_change or item.origin == "assessment"
    if changed_on is None or not renews or item.effective_on >= changed_on:
        return item.end
    return min(item.end or NEVER, changed_on - timedelta(days=1))


def direct(world: World, cell: Cell) -> list[tuple[Item, date | None]]:
    """Items that name the requirement and fit, each with its end for the cell."""
    return [
        (item, end_for(item, cell)) for item in items(world) if cell.requirement.id in item.ours and fits(item, cell)
    ]


def crosswalked(world: World, cell: Cell, reuse: str) -> list[tuple[Item, date | None]]:
    """Items that name a 27001 id mapped to the requirement with that reuse and fit, each with its end."""
    mapped = world.reference.mapped(cell.requirement.id, reuse)
    naming = [item for item in items(world) if item.theirs.intersection(mapped)]
    return [(item, end_for(item, cell)) for item in naming if fits(item, cell)]


def state_on(world: World, cell: Cell, on: date) -> Cell:
    """The cell with the state that the items of a day give it."""
    named = direct(world, cell)
    current = [(item, end) for item, end in named if item.current(on, end)]
    proving = [(item, end) for item, end in current if item.is_record or not cell.requirement.needs_record]
    pools = {"covered": proving}
    if not cell.retired:

        def reused(reuse: str) -> list[tuple[Item, date | None]]:
            return [(item, end) for item, end in crosswalked(world, cell, reuse) if item.current(on, end)]

        lapsed = [(item, end) for item, end in named if item.lapsed(on, end)]
        pools |= {"designed": current, "reusable": reused("full"), "expired": lapsed, "top_up": reused("partial")}
    for state in STATES:
        if pools.get(state):
            item, end = min(pools[state], key=lambda pair: (-(pair[1] or NEVER).toordinal(), pair[0].id))
            return Cell(cell.requirement, cell.system, cell.retired, state, item.id, end)
    return Cell(cell.requirement, cell.system, cell.retired, "missing")


def stated(world: World) -> list[Cell]:
    """The required cells with their state on as_of."""
    if "cells" not in world.memo:
        world.memo["cells"] = [state_on(world, cell, world.as_of) for cell in required(world)]
    return world.memo["cells"]


def cells(world: World) -> list[dict]:
    return [
        {
            "requirement": cell.requirement.id,
            "scope": cell.requirement.scope,
            "system_id": cell.system["system_id"] if cell.system else None,
            "state": cell.state,
            "item_id": cell.item_id,
            "ends_on": cell.ends_on,
        }
        for cell in stated(world)
    ]
