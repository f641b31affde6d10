"""Gates and the way through the stages: each gate asked by itself, with one system at a time in its next stage."""

from __future__ import annotations

from collections.abc import Callable

from aimslib.tables import BY_NAME, STAGES

from .assessments import assessments_due, latest_approved
from .cells import stated
from .facts import World, in_aims, in_scope, is_owned, last_used, stage
from .findings import findings
from .items import items

DEPLOYED = ("deployment", "operation")


def lifecycle(world: World) -> list[dict]:
    return [_step(world, system, one) for system in in_aims(world) for one in STAGES]


def _step(world: World, system: dict, one: str) -> dict:
    gates = [
        row
        for row in world.rows("lifecycle_gates")
        if row["system_id"] == system["system_id"] and row["stage"] == one and world.by(row["approved_on"])
    ]
    gate = max(gates, key=lambda row: (row["approved_on"], row["gate_id"]), default={})
    cells = [
        cell
        for cell in stated(world)
        if cell.system is not None
        and cell.system["system_id"] == system["system_id"]
        and one == ("retired" if cell.retired else cell.requirement.from_stage)
    ]
    covered = sum(cell.state == "covered" for cell in cells)
    return {
        "system_id": system["system_id"],
        "stage": one,
        "reached": STAGES.index(stage(world, system)) >= STAGES.index(one),
        **{name: gate.get(name) for name in ("gate_id", "approved_on", "approver")},
        "numerator": covered,
        "denominator": len(cells),
        "ratio": covered / len(cells) if cells else None,
    }


def gates(world: World) -> list[dict]:
    rows = []
    for system in in_scope(world):
        following = STAGES[STAGES.index(stage(world, system)) + 1]
        if following == "retired" and system.get("retired_on") is None:
            continue
        then, entered = _entered(world, system, following)
        for name, passes in (INTO_RETIRED if following == "retired" else INTO_A_STAGE).items():
            passed = passes(then, entered)
            rows.append({"system_id": system["system_id"], "stage": following, "check": name, "passed": passed})
    return rows


def _entered(world: World, system: dict, following: str) -> tuple[World, dict]:
    """The world in which this system has passed its gate on the day, and the system in it."""
    entered = {**system, "lifecycle_stage": following}
    gate = {"gate_id": "passed", "system_id": system["system_id"], "stage": following, "approved_on": world.as_of}
    tables = {
        **world.tables,
        "systems": [entered if row["system_id"] == system["system_id"] else row for row in world.tables["systems"]],
        "lifecycle_gates": [*world.tables.get("lifecycle_gates", ()), {**gate, "approver": "Somebody"}],
    }
    filled = {("lifecycle_gates", column.name) for column in BY_NAME["lifecycle_gates"].columns}
    then = World(tables, world.as_of, world.provided | filled, world.file_status, world.reference)
    return then, next(row for row in then.rows("systems") if row["system_id"] == system["system_id"])


def _assessed(world: World, system: dict) -> bool:
    return system["system_id"] not in {row["system_id"] for row in assessments_due(world)}


def _owned(world: World, system: dict) -> bool:
    return is_owned(world, system.get("owner"))


def _cells(world: World, system: dict) -> list:
    return [cell for cell in stated(world) if cell.system and cell.system["system_id"] == system["system_id"]]


def _covered(world: World, system: dict) -> bool:
    return all(cell.state == "covered" for cell in _cells(world, system))


def _allocated(world: World, system: dict) -> bool:
    days = [
        row.get("responsibilities_allocated_on")
        for row in world.rows("suppliers")
        if row["supplier"] == system.get("supplier")
    ]
    return system.get("supplier") is None or any(map(world.within_a_year, days))


def _no_major(world: World, system: dict) -> bool:
    tables = {"assessment": "impact_assessments", "incident": "incidents", "risk": "risks"}
    mine = {("system", system["system_id"])} | {
        (kind, row[f"{kind}_id"])
        for kind, table in tables.items()
        for row in world.rows(table)
        if row.get("system_id") == system["system_id"]
    }
    past = {"assessment_after_deployment"} if latest_approved(world, system) else set()
    return not any(
        row["severity"] == "major" and (row["subject_kind"], row["subject_id"]) in mine and row["rule"] not in past
        for row in findings(world)
    )


def _out_of_use(world: World, system: dict) -> bool:
    used = last_used(world, system)
    if not world.by(system["retired_on"]):
        return False
    if used is not None:
        return used <= system["retired_on"]
    deployed = any(
        row["system_id"] == system["system_id"] and row["stage"] in DEPLOYED and world.by(row["approved_on"])
        for row in world.rows("lifecycle_gates")
    )
    return system.get("deployed_on") is None and not deployed


def _decommissioned(world: World, system: dict) -> bool:
    owed = [cell for cell in _cells(world, system) if cell.requirement.at_retirement]
    return all(cell.retired and cell.state == "covered" for cell in owed)


def _ended(world: World, system: dict) -> bool:
    return system.get("supplier") is None or any(
        item.origin == "evidence"
        and "A.10.2" in item.ours
        and item.system_id == system["system_id"]
        and item.start <= world.as_of
        and item.effective_on >= system["retired_on"]
        for item in items(world)
    )


Passes = Callable[[World, dict], bool]
INTO_A_STAGE: dict[str, Passes] = {
    "assessment": _assessed,
    "evidence": _covered,
    "findings": _no_major,
    "owner": _owned,
    "supplier": _allocated,
}
INTO_RETIRED: dict[str, Passes] = {
    "decommissioning": _decommissioned,
    "responsibilities": _ended,
    "use": _out_of_use,
}
