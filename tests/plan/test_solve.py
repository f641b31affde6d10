"""The integer program: thresholds as the measure compares them, systems that are alike counted, nothing needless."""

from __future__ import annotations

from itertools import product

import pytest

from aimslib.plan.classes import classes
from aimslib.plan.solve import margin, solve
from aimslib.plan.tally import Tally, prune
from aimslib.plan.units import Candidate, Criterion, Problem, Unit, enough


def alike(systems: int, share: float, effort: float = 1.0) -> Problem:
    """So many systems with one open cell each, which its evidence or an item for all covers."""
    shared = Candidate("add_evidence", "*", "A.4.2", effort=2.5)
    own = [Candidate("add_evidence", f"S{n}", "A.4.2", place=f"S{n}", effort=effort) for n in range(systems)]
    cells = tuple(Unit(f"A.4.2 S{n}", f"S{n}", covers=frozenset({own[n], shared})) for n in range(systems))
    return Problem(1, ("A.4",), (Criterion(1, "A.4", "coverage", share, cells),), {"A.4": cells}, (shared, *own))


@pytest.mark.parametrize(("share", "most"), list(product((0.5, 2 / 3, 0.6666667, 0.9, 0.95, 1.0), (1, 3, 30, 400))))
def test_just_enough_clears_its_row_and_one_too_few_misses_it(share, most):
    """covered >= share x required + margin, with more room on either side than the solver's tolerance."""
    added = margin(share, 1, most)
    for required in range(1, most + 1):
        least = next(count for count in range(required + 1) if enough(count, required, share))
        assert least - share * required - added > 1e-6
        assert (least - 1) - share * required - added < -1e-6


def test_systems_that_are_alike_are_counted_together():
    """Two hundred systems are one class: three variables instead of six hundred."""
    counted = classes(alike(200, 0.9))
    assert [len(members) for members in counted.members.values()] == [1, 200]
    assert [one.many for one in counted.units] == [200]


def test_of_systems_that_are_alike_as_many_as_needed_are_done():
    """0.5 of four systems is two days for two of them; 0.75 would be three, and an item for all costs 2.5."""
    assert solve(alike(4, 0.5), 10).effort == 2
    assert sorted(one.subject for one in solve(alike(4, 0.5), 10).chosen) == ["S0", "S1"]
    assert [one.subject for one in solve(alike(4, 0.75), 10).chosen] == ["*"]


def test_a_cheapest_choice_is_proven_and_an_impossible_one_is_none():
    found = solve(alike(4, 0.5), 10)
    assert (found.gap, found.bound) == (0, 2)
    stuck = Unit("stuck")
    assert solve(Problem(1, ("4",), (Criterion(1, "4", "x", 1.0, (stuck,)),), {"4": (stuck,)}, ()), 10) is None


def test_an_area_that_may_lose_all_its_cells_counts_only_while_it_has_one():
    """The assessment takes the only cell away: then nothing has to be owned there either."""
    assess = Candidate("approve_assessment", "S1", place="S1", effort=1)
    evidence = Candidate("add_evidence", "S1", "A.4.3", place="S1", effort=3)
    cell = Unit("A.4.3 S1", "S1", covers=frozenset({evidence}), gone=frozenset({assess}))
    never = Unit("owner of A.4.3")
    rungs = (Criterion(1, "A.4", "coverage", 1.0, (cell,)), Criterion(1, "A.4", "owned", 1.0, (never,)))
    found = solve(Problem(1, ("A.4",), rungs, {"A.4": (cell,)}, (assess, evidence)), 10)
    assert found.chosen == {assess}


def test_what_a_choice_can_do_without_is_left_out():
    """An item for all systems makes the four single ones needless: the dearest is tried first, and stays out."""
    problem = alike(4, 1.0)
    kept = prune(problem, set(problem.candidates), is_cheapest=False)
    assert {one.subject for one in kept} == {"S0", "S1", "S2", "S3"}
    assert all(not Tally(problem, kept - {one}).is_reached() for one in kept)


def test_of_a_cheapest_choice_only_what_costs_nothing_can_be_needless():
    """Both own items are free here and the shared one is there: they go, one is as good as the other."""
    problem = alike(2, 1.0, effort=0.0)
    assert {one.subject for one in prune(problem, set(problem.candidates), is_cheapest=True)} == {"*"}


def test_counting_candidates_one_by_one_ends_where_counting_them_at_once_does():
    problem = alike(5, 0.6)
    tally = Tally(problem)
    for candidate in problem.candidates[1:4]:
        assert tally.is_reached() == (not problem.failing(tally.chosen))
        tally.do(candidate)
    assert tally.is_reached() and not problem.failing(tally.chosen)
    tally.undo(problem.candidates[2])
    assert tally.levels() == {"A.4": 0} and tally.met() == set()


def test_what_only_something_dearer_needed_goes_with_it():
    """Nobody asks for the tool to be registered. Without the evidence its cell is open; without both nothing is."""
    tool = Candidate("register_tool", "T", place="N", effort=5)
    item = Candidate("add_evidence", "N", "A.4.2", place="N", effort=1, needs=(tool,))
    cell = Unit("A.4.2 N", "N", covers=frozenset({item}), comes=tool)
    there = Unit("A.4.2 S1", "S1", covered=True)
    coverage = Criterion(1, "A.4", "coverage", 1.0, (cell, there))
    problem = Problem(1, ("A.4",), (coverage,), {"A.4": (cell, there)}, (tool, item))
    assert prune(problem, {tool, item}, is_cheapest=False) == set()
