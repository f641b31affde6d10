"""Why a level can't be reached: the criteria that nothing one can do today changes, each with the reason."""

from __future__ import annotations

from dataclasses import dataclass

from .facts import Facts
from .solve import possible
from .units import Criterion, Problem


@dataclass(frozen=True)
class Blocked:
    """A criterion of an area that can't be met, and why."""

    area: str
    level: int
    criterion: str
    value: float | None
    threshold: float
    reason: str


def blocked(facts: Facts, problem: Problem, time_limit: float) -> list[Blocked]:
    """The criteria that can't be met, each on its own; where each could be, all that fail today, as a set."""
    failing = problem.failing(frozenset())
    alone = [one for one in failing if not possible(problem, one, time_limit)]
    rows = {(row["level"], row["area"], row["criterion"]): row for row in facts.criteria}
    found = {}
    for one in alone or failing:
        row = rows[one.level, one.area, one.name]
        why = _reason(facts, one) if alone else "it can't be met together with the others that are named here"
        found[one.level, one.area, one.name] = Blocked(
            one.area, one.level, one.name, row["value"], row["threshold"], why
        )
    return list(found.values())


def _reason(facts: Facts, criterion: Criterion) -> str:
    covered, required = criterion.count(frozenset())
    if criterion.name == "sustained":
        stayed = f"{covered} of {required} cells were covered on all of the quarter days before {facts.as_of}"
        return f"{stayed}; what is done today counts from today, so that it takes up to a year"
    if criterion.name == "actions_on_time":
        return (
            f"{covered} of {required} nonconformities due in the last 365 days were closed in time; what was late "
            "stays late until a year has passed"
        )
    if criterion.name == "registered":
        return "no system is registered and no tool was seen in use; register the first system"
    if criterion.name == "no_major_overdue" and not facts.aims.provided("nonconformities"):
        return "nonconformities are not kept; start the register"
    if criterion.name == "no_zombie":
        return f"{_zombies(criterion)}; end the use, or correct the register (retiring: allow: [retire_system])"
    if criterion.name.startswith("assessed_") and facts.misdated & {unit.place for unit in criterion.units}:
        names = ", ".join(sorted(facts.misdated & {unit.place for unit in criterion.units}))
        return f"the assessment of {names} is approved today and dated later; correct the register"
    if criterion.threshold > 1:
        return f"no share is {criterion.threshold:g}"
    return "nothing that a plan can do changes it"


def _zombies(criterion: Criterion) -> str:
    names = [unit.place for unit in criterion.units if not unit.covered and not unit.covers]
    run = "runs" if len(names) == 1 else "run"
    return f"{', '.join(names)} {run} on after retirement"
