"""Responsibilities with the supplier of a system are not allocated, or older than 365 days."""

import pytest

SYSTEMS = """
    system_id | supplier | registered_on | aims_scope
    S1        | Acme     | 2026-03-01    |
    S2        | Acme     | 2026-02-01    |
    S3        | Acme     | 2026-01-01    | no
    S4        | Bolt     | 2026-01-01    | no
    S5        |          | 2026-01-01    |
"""
HEADER = "supplier | responsibilities_allocated_on\n"


def test_it_fires_once_for_a_supplier_since_the_first_of_its_systems_in_scope_was_registered(found):
    assert found("supplier_unallocated", systems=SYSTEMS, suppliers=HEADER + "Acme |") == {
        "Acme": dict(severity="minor", requirement="A.10.2", subject_kind="supplier", since_on="2026-02-01")
    }


def test_an_allocation_can_be_missing_lapsed_in_the_future_or_of_a_supplier_nobody_keeps(found):
    rows = found(
        "supplier_unallocated",
        suppliers=HEADER + "Acme | 2025-06-29\nBolt | 2026-07-01",
        systems="""
        system_id | supplier
        S1        | Acme
        S2        | Bolt
        S3        | Cord
    """,
    )
    assert rows == {
        "Acme": dict(since_on="2026-06-29"),  # 365 days after the allocation
        "Bolt": dict(since_on="2026-01-01"),
        "Cord": dict(since_on="2026-01-01"),
    }


@pytest.mark.parametrize("allocated_on", ["2025-06-30", "2026-06-30"])
def test_an_allocation_of_the_last_365_days_will_do(found, allocated_on):
    assert found("supplier_unallocated", systems=SYSTEMS, suppliers=f"{HEADER}Acme | {allocated_on}") == {}


def test_a_source_without_suppliers_or_allocations_gets_one_note(found):
    assert found("supplier_unallocated", systems="system_id\nS1", suppliers=HEADER) == {
        "systems.supplier": dict(severity="note")
    }
    assert found("supplier_unallocated", systems=SYSTEMS, suppliers="supplier\nAcme") == {
        "suppliers.responsibilities_allocated_on": dict(severity="note")
    }
