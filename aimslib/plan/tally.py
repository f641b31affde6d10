"""Criteria counted while candidates are done and undone one by one: only the units that one touches are recounted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Set

from .units import Candidate, Problem, Unit, enough

Rung = tuple[int, str, str]  # level, area, criterion


class Tally:
    """Which candidates are done, and what that makes of each criterion and area."""

    def __init__(self, problem: Problem, chosen: Iterable[Candidate] = ()):
        self.problem = problem
        self.chosen: set[Candidate] = set(chosen)
        self._touched: dict[Candidate, set[Unit]] = defaultdict(set)
        self._belongs: dict[Unit, list[int]] = defaultdict(list)
        self._areas = {unit: area for area, cells in problem.cells.items() for unit in cells}
        self._counts = [[0, 0] for _ in problem.criteria]
        self._present: dict[str, int] = defaultdict(int)
        self._numbers: dict[str, list[int]] = defaultdict(list)
        for number, criterion in enumerate(problem.criteria):
            self._numbers[criterion.area].append(number)
            for unit in criterion.units:
                self._belongs[unit].append(number)
        for unit in problem.units:
            for candidate in unit.covers | unit.gone | ({unit.comes} if unit.comes else set()):
                self._touched[candidate].add(unit)
            self._count(unit, 1)

    def do(self, *candidates: Candidate) -> None:
        """Does candidates that were not done."""
        for candidate in candidates:
            self._change(candidate, self.chosen.add)

    def undo(self, *candidates: Candidate) -> None:
        """Undoes candidates that were done."""
        for candidate in candidates:
            self._change(candidate, self.chosen.remove)

    def _change(self, candidate: Candidate, change) -> None:
        for unit in self._touched[candidate]:
            self._count(unit, -1)
        change(candidate)
        for unit in self._touched[candidate]:
            self._count(unit, 1)

    def _count(self, unit: Unit, by: int) -> None:
        if not unit.required(self.chosen):
            return
        held = by if unit.holds(self.chosen) else 0
        for number in self._belongs[unit]:
            self._counts[number][0] += held
            self._counts[number][1] += by
        if unit in self._areas:
            self._present[self._areas[unit]] += by

    def met(self) -> set[Rung]:
        """The rungs that are met: all criteria of a name, in an area, at a level."""
        rungs = [(one.level, one.area, one.name) for one in self.problem.criteria]
        return set(rungs) - {rung for number, rung in enumerate(rungs) if not self._is_met(number)}

    def covered_by(self, candidates: Iterable[Candidate]) -> int:
        """How many cells are covered now that would not be without these, which are done."""
        touched = {unit for candidate in candidates for unit in self._touched[candidate] if unit in self._areas}
        without = self.chosen.difference(candidates)
        return sum(unit.holds(self.chosen) and not unit.holds(without) for unit in touched)

    def levels(self) -> dict[str, int]:
        """The level of each area that has one, as far as the target: it may be higher."""
        found = {}
        for area in self.problem.areas:
            if self._present[area]:
                failing = [self.problem.criteria[one].level for one in self._numbers[area] if not self._is_met(one)]
                found[area] = min(failing, default=self.problem.level + 1) - 1
        return found

    def reached(self) -> int:
        """How many areas have reached the target."""
        return sum(level >= self.problem.level for level in self.levels().values())

    def is_reached(self) -> bool:
        """Have all areas that have a level reached the target?"""
        return all(level >= self.problem.level for level in self.levels().values())

    def _is_met(self, number: int) -> bool:
        covered, required = self._counts[number]
        return required == 0 or enough(covered, required, self.problem.criteria[number].share)


def prune(problem: Problem, chosen: Set[Candidate], is_cheapest: bool) -> set[Candidate]:
    """A choice that is enough, without what it does not need: the dearest first, so that none left can be left out.

    is_cheapest: it is proven to be; then only what costs nothing can be too much.
    """
    tally = Tally(problem, chosen)
    doubtful = sorted(
        (one for one in chosen if not one.effort or not is_cheapest), key=lambda one: (-one.effort, one.key)
    )
    needing: dict[Candidate, list[Candidate]] = defaultdict(list)
    for one in chosen:
        for needed in one.needs:
            needing[needed].append(one)
    before = None
    while before != len(tally.chosen):  # what brought work, or took some away, may have been all that others were for
        before = len(tally.chosen)
        for candidate in doubtful:
            if candidate in tally.chosen:
                without = [candidate, *(one for one in needing[candidate] if one in tally.chosen)]
                tally.undo(*without)
                if not tally.is_reached():
                    tally.do(*without)
    return tally.chosen
