"""Assessment: approved, and not due."""

import pytest


def test_it_passes_with_an_approved_assessment_up_to_the_day_of_its_review(asked):
    """Approved on 2026-01-20 and without a review date: due 365 days later."""
    assert asked("deployment", "2027-01-20")["assessment"].summary == "A1 holds until 2027-01-20"
    assert asked("deployment", "2027-01-20")["assessment"].passed
    late = asked("deployment", "2027-01-21")["assessment"]
    assert not late.passed and late.summary == "the review of A1 was due on 2027-01-20"


def test_it_fails_where_none_is_approved(asked):
    answer = asked("deployment", impact_assessments="assessment_id | system_id | approved_on\nA1 | S1 |")
    (reason,) = answer["assessment"].reasons
    assert reason == dict(
        requirement="8.4",
        finding=None,
        state="registration",
        detail="no impact assessment is approved",
        remedy="Assess S1 (aims assess) and have it approved",
    )


@pytest.mark.parametrize(("changed_on", "passes"), [("2026-01-10", True), ("2026-01-11", False)])
def test_a_material_change_after_the_day_of_assessment_makes_it_due(asked, changed_on, passes):
    systems = f"system_id | lifecycle_stage | role | owner | changed_on\nS1 | verification | user | Ana | {changed_on}"
    check = asked("deployment", systems=systems)["assessment"]
    assert check.passed == passes
    if not passes:
        assert check.reasons[0]["state"] == "material_change"
        assert check.summary == "A1 was assessed on 2026-01-10, before the change of 2026-01-11"
