"""What is so on a date: who is owned, which roles are held, which systems are in scope, what the SoA excludes."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

from aimslib.tables import NOBODY

from .reference import Reference

YEAR = timedelta(days=365)


@dataclass
class World:
    """Input tables, what the source provides, the state of evidence files, the reference: seen on one date."""

    tables: dict[str, list[dict]]
    as_of: date
    provided: set[tuple[str, str]]
    file_status: dict[str, str]
    reference: Reference
    memo: dict = field(default_factory=dict)  # facts that several measures ask for, computed once

    def rows(self, table: str) -> list[dict]:
        """The rows of a table, text that is only blanks read as nothing."""
        if table not in self.memo:
            self.memo[table] = [
                {name: _blank_is_none(value) for name, value in row.items()} for row in self.tables.get(table, ())
            ]
        return self.memo[table]

    def provides(self, table: str, column: str | None = None) -> bool:
        return any(table == has and column in (None, name) for has, name in self.provided)

    def by(self, when: date | None) -> bool:
        """Has this day come by as_of?"""
        return when is not None and when <= self.as_of

    def within_a_year(self, when: date | None) -> bool:
        return when is not None and self.as_of - YEAR <= when <= self.as_of


def _blank_is_none(value):
    return None if isinstance(value, str) and not value.strip() else value


def is_nobody(name: str | None) -> bool:
    return name is None or name.strip().lower() in NOBODY


def left_on(world: World, name: str | None) -> date | None:
    """The day a person left, where people says so."""
    return next((row.get("left_on") for row in world.rows("people") if row["name"] == name), None)


def is_owned(world: World, owner: str | None) -> bool:
    return not is_nobody(owner) and not world.by(left_on(world, owner))


def role_is_held(world: World, role: str) -> bool:
    return any(
        row["role"] == role
        and row["from_on"] <= world.as_of
        and (row.get("until_on") is None or row["until_on"] >= world.as_of)
        and is_owned(world, row["holder"])
        for row in world.rows("roles")
    )


def registered(world: World) -> list[dict]:
    return [system for system in world.rows("systems") if world.by(system["registered_on"])]


def is_retired(world: World, system: dict) -> bool:
    retired_on = system.get("retired_on")
    return system["lifecycle_stage"] == "retired" and (retired_on is None or retired_on <= world.as_of)


def stage(world: World, system: dict) -> str:
    """The stage it is in on the day: one that will be retired later still operates."""
    if system["lifecycle_stage"] == "retired" and not is_retired(world, system):
        return "operation"
    return system["lifecycle_stage"]


def in_aims(world: World) -> list[dict]:
    """Registered systems that the AIMS does not leave out, retired ones too."""
    return [system for system in registered(world) if system.get("aims_scope") != "no"]


def in_scope(world: World) -> list[dict]:
    return [system for system in in_aims(world) if not is_retired(world, system)]


def last_used(world: World, system: dict) -> date | None:
    days = [system.get("last_used_on")]
    days += [row.get("last_seen_on") for row in world.rows("sightings") if row.get("system_id") == system["system_id"]]
    return max((day for day in days if world.by(day)), default=None)


def reviewed_or_registered(system: dict) -> date:
    return system.get("reviewed_on") or system["registered_on"]


def zombies(world: World) -> list[tuple[dict, date]]:
    """Systems that run on after their retirement, or with neither owner nor review, each with the day since when."""
    found = []
    for system in in_aims(world):
        retired_on, used = system.get("retired_on"), last_used(world, system)
        used_since = retired_on is not None and used is not None and used > retired_on
        contradicts = world.by(retired_on) and system["lifecycle_stage"] != "retired"
        if contradicts or (is_retired(world, system) and used_since):
            found.append((system, retired_on))
        elif _runs_uncontrolled(world, system, used):
            found.append((system, reviewed_or_registered(system) + YEAR))
    return found


def _runs_uncontrolled(world: World, system: dict, used: date | None) -> bool:
    return (
        stage(world, system) == "operation"
        and world.provides("systems", "owner")
        and not is_owned(world, system.get("owner"))
        and (used is None or used >= world.as_of - YEAR)
        and reviewed_or_registered(system) < world.as_of - YEAR
    )


def soa(world: World, requirement_id: str) -> dict:
    """The row of the SoA for a requirement; empty where it has none."""
    return next((row for row in world.rows("controls") if row["control"] == requirement_id), {})


def decision_has_come(world: World, row: dict) -> bool:
    return row.get("decided_on") is None or row["decided_on"] <= world.as_of


def excluded(world: World) -> set[str]:
    """Controls that the SoA excludes with a justification; a clause can't be excluded."""
    if "excluded" not in world.memo:
        world.memo["excluded"] = {
            control.id
            for control in world.reference.controls
            if (row := soa(world, control.id)).get("applicable") == "no"
            and row.get("justification") is not None
            and decision_has_come(world, row)
        }
    return world.memo["excluded"]
