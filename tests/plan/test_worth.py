"""What single actions buy: the plan's counts are those that a what-if of the action alone gives."""

from __future__ import annotations

import pytest

from aimslib.plan import read_effort
from aimslib.plan.actions import groups
from aimslib.plan.facts import Facts
from aimslib.plan.units import Candidate
from aimslib.plan.worth import Worth
from aimslib.scenario import Scenario, what_if


@pytest.mark.parametrize("number", range(10))
def test_each_of_the_ten_best_buys_what_the_measures_say(number, sample, sample_plan):
    one = sample_plan.worth[number]
    action = groups(Facts(sample), [one.candidate])[0].action
    assert one.text == action.text
    after = what_if(sample, Scenario("alone", actions=[action]))
    covered = [row for row in after.cells_changed if row["after"] == "covered"]
    assert len(covered) == one.cells
    unmet, met = (
        {
            (row["level"], row["area"], row["criterion"])
            for row in side.measure("maturity_criteria")
            if row["met"] is is_met
        }
        for side, is_met in ((after.before, False), (after.after, True))
    )
    assert {rung for rung in unmet & met if rung[0] <= 2} == set(one.criteria)
    assert tuple(row["area"] for row in after.areas if row["level_after"] > row["level_before"]) == one.areas


def test_the_best_are_ranked_by_areas_then_criteria_then_cells_for_a_day(sample_plan):
    ranks = [one.per_day() for one in sample_plan.worth]
    assert ranks == sorted(ranks, reverse=True) and len(ranks) == 10
    assert Worth(Candidate("appoint", "x", effort=0), 1, 0, ((1, "4", "owned"),), ()).per_day() == (0, float("inf"), 0)
    assert read_effort(None).of("hold_review") == 2  # which the sample's figures rest on
