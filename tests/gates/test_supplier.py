"""Supplier: responsibilities allocated within 365 days, or no supplier."""

import pytest

SYSTEMS = "system_id | lifecycle_stage | role | owner | supplier\nS1 | verification | user | Ana | Acme"


def test_without_a_supplier_it_passes(asked):
    assert asked("deployment")["supplier"].summary == "no supplier"


@pytest.mark.parametrize(
    ("allocated_on", "passes", "said"),
    [
        ("2025-06-30", True, "allocated with Acme on 2025-06-30"),
        ("2025-06-29", False, "the allocation with Acme ended on 2026-06-29"),
        ("2026-07-01", False, "responsibilities with Acme will be allocated on 2026-07-01"),
        ("", False, "no responsibilities are allocated with Acme"),
    ],
)
def test_an_allocation_counts_for_365_days(asked, allocated_on, passes, said):
    suppliers = f"supplier | responsibilities_allocated_on\nAcme | {allocated_on}"
    check = asked("deployment", systems=SYSTEMS, suppliers=suppliers)["supplier"]
    assert (check.passed, check.summary) == (passes, said)


def test_a_supplier_that_the_register_of_suppliers_does_not_know_fails(asked):
    check = asked("deployment", systems=SYSTEMS)["supplier"]
    assert not check.passed and check.summary == "Acme is not in suppliers"
    assert check.reasons[0]["requirement"] == "A.10.2"
