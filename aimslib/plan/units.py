"""A plan's question as counting: what has to hold, what can be done about it, and whether a choice is enough.

Every criterion of the ladder is the same sum: of the units that are required, so many are covered. A unit is a required
cell, an owner to be named, a decision, an assessment, an audit. A candidate is one thing that somebody can do; doing it
covers units, makes units required (a registered tool brings its cells) or takes them away (an assessment that puts a
system into a lower tier).
"""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass

TOLERANCE = 1e-9  # as maturity_criteria.sql compares a value with its threshold


@dataclass(frozen=True, eq=False)
class Candidate:
    """One thing to do, equal only to itself.

    kind: an action kind of a scenario. subject: what is acted on: a system, control, evidence row, tool, supplier; for
    add_evidence its place (empty = organisation, `*` = every system it may serve). requirement: what evidence is for.
    place: the system, or one to be registered, that alone is concerned; empty for what concerns more. size: what its
    effort depends on (a tier, `organisation`, `shared`). effort: person-days. needs: what has to be done for this one
    to be possible.
    """

    kind: str
    subject: str
    requirement: str = ""
    place: str = ""
    size: str = ""
    effort: float = 0.0
    needs: tuple[Candidate, ...] = ()

    @property
    def key(self) -> tuple[str, str, str]:
        return self.kind, self.subject, self.requirement


@dataclass(frozen=True, eq=False)
class Unit:
    """One thing that counts, equal only to itself.

    covered: it is so already. covers: candidates of which any one covers it. comes: required only if this is done.
    gone: required no longer once any of these is done.
    """

    name: str
    place: str = ""
    covered: bool = False
    covers: frozenset[Candidate] = frozenset()
    comes: Candidate | None = None
    gone: frozenset[Candidate] = frozenset()

    def required(self, chosen: Set[Candidate]) -> bool:
        """Is it required once these are done?"""
        return (self.comes is None or self.comes in chosen) and self.gone.isdisjoint(chosen)

    def holds(self, chosen: Set[Candidate]) -> bool:
        """Is it required and covered once these are done?"""
        return self.required(chosen) and (self.covered or not self.covers.isdisjoint(chosen))


@dataclass(frozen=True, eq=False)
class Criterion:
    """A criterion of the ladder in an area: met when covered / required >= threshold, or when nothing is required.
    every: its value is 1 or 0, so that all units have to be covered."""

    level: int
    area: str
    name: str
    threshold: float
    units: tuple[Unit, ...]
    every: bool = False

    @property
    def share(self) -> float:
        """The share of units that has to be covered."""
        if not self.every:
            return self.threshold
        return 0.0 if self.threshold <= TOLERANCE else max(1.0, self.threshold)

    def count(self, chosen: Set[Candidate]) -> tuple[int, int]:
        """Units covered and required once these are done."""
        held = [unit.holds(chosen) for unit in self.units if unit.required(chosen)]
        return sum(held), len(held)

    def met(self, chosen: Set[Candidate]) -> bool:
        """Is it met once these are done, compared as the measure compares?"""
        covered, required = self.count(chosen)
        return required == 0 or enough(covered, required, self.share)


@dataclass(frozen=True, eq=False)
class Problem:
    """What a plan has to reach. criteria: those of the levels up to the target, in every area that counts. cells: the
    required cells by area; an area without any has no level and is left out. candidates: all that can be done."""

    level: int
    areas: tuple[str, ...]
    criteria: tuple[Criterion, ...]
    cells: Mapping[str, tuple[Unit, ...]]
    candidates: tuple[Candidate, ...]

    @property
    def units(self) -> list[Unit]:
        """Every unit once, cells first."""
        found = dict.fromkeys(unit for cells in self.cells.values() for unit in cells)
        return list(found | dict.fromkeys(unit for criterion in self.criteria for unit in criterion.units))

    def counts(self, area: str, chosen: Set[Candidate]) -> bool:
        """Does the area have a cell, and so a level?"""
        return any(unit.required(chosen) for unit in self.cells.get(area, ()))

    def failing(self, chosen: Set[Candidate]) -> list[Criterion]:
        """The criteria that are not met once these are done."""
        counted = {area for area in self.areas if self.counts(area, chosen)}
        return [one for one in self.criteria if one.area in counted and not one.met(chosen)]

    def reached(self, chosen: Set[Candidate]) -> list[str]:
        """The areas that are at the level, or have none, once these are done."""
        failing = {criterion.area for criterion in self.failing(chosen)}
        return [area for area in self.areas if area not in failing]


def enough(covered: int, required: int, share: float) -> bool:
    """Is this share reached, in the doubles of the measure?"""
    return 1.0 * covered / required >= share - TOLERANCE
