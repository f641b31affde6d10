"""A plan does the task; it does not make it smaller, unless params/effort.yaml allows that in so many words."""

from __future__ import annotations

from tests.plan.conftest import done, effort

ONE_HIGH = """
    system_id | role | lifecycle_stage | risk_tier | owner
    S1        | user | deployment      | high      | Ann Ash
"""


def test_a_control_that_nobody_decided_is_planned_as_applying_and_its_cell_is_evidenced(plan_for):
    """Excluding A.8.4 would cost one day and end the matter; the plan decides that it applies, and covers it."""
    plan = plan_for(
        "1 | A.8 | decided | 1\n 1 | A.8 | coverage | 1",
        effort(add_evidence=9),
        controls="""
            control | applicable | justification
            A.8.2   | no         | none supplied
            A.8.3   | no         | none asked
            A.8.4   | no         |
            A.8.5   | no         | none asked
        """,
    )
    assert done(plan) == ["add_evidence A.8.4", "decide_control A.8.4"]
    assert plan.scenario.actions[0].plain()["applicable"] == "yes"
    assert any("A.8.4 is marked as not applicable" in line for line in plan.scenario.assumptions)


def test_no_system_is_retired_to_shrink_the_task_unless_that_is_allowed(plan_for):
    """Retiring S1 takes one day, its four cells of A.9.4 and the like twenty."""
    asked = dict(systems=ONE_HIGH)
    dear = dict(add_evidence=20, refresh_evidence=20)
    assert done(plan_for("1 | A.9 | coverage | 1", effort(**dear, add_evidence_organisation=1), **asked)) == [
        "add_evidence A.9.2",
        "add_evidence A.9.3",
        "add_evidence A.9.4 S1",
    ]
    allowed = effort(allow=("retire_system",), **dear, add_evidence_organisation=1)
    assert done(plan_for("1 | A.9 | coverage | 1", allowed, **asked)) == [
        "add_evidence A.9.2",
        "add_evidence A.9.3",
        "retire_system S1",
    ]


def test_what_has_to_be_shown_at_retirement_is_asked_for_where_retiring_is_allowed(plan_for):
    """A.6.2.6 is needed at retirement, and what was collected before does not show it."""
    plan = plan_for(
        "1 | A.6 | coverage | 1",
        effort(
            allow=("retire_system",),
            add_evidence=20,
            add_evidence_organisation=1,
            add_evidence_shared=3,
            refresh_evidence=4,
        ),
        systems="""
            system_id | role | lifecycle_stage | risk_tier
            S1        | user | operation       | high
        """,
        evidence="""
            evidence_id | satisfies     | system_id | effective_on
            E1          | 42001:A.6.2.6 | S1        | 2026-06-01
        """,
    )
    assert done(plan)[:2] == ["add_evidence A.6.1.2", "add_evidence A.6.1.3"]
    assert done(plan)[2:] == ["add_evidence A.6.2.6 *", "retire_system S1"]
    assert plan.comparison.target_met


def test_an_unassessed_system_is_assessed_with_the_tier_that_the_register_guesses(plan_for):
    """A limited one loses the cell of A.6.2.8, which only a high one needs; an empty guess counts as high."""
    rungs = "1 | 8 | assessed_all | 1"
    systems = """
        system_id | role | lifecycle_stage | risk_tier
        S1        | user | deployment      | limited
        S2        | user | deployment      |
    """
    plan = plan_for(rungs, effort(approve_assessment_high=4, approve_assessment_limited=2), systems=systems)
    appointed = "appoint impact_assessment_approver"
    assert done(plan) == [appointed, "approve_assessment S1", "approve_assessment S2"]
    assert plan.effort == 4 + 2 + 1  # and one day to appoint who approves
    tiers = {row["system_id"]: row["tier"] for row in plan.comparison.after.measure("register")}
    assert tiers == {"S1": "limited", "S2": "high"}


def test_an_assessed_system_keeps_its_tier_and_the_controls_that_its_impacts_name(plan_for):
    """Its assessment is overdue; assessing it again as minimal would take the named control away."""
    plan = plan_for(
        "1 | 8 | assessed_all | 1",
        systems=ONE_HIGH,
        roles="""
            role                       | holder  | from_on
            impact_assessment_approver | Bo Berg | 2025-01-01
        """,
        impact_assessments="""
            assessment_id | system_id | tier    | assessed_on | approved_on | assessor
            IA1           | S1        | limited | 2025-01-01  | 2025-01-02  | Cy Cole
        """,
        impacts="""
            impact_id | assessment_id | likelihood | severity | controls
            IM1       | IA1           | 2          | 2        | A.6.2.8
        """,
    )
    assert done(plan) == ["approve_assessment S1"]
    assert {row["tier"] for row in plan.comparison.after.measure("register")} == {"limited"}
    assert "A.6.2.8" in {row["requirement"] for row in plan.comparison.after.measure("cells")}


def test_an_item_that_is_collected_serves_one_requirement_at_one_place(plan_for):
    plan = plan_for("1 | 4 | coverage | 1\n 1 | A.9 | coverage | 1", systems=ONE_HIGH)
    before = {row["evidence_id"] for row in plan.comparison.before.table("evidence")}
    new = [row for row in plan.comparison.after.table("evidence") if row["evidence_id"] not in before]
    assert len(new) == plan.effort == 4 + 3
    assert all(";" not in row["satisfies"] for row in new)
    assert [row["system_id"] for row in new if row["satisfies"] == "42001:A.9.4"] == ["S1"]


def test_one_item_for_all_systems_only_where_the_control_is_shareable(plan_for):
    """A.4.2 is shareable, A.9.4 is not: with two systems, the one is collected once and the other twice."""
    plan = plan_for(
        "1 | A.4 | coverage | 1\n 1 | A.9 | coverage | 1",
        systems="""
            system_id | role | lifecycle_stage
            S1        | user | deployment
            S2        | user | deployment
        """,
    )
    shared = [line for line in done(plan) if line.endswith("*")]
    assert shared == ["add_evidence A.4.2 *", "add_evidence A.4.3 *", "add_evidence A.4.6 *"]
    assert {"add_evidence A.9.4 S1", "add_evidence A.9.4 S2"} <= set(done(plan))
