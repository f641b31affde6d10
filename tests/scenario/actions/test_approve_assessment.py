"""approve_assessment: impacts are assessed and the result approved, today."""

import pytest

from aimslib.scenario import ScenarioError
from tests.scenario.spaces import edits_of, states

SYSTEMS = """
    system_id | owner | risk_tier | changed_on
    S1        | Ada   | limited   |
    S2        | Ada   |           |
    S3        | Ada   | minimal   | 2026-06-01
"""
ASSESSED = """
    assessment_id | system_id | tier    | assessed_on | approved_on | assessor | approver
    IA1           | S3        | limited | 2026-01-10  | 2026-01-20  | Cy       | Bo
"""
ROLES = "role | holder | from_on\nimpact_assessment_approver | Bo | 2026-01-01"


def new_assessments(found):
    rows = found.after.table("impact_assessments")
    return {row["system_id"]: row for row in rows if row["assessment_id"].startswith("WI")}


def test_a_new_system_gets_its_first_guess_or_high_and_an_assessed_one_keeps_its_tier(foretell):
    found = foretell("approve_assessment: {systems: all}", systems=SYSTEMS, impact_assessments=ASSESSED, roles=ROLES)
    new = new_assessments(found)
    assert {name: row["tier"] for name, row in new.items()} == dict(S1="limited", S2="high", S3="limited")
    assert {name: row["trigger"] for name, row in new.items()} == dict(
        S1="registration", S2="registration", S3="material_change"
    )
    assert found.before.measure("assessments_due") and not found.after.measure("assessments_due")


def test_a_tier_that_is_named_is_declared_for_all_of_them(foretell):
    found = foretell(
        "approve_assessment: {systems: [S1, S2], tier: minimal}",
        systems=SYSTEMS,
        impact_assessments=ASSESSED,
        roles=ROLES,
    )
    assert {row["tier"] for row in new_assessments(found).values()} == {"minimal"}
    assert [work.size for work in found.steps[0].work] == ["minimal", "minimal"]


def test_all_three_dimensions_are_assessed_so_that_a_5_3_to_a_5_5_are_covered(foretell):
    found = foretell("approve_assessment: {systems: [S2]}", systems=SYSTEMS, roles=ROLES)
    covered = {name for (name, system), state in states(found.after).items() if system == "S2" and state == "covered"}
    assert covered == {"A.5.3", "A.5.4", "A.5.5"}
    assert {row["because"] for row in found.cells_changed} == {"Assess the impacts of S2 and approve the result"}


def test_impacts_are_copied_so_that_the_tier_they_demand_and_the_controls_they_name_stay(foretell):
    """5 x 3 = 15 demands high, whatever is declared; A.9.4 stays required although it is excluded."""
    found = foretell(
        "approve_assessment: {systems: [S3], tier: minimal}",
        systems=SYSTEMS,
        roles=ROLES,
        impact_assessments=ASSESSED,
        controls="control | applicable | justification\nA.9.4 | no | none of it",
        impacts="""
            impact_id | assessment_id | likelihood | severity | controls
            IM1       | IA1           | 5          | 3        | A.9.4
        """,
    )
    assert [edit.table for edit in edits_of(found)] == ["impact_assessments", "impacts"]
    assert {row["system_id"]: row["tier"] for row in found.after.measure("register")}["S3"] == "high"
    assert ("A.9.4", "S3") in states(found.after)


def test_only_the_impacts_of_the_latest_approved_assessment_are_copied(foretell):
    """IA2 is approved later than IA1; IA3 is not approved yet."""
    found = foretell(
        "approve_assessment: {systems: [S3]}",
        systems=SYSTEMS,
        roles=ROLES,
        impact_assessments="""
            assessment_id | system_id | assessed_on | approved_on
            IA1           | S3        | 2026-03-01  | 2026-03-02
            IA2           | S3        | 2026-02-01  | 2026-06-30
            IA3           | S3        | 2026-06-01  | 2026-07-01
        """,
        impacts="""
            impact_id | assessment_id | harm
            IM1       | IA1           | first
            IM2       | IA2           | second
            IM3       | IA3           | third
        """,
    )
    assert [row["harm"] for row in found.after.table("impacts") if row["impact_id"].startswith("WI")] == ["second"]


def test_it_counts_also_after_another_assessment_of_the_same_day(foretell):
    """Of two on one day the id decides; the new one must come last."""
    found = foretell(
        "approve_assessment: {systems: [S3], tier: high}",
        systems=SYSTEMS,
        roles=ROLES,
        impact_assessments="""
            assessment_id | system_id | tier    | assessed_on | approved_on
            zz            | S3        | minimal | 2026-06-30  | 2026-06-30
        """,
    )
    assert {row["system_id"]: row["tier"] for row in found.after.measure("register")}["S3"] == "high"


def test_the_holder_of_the_role_approves_and_nobody_their_own_assessment(foretell):
    """S3 was assessed by Cy; S1 never, so that its owner Ada assesses; Bo approves, unless another is named."""
    found = foretell(
        "approve_assessment: {systems: [S1, S3]}", systems=SYSTEMS, impact_assessments=ASSESSED, roles=ROLES
    )
    people = {name: (row["assessor"], row["approver"]) for name, row in new_assessments(found).items()}
    assert people == dict(S1=("Ada", "Bo"), S3=("Cy", "Bo"))
    found = foretell("approve_assessment: {systems: [S1], approver: Ada}", systems=SYSTEMS, roles=ROLES)
    assert new_assessments(found)["S1"]["assessor"] == "to be named"


def test_somebody_has_to_hold_the_role_today(foretell):
    roles = "role | holder | from_on | until_on\nimpact_assessment_approver | Bo | 2026-01-01 | {}"
    action = "approve_assessment: {systems: [S1]}"
    assert foretell(action, systems=SYSTEMS, roles=roles.format("2026-06-30")).cells_changed
    with pytest.raises(ScenarioError, match="line 3: nobody holds the role impact_assessment_approver"):
        foretell(action, systems=SYSTEMS, roles=roles.format("2026-06-29"))
    appointed = f"appoint: {{role: impact_assessment_approver, holder: Cy}}\n{action}"
    assert new_assessments(foretell(appointed, systems=SYSTEMS))["S1"]["approver"] == "Cy"


def test_a_system_that_is_registered_tomorrow_can_not_be_assessed_today(foretell):
    with pytest.raises(ScenarioError, match="line 3: S1 is not registered by 2026-06-30"):
        foretell(
            "approve_assessment: {systems: [S1]}", systems="system_id | registered_on\nS1 | 2026-07-01", roles=ROLES
        )


def test_a_retired_system_has_nothing_to_assess(foretell):
    retired = "system_id | lifecycle_stage\nS1 | retired"
    with pytest.raises(ScenarioError, match="line 3: S1 is retired: nothing has to be assessed"):
        foretell("approve_assessment: {systems: [S1]}", systems=retired, roles=ROLES)


def test_one_that_is_approved_today_and_dated_later_would_outlast_a_new_one(foretell):
    later = """
        assessment_id | system_id | assessed_on | approved_on | tier
        IA1           | S1        | {}          | 2026-06-30  | limited
    """
    action = "approve_assessment: {systems: [S1]}"
    with pytest.raises(ScenarioError, match="line 3: IA1 of S1 is approved today and dated 2026-07-01"):
        foretell(action, systems=SYSTEMS, roles=ROLES, impact_assessments=later.format("2026-07-01"))
    assert foretell(action, systems=SYSTEMS, roles=ROLES, impact_assessments=later.format("2026-06-30")).steps
