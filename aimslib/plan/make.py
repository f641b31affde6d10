"""The plan: the cheapest honest set of actions that takes the AIMS, or one area, to a level, and what it comes to."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Set
from dataclasses import dataclass, replace
from datetime import date

from ..aims import Aims
from ..errors import AimsError, UsageError, unknown
from ..scenario import Comparison, Scenario, Target, what_if
from .actions import groups
from .blocked import Blocked, blocked
from .classes import classes
from .effort import Effort
from .facts import Facts
from .model import problem as problem_of
from .months import months
from .solve import Solution, solve
from .tally import Tally, prune
from .units import Candidate, Problem
from .who import Who
from .worth import Worth, worth

TIME_LIMIT = 60.0  # seconds


class PlanError(AimsError):
    """There is no plan to show; its text says why."""


@dataclass(frozen=True)
class Step:
    """One action of the plan. number: of the action in the scenario, from 1. pieces: how many things it does.
    effort: person-days. owners: who does it -> person-days. subjects: each piece by its ids."""

    number: int
    month: int
    kind: str
    text: str
    pieces: int
    effort: float
    owners: dict[str, float]
    subjects: tuple[str, ...]


@dataclass(frozen=True)
class Point:
    """What is done so far: effort in person-days, and how many areas have reached the level. month: 0 is today."""

    month: int
    effort: float
    areas: int


@dataclass(frozen=True)
class Plan:
    """level, area: what it is to reach (area None: the AIMS). reached: it is there already. blocked: why it can't get
    there; then there are no steps. effort: person-days; bound: no plan needs less; gap: (effort - bound) / effort, 0
    where the plan is proven to be cheapest. curve: effort against areas that have got there, of `areas` that have a
    level. worth: the single actions that buy most. comparison: before and after, by the measures."""

    as_of: date
    level: int
    area: str | None
    effort_file: str
    reached: bool
    blocked: tuple[Blocked, ...]
    steps: tuple[Step, ...]
    effort: float
    bound: float
    gap: float
    curve: tuple[Point, ...]
    areas: int
    worth: tuple[Worth, ...]
    scenario: Scenario
    comparison: Comparison

    @property
    def target(self) -> str:
        """`ML2`, or `ML2 in A.6`."""
        return self.scenario.target.text

    def by_month(self) -> dict[int, float]:
        """Person-days by month, months with work only."""
        found: dict[int, float] = defaultdict(float)
        for step in self.steps:
            found[step.month] += step.effort
        return dict(found)

    def by_owner(self) -> dict[str, float]:
        """Person-days by who does it, most first."""
        found: dict[str, float] = defaultdict(float)
        for step in self.steps:
            for owner, days in step.owners.items():
                found[owner] += days
        return dict(sorted(found.items(), key=lambda one: (-one[1], one[0])))


def level_of(word: str) -> int:
    """The number in a level such as ML2. Raises UsageError for what is no level."""
    found = re.fullmatch(r"ML(\d)", word, re.IGNORECASE)
    if not found:
        raise UsageError(f"{word!r} is no level.\n  Write it as ML2.")
    return int(found[1])


def make(aims: Aims, level: int, effort: Effort, area: str | None = None, time_limit: float = TIME_LIMIT) -> Plan:
    """The cheapest plan that takes the AIMS, or an area, to a level, all effective on as_of, confirmed by `what_if`.

    Raises UsageError for a level or area that the ladder does not have, PlanError where no plan was found in time,
    RuntimeError where the measures do not confirm the plan, which is a fault of ours.
    """
    facts = Facts(aims.whole())  # a plan is for all of it
    _check(facts, level, area)
    asked = problem_of(facts, level, effort, area)
    if not asked.failing(frozenset()):
        return _plan(facts, asked, effort, area, Solution(frozenset(), 0.0, 0.0, 0.0), reached=True)
    try:
        found = solve(asked, time_limit)
        why = blocked(facts, asked, time_limit) if found is None else []
    except TimeoutError as error:
        raise PlanError(
            f"No plan was found in {time_limit:g} seconds.\n  Give it more time (--time-limit), or plan for one area."
        ) from error
    if found is None:
        return _plan(facts, asked, effort, area, Solution(frozenset(), 0.0, 0.0, 0.0), blocked=tuple(why))
    return _plan(facts, asked, effort, area, _needed(asked, found))


def _check(facts: Facts, level: int, area: str | None) -> None:
    levels = {row["level"] for row in facts.criteria}
    if level not in levels:
        raise unknown("level", f"ML{level}", [f"ML{one}" for one in levels])
    areas = [row["area"] for row in facts.aims.measure("maturity_by_area")]
    if area is not None and area not in areas:
        raise unknown("area", area, areas)


def _needed(asked: Problem, found: Solution) -> Solution:
    """The solution without what it can do without: nothing that costs, where it is proven to be cheapest."""
    chosen = prune(asked, found.chosen, is_cheapest=not found.gap)
    effort = sum(candidate.effort for candidate in chosen)
    bound = min(found.bound, effort)
    return Solution(frozenset(chosen), effort, bound, (effort - bound) / effort if found.gap and effort else 0.0)


def _plan(
    facts: Facts,
    asked: Problem,
    effort: Effort,
    area: str | None,
    found: Solution,
    reached: bool = False,
    blocked: tuple[Blocked, ...] = (),
) -> Plan:
    by_month = months(facts, found.chosen)
    is_reviewed = any(one.name == "independently_reviewed" for one in asked.criteria)
    steps, actions = _steps(facts, by_month, is_reviewed)
    target = Target(level=asked.level, area=area)
    scenario = Scenario(f"Plan to {target.text}", _assumptions(facts, effort, found.chosen), actions, target)
    comparison = what_if(facts.aims, scenario)
    if not reached and not blocked and not comparison.target_met:
        raise RuntimeError(f"the measures do not confirm the plan: {'; '.join(comparison.target_missed)}")
    best = worth(classes(asked)) if not reached else []
    return Plan(
        as_of=facts.as_of,
        level=asked.level,
        area=area,
        effort_file=effort.file,
        reached=reached,
        blocked=blocked,
        steps=steps,
        effort=found.effort,
        bound=found.bound,
        gap=found.gap,
        curve=_curve(asked, by_month),
        areas=len(Tally(asked, found.chosen).levels()),
        worth=tuple(replace(one, text=_said(facts, one.candidate)) for one in best),
        scenario=scenario,
        comparison=comparison,
    )


def _steps(facts: Facts, by_month: dict[int, list[Candidate]], is_reviewed: bool) -> tuple[tuple[Step, ...], list]:
    who = Who(facts)
    steps, actions = [], []
    for month, candidates in by_month.items():
        for group in groups(facts, candidates, is_reviewed):
            owners: dict[str, float] = defaultdict(float)
            for candidate in group.candidates:
                owners[who.does(candidate)] += candidate.effort
            actions.append(group.action)
            pieces, effort = len(group.candidates), sum(owners.values())
            subjects = tuple(f"{one.requirement} {one.subject}".strip() for one in group.candidates)
            steps.append(
                Step(len(actions), month, group.kind, group.action.text, pieces, effort, dict(owners), subjects)
            )
    return tuple(steps), actions


def _said(facts: Facts, candidate: Candidate) -> str:
    return groups(facts, [candidate])[0].action.text


def _curve(asked: Problem, by_month: dict[int, list[Candidate]]) -> tuple[Point, ...]:
    """Today, each point where another area gets there, and the end of each month with work."""
    tally = Tally(asked)
    points = [Point(0, 0.0, tally.reached())]
    effort, waiting = 0.0, []
    for month, candidates in by_month.items():
        for number, candidate in enumerate(candidates, 1):
            waiting = [*waiting, candidate]
            ready = [one for one in waiting if (tally.chosen | set(waiting)).issuperset(one.needs)]
            tally.do(*ready)
            waiting = [one for one in waiting if one not in ready]
            effort += candidate.effort
            areas = tally.reached()
            if number == len(candidates) or areas != points[-1].areas:
                points.append(Point(month, effort, areas))
    return tuple(points)


def _assumptions(facts: Facts, effort: Effort, chosen: Set[Candidate]) -> tuple[str, ...]:
    decided = {candidate.subject for candidate in chosen if candidate.kind == "decide_control"}
    left_out = [
        row["requirement"] for row in facts.statement if row["requirement"] in decided and row["applicable"] == "no"
    ]
    return (
        f"Everything is done and effective on {facts.as_of}.",
        f"Efforts are those of {effort.file}, a convention.",
        "Each item that is collected serves one requirement at one place; `*` only where a control is shareable.",
        "A system without an assessment is assessed with its risk_tier; an empty one counts as high.",
        *(
            f"{name} is marked as not applicable, which is not decided with a reason; here it applies."
            for name in left_out
        ),
    )
