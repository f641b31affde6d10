"""A system runs on: past its retirement date, used after it, or in operation with neither owner nor review."""

import pytest

OWNERLESS = "system_id | owner | reviewed_on | last_used_on\n"


def test_a_retirement_date_that_passed_with_another_stage(found):
    def on(day):
        return found(
            "zombie",
            as_of=day,
            systems="""
            system_id | owner | lifecycle_stage | retired_on
            S1        | Ada   | operation       | 2026-06-30
        """,
        )

    assert on("2026-06-29") == {}
    assert on("2026-06-30") == {"S1": dict(severity="major", requirement="A.6.2.6", since_on="2026-06-30")}


def test_a_retired_system_used_after_its_retirement(found):
    """S1's last day is that of its retirement; S3 was seen in single sign-on; what S4's rows say is not yet."""
    rows = found(
        "zombie",
        systems="""
        system_id | lifecycle_stage | retired_on | last_used_on
        S1        | retired         | 2026-03-31 | 2026-03-31
        S2        | retired         | 2026-03-31 | 2026-04-01
        S3        | retired         | 2026-03-31 | 2026-01-01
        S4        | retired         | 2026-03-31 | 2026-07-01
        S5        | retired         | 2026-03-31 |
    """,
        sightings="""
        tool | system_id | last_seen_on
        Bot3 | S3        | 2026-04-01
        Bot4 | S4        | 2026-07-01
    """,
    )
    assert rows == {"S2": dict(since_on="2026-03-31"), "S3": dict(since_on="2026-03-31")}


def test_a_system_in_operation_with_neither_owner_nor_review_for_365_days(found):
    rows = found(
        "zombie",
        people="name | left_on\nBen | 2026-01-31",
        systems="""
        system_id | owner | reviewed_on | last_used_on
        S1        |       | 2025-06-29  |
        S2        | Ben   | 2025-06-29  |
        S3        |       | 2025-06-29  | 2025-06-30
        S4        |       | 2025-06-29  | 2026-07-01
        T1        |       | 2025-06-30  |
        T2        | Ada   | 2025-06-29  |
        T3        |       | 2025-06-29  | 2025-06-29
        T4        |       |             |
    """,
    )
    zombie = dict(severity="major", since_on="2026-06-29")
    assert rows == {
        "S1": zombie,
        "S2": zombie,  # its owner left
        "S3": zombie,  # used within 365 days
        "S4": zombie,  # a use in the future is no use yet: unknown
    }  # T1 was reviewed within 365 days, T2 is owned, nobody uses T3 any more, T4 was registered in January


def test_without_a_review_the_registration_counts(found):
    rows = found("zombie", as_of="2027-01-02", systems=OWNERLESS + "S1 | | |")
    assert rows == {"S1": dict(since_on="2027-01-01")}


@pytest.mark.parametrize("stage", ["design", "deployment"])
def test_a_system_not_in_operation_is_not_abandoned(found, stage):
    rows = found("zombie", systems=f"system_id | owner | reviewed_on | lifecycle_stage\nS1 | | 2025-01-01 | {stage}")
    assert rows == {}


def test_a_system_still_to_be_retired_can_be_abandoned(found):
    rows = found(
        "zombie",
        systems="system_id | owner | reviewed_on | lifecycle_stage | retired_on\n"
        "S1 | | 2025-06-29 | retired | 2026-07-01",
    )
    assert rows == {"S1": dict(since_on="2026-06-29")}


def test_a_system_out_of_scope_is_none(found):
    assert found("zombie", systems="system_id | aims_scope | retired_on\nS1 | no | 2026-03-31") == {}


def test_where_the_source_has_no_owners_nothing_is_abandoned_and_the_rest_is_checked(found):
    """The rule needs no column: a missing owner column alone makes no system ownerless."""
    rows = found("zombie", systems="system_id | reviewed_on | retired_on\nS1 | 2025-01-01 |\nS2 | | 2026-03-31")
    assert list(rows) == ["S2"]
