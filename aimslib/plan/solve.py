"""The cheapest choice, by an integer program (HiGHS through scipy), with its proof or the gap that is left.

scipy is imported here and only when a plan is made: nobody who asks for a status waits for it.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from .classes import Classes, classes
from .hushed import hushed
from .units import TOLERANCE, Candidate, Criterion, Problem, enough


@dataclass(frozen=True)
class Solution:
    """A choice that reaches the target. bound: no choice needs less effort than this. gap: (effort - bound) / effort,
    0 where the choice is proven to be cheapest."""

    chosen: frozenset[Candidate]
    effort: float
    bound: float
    gap: float


def solve(problem: Problem, time_limit: float) -> Solution | None:
    """The cheapest choice; None where no choice is enough. time_limit: seconds, after which the best one found counts.

    Raises TimeoutError where none was found in time.
    """
    counted = classes(problem)
    program = _program(counted)
    answer = program.solve(time_limit)
    if answer is None:
        return None
    values, bound = answer
    chosen = counted.named({one: round(values[column]) for one, column in program.columns.items()})
    effort = sum(candidate.effort for candidate in chosen)
    gap = max(0.0, effort - bound) / effort if effort else 0.0
    return Solution(frozenset(chosen), effort, min(bound, effort), gap if gap > 1e-6 else 0.0)


def possible(problem: Problem, criterion: Criterion, time_limit: float) -> bool:
    """Can this one criterion be met at all, whatever else is?"""
    cells = {criterion.area: problem.cells.get(criterion.area, ())}
    alone = Problem(problem.level, (criterion.area,), (criterion,), cells, problem.candidates)
    return solve(alone, time_limit) is not None


@dataclass
class _Program:
    """An integer program in the making: variables with their cost and range, rows with their bounds."""

    cost: list[float] = field(default_factory=list)
    high: list[float] = field(default_factory=list)
    whole: list[int] = field(default_factory=list)
    rows: list[tuple[dict[int, float], float]] = field(default_factory=list)  # coefficients, lower bound
    columns: dict[Candidate, int] = field(default_factory=dict)

    def variable(self, high: float, cost: float = 0.0, whole: bool = False) -> int:
        """A new variable from 0 to high; its number."""
        self.cost.append(cost)
        self.high.append(high)
        self.whole.append(int(whole))
        return len(self.cost) - 1

    def at_least(self, low: float, coefficients: dict[int, float]) -> None:
        """A row: the sum is at least low."""
        self.rows.append((coefficients, low))

    def solve(self, time_limit: float) -> tuple[list[float], float] | None:
        """The values and a lower bound of the cost; None where no values fit."""
        from scipy.optimize import Bounds, LinearConstraint, milp
        from scipy.sparse import csr_array

        if not self.cost:
            return None if any(low > TOLERANCE for _, low in self.rows) else ([], 0.0)
        entries = [(row, column, value) for row, (parts, _) in enumerate(self.rows) for column, value in parts.items()]
        rows, columns, values = zip(*entries, strict=True) if entries else ((), (), ())
        matrix = csr_array((values, (rows, columns)), shape=(len(self.rows), len(self.cost)))
        lows = [low for _, low in self.rows]
        constraints = [LinearConstraint(matrix, lows)] if self.rows else []
        with hushed():
            answer = milp(
                self.cost,
                integrality=self.whole,
                bounds=Bounds(0, self.high),
                constraints=constraints,
                options={"time_limit": time_limit, "mip_rel_gap": 0.0},
            )
        if answer.status == 2:
            return None
        if answer.x is None:
            raise TimeoutError(answer.message)
        bound = answer.fun if answer.mip_dual_bound is None else answer.mip_dual_bound
        return list(answer.x), bound


def _program(counted: Classes) -> _Program:
    program = _Program()
    for candidate, members in counted.members.items():
        program.columns[candidate] = program.variable(len(members), candidate.effort, whole=True)
    _conditions(program, counted)
    sums = _Sums(program, counted)
    for one in counted.units:
        sums.add(one)
    for number, criterion in enumerate(counted.problem.criteria):
        sums.require(number, criterion)
    return program


def _conditions(program: _Program, counted: Classes) -> None:
    """What needs another thing done comes with it; a system is not retired and assessed, or retired and owned."""
    at: dict[str, dict[str, list[Candidate]]] = defaultdict(lambda: defaultdict(list))
    for candidate in counted.members:
        if candidate.place:
            at[candidate.place][candidate.kind].append(candidate)
        for needed in candidate.needs:
            many = 1 if needed.place else len(counted.members[candidate])
            program.at_least(0, {program.columns[needed]: many, program.columns[candidate]: -1})
    for kinds in at.values():
        for retire in kinds["retire_system"]:
            for other in (*kinds["approve_assessment"], *kinds["assign_owner"]):
                parts = {program.columns[retire]: -1, program.columns[other]: -1}
                program.at_least(-len(counted.members[retire]), parts)


class _Sums:
    """The sums of covered and required units by criterion, as rows of the program."""

    def __init__(self, program: _Program, counted: Classes):
        self.program = program
        self.stands = {member: one for one, members in counted.members.items() for member in members}
        self.covered: dict[int, dict[int, float]] = defaultdict(lambda: defaultdict(float))
        self.required: dict[int, dict[int, float]] = defaultdict(lambda: defaultdict(float))
        self.fixed: dict[int, list[int]] = defaultdict(lambda: [0, 0])  # covered, required whatever is done
        self.span: dict[int, list[int]] = defaultdict(lambda: [0, 0])  # least, most that is required
        self.always: set[str] = set()  # areas with a cell whatever is done
        self.perhaps: dict[str, int] = {}  # areas without: the variable that says if they have one

    def add(self, one) -> None:
        """Counts a unit, with a variable for how many are covered where that depends on what is done."""
        unit, many, column = one.unit, one.many, self.program.columns
        parts: dict[int, float] = defaultdict(float)
        base = many if unit.comes is None else 0
        if unit.comes is not None:
            parts[column[unit.comes]] += 1
        for candidate in unit.gone:
            parts[column[candidate]] -= 1
        covered, is_fixed = self._covered(one, base, parts)
        for number in one.criteria:
            self.fixed[number][1] += base
            self.span[number][0] += base if not parts else 0
            self.span[number][1] += many
            for name, value in parts.items():
                self.required[number][name] += value
            self.fixed[number][0] += is_fixed
            for name, value in covered.items():
                self.covered[number][name] += value
        if one.area:
            self._cell(one, base, parts)

    def _covered(self, one, base: int, parts: dict[int, float]) -> tuple[dict[int, float], int]:
        """How many are covered, as variables and a number."""
        if one.unit.covered:
            return parts, base
        helping = one.unit.covers - one.unit.gone
        if not helping:
            return {}, 0
        name = self.program.variable(one.many)
        if parts:
            self.program.at_least(-base, {**parts, name: -1})
        sums: dict[int, float] = defaultdict(float, {name: -1.0})
        for candidate in {self.stands[candidate] for candidate in helping}:
            sums[self.program.columns[candidate]] = 1 if candidate.place else one.many
        self.program.at_least(0, sums)
        return {name: 1.0}, 0

    def _cell(self, one, base: int, parts: dict[int, float]) -> None:
        """An area has a level once it has a cell."""
        if one.area in self.always:
            return
        if not parts:
            self.always.add(one.area)
            return
        if one.area not in self.perhaps:
            self.perhaps[one.area] = self.program.variable(1, whole=True)
        has = self.perhaps[one.area]
        self.program.at_least(base, {has: one.many, **{name: -value for name, value in parts.items()}})

    def require(self, number: int, criterion: Criterion) -> None:
        """The row of a criterion: covered >= share x required, where the area has a level."""
        if criterion.area not in self.always and criterion.area not in self.perhaps:
            return
        share = criterion.share
        row: dict[int, float] = defaultdict(float)
        for name, value in self.covered[number].items():
            row[name] += value
        for name, value in self.required[number].items():
            row[name] -= share * value
        low = share * self.fixed[number][1] - self.fixed[number][0] + margin(share, *self.span[number])
        if criterion.area not in self.always:
            most = share * self.span[number][1] + 1
            row[self.perhaps[criterion.area]] -= most
            low -= most
        self.program.at_least(low, row)


def margin(share: float, fewest: int, most: int) -> float:
    """What to add to covered >= share x required so that a solver with a tolerance reads it as the measure does.

    fewest, most: of what is required. Enough then clears the row, and one too few misses it, by the same distance.
    """
    counts = range(max(1, fewest), most + 1)
    least = [_least(share, required) for required in counts]
    room = min([1.0, *(low - share * required for required, low in zip(counts, least, strict=True))])
    gap = min([1.0, *(share * required - low + 1 for required, low in zip(counts, least, strict=True))])
    middle = (room - gap) / 2
    return middle if fewest else min(middle, 0.0)  # nothing required is enough


def _least(share: float, required: int) -> int:
    """The smallest count that is enough of so many."""
    least = max(0, round(share * required))
    while least > 0 and enough(least - 1, required, share):
        least -= 1
    while not enough(least, required, share):
        least += 1
    return least
