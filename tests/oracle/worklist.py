"""What there is to do next, and whose it is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from .assessments import assessments_due
from .evidence import evidence_expiring
from .facts import World, is_owned, role_is_held
from .findings import findings
from .items import items

SOON = timedelta(days=90)
OF_ASSESSMENTS = ("assessment_missing", "assessment_outdated", "assessment_review_overdue")
OWNERS = {  # subject kind -> table, its key, the column with the name
    "system": ("systems", "system_id", "owner"),
    "control": ("controls", "control", "owner"),
    "requirement": ("controls", "control", "owner"),
    "evidence": ("evidence", "evidence_id", "collected_by"),
    "risk": ("risks", "risk_id", "owner"),
    "nonconformity": ("nonconformities", "nonconformity_id", "owner"),
    "action": ("actions", "action_id", "owner"),
    "objective": ("objectives", "objective_id", "owner"),
    "supplier": ("suppliers", "supplier", "owner"),
}
OF_A_SYSTEM = {"assessment": ("impact_assessments", "assessment_id"), "incident": ("incidents", "incident_id")}


def _named_owner(world: World, kind: str, subject_id: str) -> str | None:
    if kind in OF_A_SYSTEM:
        table, key = OF_A_SYSTEM[kind]
        system_id = next(row.get("system_id") for row in world.rows(table) if row[key] == subject_id)
        return _named_owner(world, "system", system_id)
    if kind not in OWNERS:
        return None
    table, key, column = OWNERS[kind]
    return next((row.get(column) for row in world.rows(table) if row[key] == subject_id), None)


def _holder(world: World, role: str) -> str | None:
    holders = [
        row["holder"]
        for row in world.rows("roles")
        if row["role"] == role
        and row["from_on"] <= world.as_of
        and (row.get("until_on") is None or row["until_on"] >= world.as_of)
        and is_owned(world, row["holder"])
    ]
    assert bool(holders) == role_is_held(world, role)
    return min(holders, default=None)


def _owner(world: World, kind: str, subject_id: str) -> str:
    named = _named_owner(world, kind, subject_id)
    if is_owned(world, named):
        return named
    top, manager = _holder(world, "top_management"), _holder(world, "aims_manager")
    return ((top or manager) if kind == "role" else (manager or top)) or "nobody"


def _soon(world: World, day: date | None) -> bool:
    return day is not None and day <= world.as_of + SOON


def _coming(world: World, day: date | None) -> bool:
    return _soon(world, day) and day >= world.as_of


def _planned(world: World) -> Iterator[tuple]:
    for row in world.rows("actions"):
        if world.by(row["agreed_on"]) and not world.by(row.get("done_on")) and _coming(world, row.get("due_on")):
            yield "action", "action", row["action_id"], row["due_on"], "9.3.3"
    for row in world.rows("objectives"):
        if world.by(row["set_on"]) and not world.by(row.get("achieved_on")) and _soon(world, row.get("due_on")):
            yield "objective", "objective", row["objective_id"], row["due_on"], "6.2"
    for row in world.rows("nonconformities"):
        if world.by(row["raised_on"]) and not world.by(row.get("closed_on")) and _coming(world, row.get("due_on")):
            yield "nonconformity", "nonconformity", row["nonconformity_id"], row["due_on"], "10.2"
    for row in world.rows("risks"):
        is_open = world.by(row["identified_on"]) and row["status"] == "open"
        if is_open and _coming(world, row.get("treatment_due_on")):
            yield "risk_treatment", "risk", row["risk_id"], row["treatment_due_on"], "8.3"


def _todo(world: World) -> Iterator[tuple]:
    """kind, subject kind, subject, due on, requirement"""
    for row in findings(world):
        if row["severity"] != "note" and row["rule"] not in OF_ASSESSMENTS:
            yield row["rule"], row["subject_kind"], row["subject_id"], row["since_on"], row["requirement"]
    for row in assessments_due(world):
        yield "assessment", "system", row["system_id"], row["since_on"], "8.4"
    yield from _planned(world)
    origins = {item.id: item.origin for item in items(world)}
    for row in evidence_expiring(world):
        if row["cells_lost"] and _soon(world, row["ends_on"]):
            yield "evidence_expiring", origins[row["item_id"]], row["item_id"], row["ends_on"], "7.5.3"


def worklist(world: World) -> list[dict]:
    return [
        {
            "owner": _owner(world, subject_kind, subject_id),
            "due_on": due_on,
            "kind": kind,
            "subject_kind": subject_kind,
            "subject_id": subject_id,
            "requirement": requirement,
        }
        for kind, subject_kind, subject_id, due_on, requirement in _todo(world)
    ]
