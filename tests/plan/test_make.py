"""The plan: what it reaches, what it leaves open, and when there is none."""

from __future__ import annotations

import pytest

from aimslib import plan as plans
from aimslib.errors import UsageError
from aimslib.scenario import Scenario, what_if
from tests.plan.conftest import done, effort

TWO = """
    system_id | role | lifecycle_stage | risk_tier | owner
    S1        | user | deployment      | limited   | Ann Ash
    S2        | user | deployment      | limited   |
"""


def test_a_plan_reaches_its_target_by_the_measures_and_each_action_is_needed(sample, sample_plan):
    """The sample's plan to ML2: with any one action that costs something left out, the level is missed."""
    assert sample_plan.comparison.target_met and sample_plan.gap == 0
    assert sample_plan.effort == pytest.approx(sum(step.effort for step in sample_plan.steps))
    makes = ("register_tool", "appoint")  # what others are for can't be left out alone
    for step in sample_plan.steps[::4]:
        if step.effort and step.kind not in makes:
            left = [one for number, one in enumerate(sample_plan.scenario.actions, 1) if number != step.number]
            assert what_if(sample, Scenario("less", (), left, sample_plan.scenario.target)).target_missed, step.text


def test_no_single_piece_of_a_plan_can_be_left_out(plan_for):
    """Seven pieces; without any one of them the target is missed."""
    plan = plan_for("1 | A.9 | coverage | 1\n 2 | A.3 | systems_owned | 1\n 2 | 8 | assessed_all | 1", systems=TWO)
    scenario = plan.scenario
    pieces = [edit for edit in scenario.edits(plan.comparison.before) if edit.table != "roles"]
    assert len(pieces) == 2 + 2 + 1 + 2  # organisation's A.9 controls, A.9.4, an owner, assessments
    for left_out in pieces:
        after = plan.comparison.before.edited([edit for edit in pieces if edit != left_out])
        assert scenario.target.shortfall(after), left_out


def test_a_threshold_below_one_leaves_cells_open(plan_for):
    """Of the four cells of clause 4, three are enough for 0.75; of 0.76 it takes all four."""
    assert plan_for("1 | 4 | coverage | 0.75").effort == 3
    assert plan_for("1 | 4 | coverage | 0.76").effort == 4


def test_what_is_cheap_is_chosen_among_what_covers_the_same(plan_for):
    """E1 lapsed and names two clauses: collected again for 3 it is dearer than two new items for 1, but not for 1."""
    evidence = """
        evidence_id | satisfies             | effective_on | valid_until
        E1          | 42001:4.1; 42001:4.2  | 2025-01-01   | 2025-12-31
    """
    rungs = "1 | 4 | coverage | 0.5"
    assert done(plan_for(rungs, effort(refresh_evidence=3), evidence=evidence)) != ["refresh_evidence E1"]
    assert done(plan_for(rungs, effort(refresh_evidence=1), evidence=evidence)) == ["refresh_evidence E1"]


def test_evidence_of_the_isms_is_widened_where_that_is_cheaper(plan_for):
    """9.2.1 is mapped in full; the item that is current for 27001 only has to name it."""
    plan = plan_for(
        "1 | 9 | coverage | 0.16",
        effort(add_evidence=2, complete_audit=2, hold_review=7),
        evidence="""
            evidence_id | satisfies   | effective_on
            E1          | 27001:9.2.1 | 2026-01-01
        """,
    )
    assert done(plan) == ["widen_evidence 9.2.1 E1"]


def test_an_audit_is_completed_where_it_covers_more_than_evidence_for_each_clause(plan_for):
    plan = plan_for("1 | 9 | audit_current | 1\n 1 | 9 | coverage | 0.33", effort(complete_audit=2))
    assert [step.kind for step in plan.steps] == ["complete_audit"]
    assert plan.effort == 2


def test_a_manager_is_appointed_where_that_is_cheaper_than_an_owner_for_each_clause(plan_for):
    assert done(plan_for("1 | 4 | owned | 1", effort(appoint=3))) == ["appoint aims_manager"]
    assert plan_for("1 | 4 | owned | 1", effort(appoint=5)).effort == 4  # clauses 4.1 to 4.4


def test_a_tool_that_is_registered_brings_cells_that_need_evidence_too(plan_for):
    """Two sightings are one tool and become one system; in operation and of unknown role it needs A.9.4 as well."""
    sightings = """
        tool  | source   | first_seen_on
        Scribe | sso      | 2026-01-01
        Scribe | expenses | 2026-02-01
    """
    plan = plan_for("1 | 4 | registered | 1\n 1 | A.9 | coverage | 1", sightings=sightings)
    assert done(plan) == [
        "add_evidence A.9.2",
        "add_evidence A.9.3",
        "add_evidence A.9.4 NEW-1",
        "register_tool Scribe",
    ]
    assert plan.comparison.target_met


def test_one_area_is_planned_for_alone(plan_for):
    rungs = "1 | 4 | coverage | 1\n 1 | 5 | coverage | 1"
    plan = plan_for(rungs, area="5")
    assert done(plan) == ["add_evidence 5.1", "add_evidence 5.2", "add_evidence 5.3"]
    assert plan.target == "ML1 in 5" and plan.comparison.target_met


def test_an_aims_that_is_there_already_has_an_empty_plan(plan_for):
    plan = plan_for("1 | 8 | assessed_all | 1")
    assert plan.reached and not plan.steps and plan.effort == 0
    assert "there is nothing to plan" in plans.screen(plan)


def test_what_the_past_decides_makes_the_target_unreachable_and_is_named(plan_for):
    """Nothing was covered on the quarter days before; the one nonconformity due this year was closed late."""
    plan = plan_for(
        "1 | 4 | coverage | 1\n 2 | 4 | sustained | 0.9\n 2 | 10 | actions_on_time | 0.9",
        nonconformities="""
            nonconformity_id | raised_on  | due_on     | closed_on
            NC1              | 2026-01-01 | 2026-03-01 | 2026-04-01
        """,
    )
    assert not plan.steps and not plan.reached
    assert [(one.area, one.criterion) for one in plan.blocked] == [("4", "sustained"), ("10", "actions_on_time")]
    assert "0 of 4 cells were covered on all of the quarter days" in plan.blocked[0].reason
    assert "0 of 1 nonconformities" in plan.blocked[1].reason


def test_a_nonconformity_that_is_due_today_can_still_be_closed_in_time(plan_for):
    plan = plan_for(
        "1 | 10 | actions_on_time | 1",
        nonconformities="""
            nonconformity_id | raised_on  | due_on
            NC1              | 2026-01-01 | 2026-06-30
        """,
    )
    assert done(plan) == ["close_nonconformity NC1"]


def test_registers_that_are_not_kept_are_named(plan_for):
    blocked = plan_for("1 | 10 | no_major_overdue | 1\n 1 | 4 | registered | 1").blocked
    assert [one.reason for one in blocked] == [
        "no system is registered and no tool was seen in use; register the first system",
        "nonconformities are not kept; start the register",
    ]


def test_an_owner_ends_a_zombie_that_was_left_alone_but_not_one_that_outlived_its_retirement(plan_for):
    alone = """
        system_id | lifecycle_stage | registered_on | owner
        S1        | operation       | 2024-01-01    |
    """
    assert done(plan_for("1 | A.6 | no_zombie | 1", systems=alone)) == ["assign_owner S1"]
    kept = """
        system_id | lifecycle_stage | retired_on | owner
        S1        | operation       | 2026-05-01 | Ann Ash
    """
    assert "S1 runs on after retirement" in plan_for("1 | A.6 | no_zombie | 1", systems=kept).blocked[0].reason
    allowed = effort(allow=("retire_system",))
    assert done(plan_for("1 | A.6 | no_zombie | 1", allowed, systems=kept)) == ["retire_system S1"]


def test_planned_evidence_counts_as_reviewed_where_the_ladder_asks_for_that(plan_for):
    """E1 covers 4.1 and nobody reviewed it; the three items to collect are, which is enough for 0.75, not for 1."""
    evidence = """
        evidence_id | satisfies | effective_on | collected_by | reviewed_by
        E1          | 42001:4.1 | 2026-01-01   | Ann Ash      |
    """
    rungs = "1 | 4 | coverage | 1\n 1 | 4 | independently_reviewed | "
    assert plan_for(rungs + "0.75", evidence=evidence).effort == 3
    assert "review_evidence E1" in done(plan_for(rungs + "1", evidence=evidence))


def test_a_cell_stays_sustained_only_if_it_was_covered_before(plan_for):
    """Three of the four cells of clause 4 have been covered for more than a year: 0.75 is met, 0.8 never is."""
    evidence = """
        evidence_id | satisfies                       | effective_on | valid_until
        E1          | 42001:4.1; 42001:4.2; 42001:4.3 | 2024-01-01   | 2026-06-01
    """
    met = plan_for("1 | 4 | sustained | 0.75", effort(refresh_evidence=1, add_evidence=1), evidence=evidence)
    assert done(met) == ["refresh_evidence E1"]
    assert plan_for("1 | 4 | sustained | 0.8", evidence=evidence).blocked


def test_a_level_or_area_that_the_ladder_does_not_have_is_an_error(sample):
    costs = plans.read_effort(sample.workspace)
    with pytest.raises(UsageError, match="Unknown level 'ML7'"):
        plans.make(sample, 7, costs)
    with pytest.raises(UsageError, match=r"Unknown area 'A\.11'"):
        plans.make(sample, 2, costs, area="A.11")
    with pytest.raises(UsageError, match="Write it as ML2"):
        plans.level_of("two")


def test_an_assessment_that_confirms_a_lower_tier_takes_away_what_only_a_high_one_needs(plan_for):
    """Until it is assessed, everything applies to S1. Assessing it as limited costs 1 and ends A.6.2.8, evidence costs
    5; with an assessment at 9 it is the other way round."""
    registers = dict(
        systems="""
            system_id | role | lifecycle_stage | risk_tier
            S1        | user | deployment      | limited
        """,
        roles="""
            role                       | holder  | from_on
            impact_assessment_approver | Bo Berg | 2025-01-01
        """,
    )
    rungs = "1 | A.6 | coverage | 1"
    common = ["add_evidence A.6.1.2", "add_evidence A.6.1.3", "add_evidence A.6.2.5 S1"]
    cheap = plan_for(rungs, effort(add_evidence=5, approve_assessment=1), **registers)
    assert done(cheap) == [*common, "approve_assessment S1"]
    dear = plan_for(rungs, effort(add_evidence=5, approve_assessment=9), **registers)
    assert len(done(dear)) == 4 and "A.6.2.8" in done(dear)[-1]
