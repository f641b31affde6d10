"""The approver did not hold the role impact_assessment_approver on that day."""

import pytest

SYSTEMS = "system_id | name | aims_scope\nS1 | Triage |\nS2 | Sandbox | no"
HEADER = "assessment_id | system_id | approver | approved_on\n"
ROLES = """
    role                       | holder | from_on    | until_on
    impact_assessment_approver | Ada    | 2026-03-01 | 2026-04-30
    impact_assessment_approver | Tbc    | 2026-01-01 |
    aims_manager               | Ben    | 2026-01-01 |
"""


def approved(found, by, on, **tables):
    return found(
        "approver_without_role",
        systems=SYSTEMS,
        roles=ROLES,
        impact_assessments=f"{HEADER}A1 | S1 | {by} | {on}",
        **tables,
    )


@pytest.mark.parametrize("on", ["2026-03-01", "2026-04-30"])
def test_the_first_and_the_last_day_of_the_role_will_do(found, on):
    assert approved(found, "Ada", on) == {}


@pytest.mark.parametrize(
    ("by", "on"),
    [
        ("Ada", "2026-02-28"),
        ("Ada", "2026-05-01"),
        ("Ben", "2026-03-15"),
        ("ada", "2026-03-15"),
        ("Tbc", "2026-03-15"),
    ],
)
def test_it_fires_where_the_approver_did_not_hold_it_on_the_day_of_the_approval(found, by, on):
    """A day early, a day late, another role, another name, nobody."""
    assert approved(found, by, on) == {
        "A1": dict(
            severity="minor",
            requirement="5.3",
            subject_kind="assessment",
            since_on=on,
            detail=f"{by} approved the assessment of Triage on {on} without the role impact_assessment_approver",
        )
    }


def test_an_approval_that_names_nobody_fires_too(found):
    assert list(approved(found, "", "2026-03-15")) == ["A1"]


def test_who_had_left_held_nothing_any_more_and_who_left_later_did(found):
    assert list(approved(found, "Ada", "2026-03-15", people="name | left_on\nAda | 2026-03-15")) == ["A1"]
    assert approved(found, "Ada", "2026-03-15", people="name | left_on\nAda | 2026-03-16") == {}


def test_only_the_latest_approved_assessment_of_a_system_in_scope_is_asked(found):
    rows = found(
        "approver_without_role",
        systems=SYSTEMS,
        roles=ROLES,
        impact_assessments=HEADER
        + """
        A1 | S1 | Ben | 2026-02-01
        A2 | S1 | Ada | 2026-03-15
        A3 | S2 | Ben | 2026-03-15
        A4 | S1 | Ben | 2026-07-01
    """,
    )
    assert rows == {}


def test_a_source_without_approvers_or_roles_gets_one_note(found):
    assert found(
        "approver_without_role",
        systems=SYSTEMS,
        roles=ROLES,
        impact_assessments="""
        assessment_id | system_id
        A1            | S1
    """,
    ) == {"impact_assessments.approver": dict(severity="note")}
    assert found("approver_without_role", systems=SYSTEMS, impact_assessments=HEADER) == {
        "roles.role": dict(severity="note")
    }
