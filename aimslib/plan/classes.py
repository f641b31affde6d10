"""Systems that are alike to a plan are counted instead of named: of thirty alike, it only matters how many are done.

Two systems are alike when they need the same and can be helped by the same, at the same effort. The counted problem has
the same optimum as the named one and stays small on a register of thousands. `named` turns counts into systems again.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Set
from dataclasses import dataclass

from .units import Candidate, Problem, Unit

# Done to the first systems of a class, in this order; what else is done goes to the first that still need it.
FIRST = ("register_tool", "approve_assessment", "retire_system")


@dataclass(frozen=True, eq=False)
class Counted:
    """Units that are alike: one stands for `many`. criteria: numbers of those that count it. area: of which it is a
    cell, else empty."""

    unit: Unit
    many: int
    criteria: tuple[int, ...]
    area: str


@dataclass(frozen=True, eq=False)
class Classes:
    """A problem, counted. members: for each candidate that stands for others, those it stands for, itself first.
    helped: the units that a candidate of one system covers."""

    problem: Problem
    units: tuple[Counted, ...]
    members: Mapping[Candidate, tuple[Candidate, ...]]
    helped: Mapping[Candidate, tuple[Unit, ...]]

    def named(self, counts: Mapping[Candidate, int]) -> set[Candidate]:
        """Which candidates are meant by so many of each class; counts: those that stand for others -> how many."""
        chosen = {candidate for candidate, count in counts.items() if count and not candidate.place}
        local = [candidate for candidate in counts if candidate.place]
        for candidate in sorted(local, key=lambda one: FIRST.index(one.kind) if one.kind in FIRST else len(FIRST)):
            still = [one for one in self.members[candidate] if self._is_open(one, chosen)]
            chosen |= set(still[: counts[candidate]])
        return chosen

    def _is_open(self, candidate: Candidate, chosen: Set[Candidate]) -> bool:
        if not chosen.issuperset(candidate.needs):
            return False
        if candidate.kind == "retire_system":  # a class's assessed ones come first, and are not retired
            return not any(one.kind == "approve_assessment" and one.place == candidate.place for one in chosen)
        if candidate.kind in FIRST:
            return True
        return any(unit.required(chosen) and not unit.holds(chosen) for unit in self.helped[candidate])


def classes(problem: Problem) -> Classes:
    """The problem with systems that are alike put together."""
    units, candidates = _by_place(problem.units), _by_place(problem.candidates)
    counted_by = _counted_by(problem)
    alike: dict[object, list[str]] = defaultdict(list)
    for place in sorted(set(units) | set(candidates)):
        seen = Counter((counted_by[unit], _sight(unit)) for unit in units[place])
        offered = frozenset(_local(candidate, place) for candidate in candidates[place])
        alike[(frozenset(seen.items()), offered) if place else ""].append(place)
    counted = [Counted(unit, len(places), *counted_by[unit]) for places in alike.values() for unit in units[places[0]]]
    members = {}
    for places in alike.values():
        offers = [{_local(one, place): one for one in candidates[place]} for place in places]
        for seen, candidate in offers[0].items():
            members[candidate] = tuple(offer[seen] for offer in offers)
    helped: dict[Candidate, tuple[Unit, ...]] = defaultdict(tuple)
    for unit in problem.units:
        for candidate in unit.covers:
            if candidate.place:
                helped[candidate] = (*helped[candidate], unit)
    return Classes(problem, tuple(counted), members, helped)


def _by_place(things) -> dict[str, list]:
    found = defaultdict(list)
    for thing in things:
        found[thing.place].append(thing)
    return found


def _counted_by(problem: Problem) -> dict[Unit, tuple[tuple[int, ...], str]]:
    """Of each unit: the numbers of the criteria that count it, and the area whose cell it is."""
    numbers: dict[Unit, list[int]] = defaultdict(list)
    for number, criterion in enumerate(problem.criteria):
        for unit in criterion.units:
            numbers[unit].append(number)
    areas = {unit: area for area, cells in problem.cells.items() for unit in cells}
    return {unit: (tuple(numbers[unit]), areas.get(unit, "")) for unit in problem.units}


def _local(candidate: Candidate | None, place: str) -> object:
    """A candidate as it looks from its system: all that matters but which system it is."""
    if candidate is None or not place or candidate.place != place:
        return candidate
    needs = frozenset(_local(needed, place) for needed in candidate.needs)
    return candidate.kind, candidate.requirement, candidate.size, candidate.effort, needs


def _sight(unit: Unit) -> tuple:
    """A unit as it looks from its system."""
    return (
        unit.covered,
        frozenset(_local(candidate, unit.place) for candidate in unit.covers),
        _local(unit.comes, unit.place),
        frozenset(_local(candidate, unit.place) for candidate in unit.gone),
    )
