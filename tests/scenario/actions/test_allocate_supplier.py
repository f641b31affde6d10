"""allocate_supplier: who is responsible for what is agreed."""

import pytest

from aimslib.scenario import ScenarioError
from tests.scenario.spaces import states

SYSTEMS = """
    system_id | role | supplier
    S1        | user | Acme
    S2        | user | Borealis
    S3        | user | Cirrus
"""
SUPPLIERS = """
    supplier | responsibilities_allocated_on
    Acme     | 2025-06-29
    Borealis | 2025-06-30
    Dormant  |
"""


def test_the_systems_of_the_supplier_are_covered(foretell):
    found = foretell("allocate_supplier: {suppliers: [Acme]}", systems=SYSTEMS, suppliers=SUPPLIERS)
    assert [(row["requirement"], row["system_id"], row["before"], row["after"]) for row in found.cells_changed] == [
        ("A.10.2", "S1", "expired", "covered")
    ]
    assert found.cells_changed[0]["because"] == "Allocate responsibilities with Acme"


def test_a_supplier_that_only_a_system_names_gets_a_row(foretell):
    found = foretell("allocate_supplier: {suppliers: [Cirrus]}", systems=SYSTEMS)
    assert [row["supplier"] for row in found.after.table("suppliers")] == ["Cirrus"]
    assert states(found.after)["A.10.2", "S3"] == "covered"


def test_an_allocation_is_one_on_its_365th_day_and_none_the_day_after(foretell):
    """Acme's was a year and a day ago, Borealis' a year; Cirrus has none, and Dormant supplies nothing."""
    found = foretell("allocate_supplier: {suppliers: {allocated: no}}", systems=SYSTEMS, suppliers=SUPPLIERS)
    assert [work.subject for work in found.steps[0].work] == ["Acme", "Cirrus"]
    assert "supplier_unallocated" not in [row["rule"] for row in found.after.measure("findings")]


def test_an_unknown_supplier_is_an_error(foretell):
    with pytest.raises(ScenarioError, match=r"line 3: unknown supplier 'Acne'. Did you mean Acme"):
        foretell("allocate_supplier: {suppliers: [Acne]}", systems=SYSTEMS, suppliers=SUPPLIERS)
