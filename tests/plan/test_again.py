"""Evidence that serves again: collected anew where it does not show what it names, widened from ISO 27001, or both."""

from __future__ import annotations

from tests.plan.conftest import done, effort

LATER = """
    system_id | role | lifecycle_stage | registered_on
    S1        | user | operation       | 2025-01-01
    S2        | user | operation       | 2026-03-01
    S3        | user | operation       | 2026-03-01
"""
FOR_ALL = """
    evidence_id | satisfies                      | system_id | effective_on
    E1          | 42001:A.8.5                    | *         | 2026-01-01
    E2          | 42001:A.8.2                    | *         | 2026-06-30
    E3          | 42001:A.8.3; 42001:A.8.4       |           | 2026-01-01
"""
DEAR = dict(add_evidence=4, add_evidence_shared=5)


def test_evidence_for_all_systems_is_collected_again_where_a_system_was_registered_after_it(plan_for):
    """E1 is current and covers A.8.5 at S1 alone: once more for 2 instead of a new one for 5, or two for 8."""
    plan = plan_for("1 | A.8 | coverage | 1", effort(**DEAR, refresh_evidence=2), systems=LATER, evidence=FOR_ALL)
    assert done(plan) == ["refresh_evidence E1"]


def test_a_tool_that_is_registered_is_served_by_what_is_collected_again_for_all(plan_for):
    """All that is there was true before NEW-1 is registered; two rows once more, for 4, are cheaper than new ones."""
    rungs = "1 | A.8 | coverage | 1\n 1 | 4 | registered | 1"
    tool = "tool | source | first_seen_on\n Scribe | sso | 2026-01-01"
    registers = dict(systems="\n".join(LATER.splitlines()[:3]), sightings=tool, evidence=FOR_ALL)
    plan = plan_for(rungs, effort(**DEAR, refresh_evidence=2), **registers)
    assert done(plan) == ["refresh_evidence E1", "register_tool Scribe"]  # E2 is of the day itself


def test_a_lapsed_row_of_the_isms_is_widened_and_collected_again_where_that_is_cheaper(plan_for):
    """9.2.1 is mapped in full. Both for 3 are cheaper than new evidence for 4, not than for 2; either alone shows
    nothing. The row is widened first, so that the new one names the requirement too."""
    lapsed = "evidence_id | satisfies | effective_on | valid_until\n E1 | 27001:9.2.1 | 2025-01-01 | 2025-12-31"
    costs = dict(refresh_evidence=2, complete_audit=9, hold_review=9)
    plan = plan_for("1 | 9 | coverage | 0.16", effort(add_evidence=4, **costs), evidence=lapsed)
    assert [step.kind for step in plan.steps] == ["widen_evidence", "refresh_evidence"] and plan.effort == 3
    today, *_, widened, collected = [point.areas for point in plan.curve]
    assert today == widened == collected - 1
    assert plan_for("1 | 9 | coverage | 0.16", effort(add_evidence=2, **costs), evidence=lapsed).effort == 2


def test_a_row_that_is_widened_to_two_requirements_is_collected_again_once(plan_for):
    """9.2.1 and 9.2.2 for 1 + 1 + 2."""
    lapsed = (
        "evidence_id | satisfies | effective_on | valid_until\n E1 | 27001:9.2.1; 27001:9.2.2 | 2025-01-01 | 2025-12-31"
    )
    costs = effort(add_evidence=9, refresh_evidence=2, complete_audit=9, hold_review=19)
    plan = plan_for("1 | 9 | coverage | 0.33", costs, evidence=lapsed)
    assert done(plan) == ["refresh_evidence E1", "widen_evidence 9.2.1 E1", "widen_evidence 9.2.2 E1"]
    assert plan.effort == 4


def test_a_row_that_has_not_begun_and_one_that_was_rejected_do_not_serve_again(plan_for):
    evidence = """
        evidence_id | satisfies | effective_on | status
        E1          | 42001:4.1 | 2026-07-01   | accepted
        E2          | 42001:4.1 | 2026-01-01   | rejected
    """
    assert done(plan_for("1 | 4 | coverage | 0.25", effort(add_evidence=9), evidence=evidence))[0].startswith("add_ev")


def test_an_assessment_that_left_a_dimension_out_is_made_again_where_that_is_cheaper(plan_for):
    """S1's is not due and shows A.5.3 and A.5.4; a new one shows A.5.5 too, for 1 instead of 2."""
    registers = dict(
        systems="system_id | role | lifecycle_stage\n S1 | user | operation",
        evidence="evidence_id | satisfies | effective_on\n E1 | 42001:A.5.2 | 2026-01-01",
        impact_assessments="""
            assessment_id | system_id | assessed_on | approved_on | tier    | dimensions_assessed
            IA1           | S1        | 2026-01-01  | 2026-01-01  | limited | individuals
        """,
        roles="role | holder | from_on\n impact_assessment_approver | Zoe Zeller | 2026-01-01",
    )
    assert done(plan_for("1 | A.5 | coverage | 1", effort(add_evidence=2), **registers)) == ["approve_assessment S1"]
    assert done(plan_for("1 | A.5 | coverage | 1", effort(approve_assessment=2), **registers)) == [
        "add_evidence A.5.5 S1"
    ]


def test_an_assessment_approved_today_and_dated_later_blocks_instead_of_being_outdone(plan_for):
    """It would stay the latest one, whatever is approved today."""
    blocked = plan_for(
        "1 | 8 | assessed_all | 1",
        systems="system_id | role | lifecycle_stage | changed_on\n S1 | user | operation | 2026-02-01",
        impact_assessments="""
            assessment_id | system_id | assessed_on | approved_on | tier    | review_due_on
            IA1           | S1        | 2026-12-01  | 2026-06-30  | limited | 2026-01-01
        """,
    ).blocked
    assert [one.reason for one in blocked] == [
        "the assessment of S1 is approved today and dated later; correct the register"
    ]
