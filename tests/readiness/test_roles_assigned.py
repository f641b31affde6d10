"""Every role that the AIMS needs is held."""

ALL = """
    role                       | holder | until_on
    top_management             | Tara   |
    ai_policy_owner            | Pat    |
    aims_manager               | Mia    |
    impact_assessment_approver | Ian    |
    internal_auditor           | Iris   | 2026-06-30
"""


def test_held_until_the_last_day_of_the_last_role(answer):
    assert answer("roles_assigned", as_of="2026-06-30", roles=ALL) == dict(passed=True, detail="5 of 5 roles held")
    assert answer("roles_assigned", as_of="2026-07-01", roles=ALL) == dict(
        passed=False, detail="4 of 5 roles held; vacant: internal_auditor"
    )


def test_a_holder_who_left_and_a_placeholder_hold_nothing(answer):
    row = answer("roles_assigned", roles=ALL.replace("Ian ", "TBC"), people="name | left_on\nMia | 2026-06-30")
    assert row == dict(passed=False, detail="3 of 5 roles held; vacant: aims_manager, impact_assessment_approver")


def test_two_holders_of_a_role_are_one_role(answer):
    row = answer("roles_assigned", roles="role | holder\naims_manager | Mia\naims_manager | Max")
    assert row["detail"].startswith("1 of 5 roles held")


def test_without_roles_all_are_vacant(answer):
    row = answer("roles_assigned")
    assert row["passed"] is False and row["detail"].startswith("0 of 5 roles held; vacant: top_management, ")
