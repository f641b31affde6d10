"""A role that the AIMS needs is held by nobody."""

import pytest

OTHERS = """
    role                       | holder | from_on    | until_on
    top_management             | Tara   | 2026-01-01 |
    ai_policy_owner            | Pat    | 2026-01-01 |
    impact_assessment_approver | Ian    | 2026-01-01 |
    internal_auditor           | Iris   | 2026-01-01 |
    other                      | Olaf   | 2026-01-01 |
"""
MANAGER = "    aims_manager               | {} | {} | {}\n"


def test_each_of_the_five_roles_has_to_be_held(found):
    assert list(found("role_vacant", roles="role | holder")) == [
        "ai_policy_owner",
        "aims_manager",
        "impact_assessment_approver",
        "internal_auditor",
        "top_management",
    ]
    assert found("role_vacant", roles=OTHERS) == {
        "aims_manager": dict(severity="major", requirement="5.3", subject_kind="role", since_on=None)
    }


@pytest.mark.parametrize(
    ("holder", "from_on", "until_on", "since_on"),
    [
        ("Mia", "2026-07-01", "", None),  # from tomorrow
        ("Mia", "2026-01-01", "2026-06-29", "2026-06-29"),  # until yesterday
        ("TBC", "2026-01-01", "", None),
        ("Leo", "2026-01-01", "", None),  # who left
    ],
)
def test_it_is_vacant_before_the_first_and_after_the_last_day_and_when_held_by_nobody(
    found, holder, from_on, until_on, since_on
):
    rows = found(
        "role_vacant",
        roles=OTHERS + MANAGER.format(holder, from_on, until_on),
        people="name | left_on\nLeo | 2026-06-30",
    )
    assert rows == {"aims_manager": dict(since_on=since_on)}


@pytest.mark.parametrize(("from_on", "until_on"), [("2026-06-30", ""), ("2026-01-01", "2026-06-30")])
def test_it_is_held_on_the_first_and_on_the_last_day(found, from_on, until_on):
    assert found("role_vacant", roles=OTHERS + MANAGER.format("Mia", from_on, until_on)) == {}


def test_it_is_vacant_since_the_last_holder_stopped(found):
    rows = found(
        "role_vacant",
        roles=OTHERS
        + """
        aims_manager | Mia | 2025-01-01 | 2025-12-31
        aims_manager | Max | 2026-01-01 | 2026-03-31
        aims_manager | Moe | 2026-08-01 | 2026-12-31
    """,
    )
    assert rows == {"aims_manager": dict(since_on="2026-03-31")}


def test_a_source_without_roles_gets_one_note(found):
    assert found("role_vacant") == {"roles.role": dict(severity="note")}
