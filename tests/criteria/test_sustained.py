"""Share of today's cells that were covered today and at each of the four quarters before it.

As of 2026-06-30 these are 2026-03-31, 2025-12-30, 2025-09-30 and 2025-07-01."""

import pytest


@pytest.mark.parametrize(
    ("effective_on", "valid_until", "sustained"),
    [
        ("2025-07-01", "2026-06-30", 1),
        ("2025-07-02", "2026-06-30", 0),  # not yet at the first
        ("2025-07-01", "2026-06-29", 0),  # no longer today
    ],
)
def test_a_cell_has_to_be_covered_on_all_five_days(value, effective_on, valid_until, sustained):
    evidence = f"""
        evidence_id | satisfies | effective_on   | valid_until
        E1          | 42001:4.1 | {effective_on} | {valid_until}
    """
    assert value("sustained", "4", evidence=evidence) == sustained / 4  # of 4.1 to 4.4


def test_a_gap_between_the_days_does_not_show_but_one_on_a_day_does(value):
    evidence = """
        evidence_id | satisfies | effective_on | valid_until
        E1          | 42001:4.1 | 2025-07-01   | 2025-12-30
        E2          | 42001:4.1 | 2026-03-31   | 2026-06-30
        E3          | 42001:4.2 | 2025-07-01   | 2025-12-30
        E4          | 42001:4.2 | 2026-04-01   | 2026-06-30
    """
    assert value("sustained", "4", evidence=evidence) == 1 / 4


@pytest.mark.parametrize(("registered_on", "sustained"), [("2026-03-31", 0), ("2026-04-01", 1)])
def test_a_system_is_asked_only_about_days_from_its_registration_on(value, registered_on, sustained):
    """A user's system at design has two cells in A.4, A.4.2 and A.4.6; E1 covers both since 2026-04-01."""
    rows = dict(
        systems=f"system_id | role | lifecycle_stage | registered_on\nS1 | user | design | {registered_on}",
        evidence="evidence_id | satisfies | system_id | effective_on\nE1 | 42001:A.4.2; 42001:A.4.6 | S1 | 2026-04-01",
    )
    assert value("sustained", "A.4", **rows) == sustained


def test_it_asks_about_todays_cells_even_if_they_were_not_required_then(value):
    """The control was excluded until 2026-06-01 in practice; what counts is that its evidence was there."""
    evidence = "evidence_id | satisfies | effective_on | valid_until\nE1 | 42001:A.2.2 | 2025-07-01 | 2026-06-30"
    controls = "control | applicable | justification | decided_on\nA.2.2 | yes | Needed now | 2026-06-01"
    assert value("sustained", "A.2", evidence=evidence, controls=controls) == 1 / 3


def test_an_area_without_cells_has_no_value(value):
    assert value("sustained", "A.4") is None
