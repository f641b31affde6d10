"""What an approval would change, computed before anything is written: the same measures, with the edits in memory."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..aims import Aims
from ..edits import Edit

Share = tuple[int, int]  # covered cells, required cells


@dataclass(frozen=True)
class Cell:
    """A required cell of the system."""

    requirement: str
    title: str


@dataclass(frozen=True)
class Moved:
    """The coverage of something before and after."""

    name: str
    before: Share
    after: Share


@dataclass(frozen=True)
class Foretold:
    """What the next load finds once these edits are in the files.

    appear, disappear: required cells of the system. covered, uncovered: cells required before and after that become
    covered, or stop being so. system: None where it has no cells of its own (not in scope). areas: those that move.
    due: why the system would still be due for an assessment, empty if it would not.
    """

    appear: tuple[Cell, ...]
    disappear: tuple[Cell, ...]
    covered: tuple[Cell, ...]
    uncovered: tuple[Cell, ...]
    tier: tuple[str, str]
    system: Moved | None
    areas: tuple[Moved, ...]
    total: Moved
    due: str


def foretell(aims: Aims, system_id: str, edits: Sequence[Edit]) -> Foretold:
    """The measures of an AIMS now and with the edits; nothing is written.

    Raises UsageError (by `Edit`) for edits that name no table or column; the values must be valid ones.
    """
    after = aims.edited(edits)
    then, later = _states(aims, system_id), _states(after, system_id)
    titles = {row["requirement"]: row["title"] for row in aims.measure("coverage")}

    def cells(names) -> tuple[Cell, ...]:
        return tuple(Cell(name, titles[name]) for name in names)

    return Foretold(
        appear=cells(name for name in later if name not in then),
        disappear=cells(name for name in then if name not in later),
        covered=cells(_turned(then, later)),
        uncovered=cells(_turned(later, then)),
        tier=(_tier(aims, system_id), _tier(after, system_id)),
        system=_system(aims, after, system_id),
        areas=_areas(aims, after),
        total=Moved("All cells", _share(aims.measure("coverage_total")[0]), _share(after.measure("coverage_total")[0])),
        due=next((row["trigger"] for row in after.measure("assessments_due") if row["system_id"] == system_id), ""),
    )


def holds(aims: Aims, system_id: str, foretold: Foretold) -> bool:
    """Do the files as they are now say what was foretold of the system and of all cells?"""
    system = next((_share(row) for row in aims.measure("coverage_by_system") if row["system_id"] == system_id), None)
    expected = foretold.system.after if foretold.system else None
    total = _share(aims.measure("coverage_total")[0])
    return (system, total) == (expected, foretold.total.after) and _tier(aims, system_id) == foretold.tier[1]


def _states(aims: Aims, system_id: str) -> dict[str, str]:
    return {row["requirement"]: row["state"] for row in aims.measure("cells") if row["system_id"] == system_id}


def _turned(before: dict[str, str], after: dict[str, str]) -> list[str]:
    """Requirements of both that are covered only after."""
    return [name for name in before if name in after and before[name] != "covered" and after[name] == "covered"]


def _tier(aims: Aims, system_id: str) -> str:
    return next((row["tier"] for row in aims.measure("register") if row["system_id"] == system_id), "")


def _share(row: dict) -> Share:
    return row["numerator"], row["denominator"]


def _system(before: Aims, after: Aims, system_id: str) -> Moved | None:
    """None where the system has no row: it is retired or out of scope."""
    rows = [
        next((row for row in one.measure("coverage_by_system") if row["system_id"] == system_id), None)
        for one in (before, after)
    ]
    if None in rows:
        return None
    return Moved(rows[0]["name"], _share(rows[0]), _share(rows[1]))


def _areas(before: Aims, after: Aims) -> tuple[Moved, ...]:
    later = {row["area"]: _share(row) for row in after.measure("coverage_by_area")}
    moved = (
        Moved(f"{row['area']} {row['title']}", _share(row), later[row["area"]])
        for row in before.measure("coverage_by_area")
    )
    return tuple(one for one in moved if one.before != one.after)
