"""Which impact assessments are due, why and since when."""

import pytest

ASSESSED = """
    assessment_id | system_id | tier    | assessed_on | approved_on | review_due_on
    A1            | S1        | limited | 2026-02-01  | 2026-02-10  | 2026-06-29
"""


def test_registering_a_system_makes_its_assessment_due(measure):
    due = measure("assessments_due", systems="system_id | registered_on\nS1 | 2026-06-30")
    assert due["S1"] == dict(trigger="registration", since_on="2026-06-30", last_assessed_on=None, tier="high")


def test_it_stays_due_until_the_day_of_approval(drawn):
    system = drawn(systems="system_id\nS1", impact_assessments=ASSESSED)
    assert system.measure("assessments_due", "2026-02-09")["S1"] == dict(trigger="registration")
    assert system.measure("assessments_due", "2026-02-10") == {}


def test_a_material_change_after_the_assessment_makes_it_due(measure):
    due = measure(
        "assessments_due",
        as_of="2026-05-01",
        impact_assessments=ASSESSED,
        systems="system_id | changed_on\nS1 | 2026-05-01",
    )
    assert due["S1"] == dict(
        trigger="material_change", since_on="2026-05-01", last_assessed_on="2026-02-01", tier="limited"
    )


@pytest.mark.parametrize("changed_on", ["2026-02-01", "2026-05-02"])
def test_a_change_by_the_day_of_the_assessment_or_in_the_future_does_not(measure, changed_on):
    due = measure(
        "assessments_due",
        as_of="2026-05-01",
        impact_assessments=ASSESSED,
        systems=f"system_id | changed_on\nS1 | {changed_on}",
    )
    assert due == {}


def test_a_change_before_approval_but_after_the_assessment_does(measure):
    due = measure(
        "assessments_due",
        as_of="2026-05-01",
        impact_assessments=ASSESSED,
        systems="system_id | changed_on\nS1 | 2026-02-05",
    )
    assert due["S1"] == dict(trigger="material_change")


def test_a_review_is_due_the_day_after_its_date(drawn):
    system = drawn(systems="system_id\nS1", impact_assessments=ASSESSED)
    assert system.measure("assessments_due", "2026-06-29") == {}
    assert system.measure("assessments_due", "2026-06-30")["S1"] == dict(trigger="periodic", since_on="2026-06-29")


def test_without_a_review_date_it_is_due_365_days_after_approval(drawn):
    system = drawn(
        systems="system_id\nS1",
        impact_assessments="system_id | assessed_on | approved_on\nS1 | 2025-01-01 | 2025-06-30",
    )
    assert system.measure("assessments_due", "2026-06-30") == {}
    assert system.measure("assessments_due", "2026-07-01")["S1"] == dict(trigger="periodic", since_on="2026-06-30")


def test_a_change_comes_before_a_review(measure):
    due = measure("assessments_due", systems="system_id | changed_on\nS1 | 2026-05-01", impact_assessments=ASSESSED)
    assert due["S1"] == dict(trigger="material_change", since_on="2026-05-01")


def test_the_latest_approved_assessment_decides_even_if_an_earlier_one_lasts_longer(measure):
    due = measure(
        "assessments_due",
        systems="system_id\nS1",
        impact_assessments=ASSESSED
        + """
        A0            | S1        | high    | 2026-01-01  | 2026-01-01  | 2030-01-01
    """,
    )
    assert due["S1"] == dict(trigger="periodic", tier="limited")


def test_only_systems_in_scope_are_due(measure):
    due = measure(
        "assessments_due",
        systems="""
        system_id | aims_scope | lifecycle_stage | registered_on
        S1        | no         | operation       | 2026-01-01
        S2        |            | retired         | 2026-01-01
        S3        |            | operation       | 2026-07-01
    """,
    )
    assert due == {}
