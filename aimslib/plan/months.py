"""When: the order of the roadmap (see roadmap.sql) for what a plan does.

Month 1: register what runs, name owners, the policy. 2 and 3: assessments, the higher tiers first, and decisions.
4 and 5: evidence, area by area, the areas that need least first. 6: audit, management review, corrective actions.
Two months share their work evenly.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from ..tables import TIERS
from .facts import POLICIES, Facts
from .units import Candidate

MONTHS = 6
FIRST = ("register_tool", "appoint", "assign_owner")
SECOND = ("approve_assessment", "retire_system", "decide_control")
LAST = ("complete_audit", "hold_review", "close_nonconformity")


def months(facts: Facts, chosen: Iterable[Candidate]) -> dict[int, list[Candidate]]:
    """What is done in each of the months 1 to 6, in order; the effort of months 2 and 3, and of 4 and 5, is even."""
    stages: dict[int, list[Candidate]] = defaultdict(list)
    for candidate in sorted(chosen, key=lambda one: one.key):
        stages[_stage(candidate)].append(candidate)
    areas = _by_effort(facts, stages[4])
    first = sorted(stages[1], key=lambda one: FIRST.index(one.kind) if one.kind in FIRST else len(FIRST))
    second = sorted(stages[2], key=lambda one: (SECOND.index(one.kind), -_rank(one)))
    # A row that is widened as it is collected again is widened first.
    fourth = sorted(stages[4], key=lambda one: (areas[area_of(facts, _led_by(one))], one.kind != "widen_evidence"))
    last = sorted(stages[6], key=lambda one: LAST.index(one.kind))
    third, fifth = _halves(second), _halves(fourth)
    return {1: first, 2: third[0], 3: third[1], 4: fifth[0], 5: fifth[1], 6: last}


def area_of(facts: Facts, candidate: Candidate) -> str:
    """The area that evidence is for; of a row that shows several requirements, the first one's."""
    names = [candidate.requirement]
    if not candidate.requirement:
        row = facts.evidence.get(candidate.subject)
        names = facts.named(row) if row else []
    return next((facts.requirements[name]["area"] for name in names if name in facts.requirements), "")


def _led_by(candidate: Candidate) -> Candidate:
    """The candidate beside which it is done: for a widened row, its being collected again."""
    return candidate.needs[0] if candidate.kind == "widen_evidence" and candidate.needs else candidate


def _stage(candidate: Candidate) -> int:
    if candidate.kind in FIRST or (candidate.kind == "add_evidence" and candidate.requirement in POLICIES):
        return 1
    return 2 if candidate.kind in SECOND else 6 if candidate.kind in LAST else 4


def _rank(candidate: Candidate) -> int:
    return TIERS.index(candidate.size) if candidate.size in TIERS else 0


def _by_effort(facts: Facts, candidates: list[Candidate]) -> dict[str, tuple[float, str]]:
    """Areas by the effort that their evidence takes."""
    total: dict[str, float] = defaultdict(float)
    for candidate in candidates:
        total[area_of(facts, candidate)] += candidate.effort
    return {area: (effort, area) for area, effort in total.items()}


def _halves(candidates: list[Candidate]) -> tuple[list[Candidate], list[Candidate]]:
    """The list cut where both sides take about the same effort."""
    half, done = sum(candidate.effort for candidate in candidates) / 2, 0.0
    for number, candidate in enumerate(candidates):
        if done + candidate.effort / 2 >= half:
            return candidates[:number], candidates[number:]
        done += candidate.effort
    return candidates, []
