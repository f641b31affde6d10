"""Which cell an item fits, and when a material change of the system ends it there."""


def test_an_organisation_cell_takes_only_organisation_wide_items(measure):
    cells = measure(
        "cells",
        systems="system_id\nS1",
        evidence="""
        evidence_id | satisfies   | system_id
        E1          | 42001:A.2.2 |
        E2          | 42001:A.2.3 | S1
        E3          | 42001:A.3.2 | *
    """,
    )
    assert [cells[requirement, None]["item_id"] for requirement in ("A.2.2", "A.2.3", "A.3.2")] == ["E1", None, None]


def test_a_system_cell_takes_items_of_its_system_and_no_organisation_wide_ones(measure):
    cells = measure(
        "cells",
        systems="system_id\nS1\nS2",
        evidence="""
        evidence_id | satisfies                | system_id
        E1          | 42001:A.4.2; 42001:A.4.3 | S1
        E2          | 42001:A.4.2; 42001:A.4.6 |
    """,
    )
    assert cells["A.4.2", "S1"] == dict(item_id="E1")
    assert cells["A.4.2", "S2"] == dict(item_id=None)
    assert cells["A.4.6", "S1"] == dict(item_id=None)


def test_evidence_for_every_system_serves_those_registered_by_its_day_where_the_control_can_be_shared(measure):
    """A.4.2 is shareable, A.9.4 is not."""
    cells = measure(
        "cells",
        systems="""
        system_id | registered_on
        S1        | 2026-03-01
        S2        | 2026-03-02
    """,
        evidence="""
        evidence_id | satisfies                | system_id | effective_on
        E1          | 42001:A.4.2; 42001:A.9.4 | *         | 2026-03-01
    """,
    )
    assert cells["A.4.2", "S1"] == dict(state="covered", item_id="E1")
    assert cells["A.4.2", "S2"] == dict(state="missing")
    assert cells["A.9.4", "S1"] == dict(state="missing")


def test_27001_evidence_fits_in_the_same_way(measure):
    """27001:A.5.9 is partial for A.4.2 (shareable), 27001:A.8.26 for A.6.2.2 (not shareable)."""
    cells = measure(
        "cells",
        systems="system_id\nS1",
        evidence="""
        evidence_id | satisfies                  | system_id
        E1          | 27001:A.5.9; 27001:A.8.26  | *
        E2          | 27001:A.6.3                |
        E3          | 27001:A.8.32               | S1
    """,
    )
    assert cells["A.4.2", "S1"] == dict(state="top_up", item_id="E1")
    assert cells["A.6.2.2", "S1"] == dict(state="missing")
    assert cells["A.4.6", "S1"] == dict(state="missing")  # 27001:A.6.3 is for the organisation
    assert cells["7.2", None] == dict(state="top_up", item_id="E2")
    assert cells["A.6.2.5", "S1"] == dict(state="top_up", item_id="E3")
    assert cells["6.3", None] == dict(state="missing")  # 27001:A.8.32 is for S1


def test_a_material_change_ends_what_predates_it_the_day_before(measure):
    """A.4.2 has to be renewed on change, A.4.6 does not."""
    cells = measure(
        "cells",
        systems="system_id | changed_on\nS1 | 2026-03-01",
        evidence="""
        evidence_id | satisfies                | system_id | effective_on
        E1          | 42001:A.4.2; 42001:A.4.6 | S1        | 2026-02-28
        E2          | 42001:A.4.3              | S1        | 2026-03-01
    """,
    )
    assert cells["A.4.2", "S1"] == dict(state="expired", item_id="E1", ends_on="2026-02-28")
    assert cells["A.4.6", "S1"] == dict(state="covered", item_id="E1", ends_on="2027-02-28")
    assert cells["A.4.3", "S1"] == dict(state="covered", item_id="E2", ends_on="2027-03-01")


def test_a_change_never_prolongs_evidence(measure):
    cells = measure(
        "cells",
        systems="system_id | changed_on\nS1 | 2026-06-01",
        evidence="""
        evidence_id | satisfies   | system_id | effective_on | valid_until
        E1          | 42001:A.4.2 | S1        | 2026-01-01   | 2026-03-31
    """,
    )
    assert cells["A.4.2", "S1"] == dict(state="expired", ends_on="2026-03-31")


def test_before_the_change_the_evidence_still_counts_and_its_end_is_known(measure):
    cells = measure(
        "cells",
        as_of="2026-02-28",
        systems="system_id | changed_on\nS1 | 2026-03-01",
        evidence="""
        evidence_id | satisfies   | system_id
        E1          | 42001:A.4.2 | S1
    """,
    )
    assert cells["A.4.2", "S1"] == dict(state="covered", ends_on="2026-02-28")


def test_a_change_ends_shared_and_27001_evidence_for_the_changed_system_only(measure):
    cells = measure(
        "cells",
        systems="system_id | changed_on\nS1 | 2026-03-01\nS2 |",
        evidence="""
        evidence_id | satisfies                | system_id
        E1          | 42001:A.4.2; 27001:A.5.9 | *
    """,
    )
    assert [cells["A.4.2", system_id]["state"] for system_id in ("S1", "S2")] == ["expired", "covered"]
    assert [cells["A.4.3", system_id]["state"] for system_id in ("S1", "S2")] == ["missing", "top_up"]


def test_a_change_ends_an_assessment_made_before_it_whatever_the_control_says(measure):
    """A.5.3 itself need not be renewed on change: evidence that is no assessment goes on."""
    cells = measure(
        "cells",
        systems="system_id | changed_on\nS1 | 2026-03-01\nS2 | 2026-03-01\nS3 | 2026-03-01",
        impact_assessments="""
            assessment_id | system_id | assessed_on | approved_on
            A1            | S1        | 2026-02-28  | 2026-03-15
            A2            | S2        | 2026-03-01  | 2026-03-15
        """,
        evidence="evidence_id | satisfies | system_id | effective_on\nE1 | 42001:A.5.3 | S3 | 2026-02-28",
    )
    assert cells["A.5.3", "S1"] == dict(state="expired", item_id="A1", ends_on="2026-02-28")
    assert cells["A.5.3", "S2"] == dict(state="covered", item_id="A2", ends_on="2027-03-15")
    assert cells["A.5.3", "S3"] == dict(state="covered", item_id="E1", ends_on="2027-02-28")


def test_a_change_asks_for_a_new_gate_into_deployment(measure):
    cells = measure(
        "cells",
        systems="system_id | changed_on\nS1 | 2026-03-01\nS2 | 2026-03-01",
        lifecycle_gates="""
        system_id | stage      | approved_on
        S1        | deployment | 2026-02-28
        S2        | deployment | 2026-03-01
    """,
    )
    assert cells["A.6.2.5", "S1"] == dict(state="expired", ends_on="2026-02-28")
    assert cells["A.6.2.5", "S2"] == dict(state="covered", ends_on=None)


def test_a_change_leaves_the_allocation_with_the_supplier_alone(measure):
    cells = measure(
        "cells",
        systems="system_id | supplier | changed_on\nS1 | Acme | 2026-03-01",
        suppliers="supplier | responsibilities_allocated_on\nAcme | 2026-01-01",
    )
    assert cells["A.10.2", "S1"] == dict(state="covered", ends_on="2027-01-01")
