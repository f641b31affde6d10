"""How far ISO 27001 evidence carries each requirement of 42001."""

import pytest


@pytest.mark.parametrize(
    ("row", "status", "items"),
    [
        ("E1 | 42001:9.2.1  | 2026-01-01", "held", []),
        ("E1 | 27001:9.2.1  | 2026-01-01", "reusable_now", ["E1"]),
        ("E1 | 27001:9.2.1  | 2025-01-01", "reusable_after_refresh", ["E1"]),
        ("E1 | 27001:A.5.35 | 2026-01-01", "top_up", ["E1"]),
        ("E1 | 27001:A.5.35 | 2025-01-01", "not_collected", []),  # a lapsed form to top up is no help
        ("E1 | 27001:9.2.1  | 2026-07-01", "not_collected", []),  # not there yet
        ("E1 | 27001:8.1    | 2026-01-01", "not_collected", []),  # evidence of something else
    ],
)
def test_the_first_status_that_holds(measure, row, status, items):
    """27001:9.2.1 is mapped to 9.2.1 in full, 27001:A.5.35 in part."""
    rows = measure("overlap", evidence="evidence_id | satisfies | effective_on\n" + row)
    assert rows["9.2.1"] == dict(reuse="full", status=status, iso27001=["9.2.1", "A.5.35"], item_ids=items)


def test_a_better_status_hides_the_items_of_a_worse_one(measure):
    rows = measure(
        "overlap",
        evidence="""
        evidence_id | satisfies    | effective_on
        E2          | 27001:9.2.1  | 2026-01-01
        E1          | 27001:9.2.1  | 2026-02-01
        E3          | 27001:9.2.1  | 2025-01-01
        E4          | 27001:A.5.35 | 2026-01-01
    """,
    )
    assert rows["9.2.1"] == dict(status="reusable_now", item_ids=["E1", "E2"])


def test_a_lapsed_item_to_refresh_is_worth_more_than_a_current_one_to_top_up(measure):
    rows = measure(
        "overlap",
        evidence="""
        evidence_id | satisfies    | effective_on
        E3          | 27001:9.2.1  | 2025-01-01
        E4          | 27001:A.5.35 | 2026-01-01
    """,
    )
    assert rows["9.2.1"] == dict(status="reusable_after_refresh", item_ids=["E3"])


def test_reuse_is_that_of_the_best_mapping_and_nothing_mapped_is_new_work(measure):
    rows = measure("overlap")
    assert rows["9.2.1"] == dict(title="General", reuse="full", status="not_collected")
    assert rows["A.2.2"] == dict(reuse="partial", status="not_collected", iso27001=["A.5.1", "5.2"], item_ids=[])
    assert rows["6.1.4"] == dict(reuse="none", status="new_work", iso27001=[], item_ids=[])


def test_27001_evidence_counts_at_any_place(measure):
    """27001:A.5.9 is partial for A.4.2, a control of each system; an organisation-wide row already helps."""
    rows = measure(
        "overlap",
        systems="system_id\nS1",
        evidence="""
        evidence_id | satisfies    | system_id
        E1          | 27001:A.5.9  |
        E2          | 27001:A.8.32 | S1
    """,
    )
    assert rows["A.4.2"] == dict(status="top_up", item_ids=["E1"])
    assert rows["A.6.2.5"] == dict(status="top_up", item_ids=["E2"])


def test_a_material_change_does_not_end_27001_evidence_here(measure):
    rows = measure(
        "overlap",
        systems="system_id | changed_on\nS1 | 2026-03-01",
        evidence="""
        evidence_id | satisfies    | system_id | effective_on
        E1          | 27001:A.8.32 | S1        | 2026-02-01
    """,
    )
    assert rows["A.6.2.5"] == dict(status="top_up", item_ids=["E1"])


def test_a_requirement_is_held_only_when_all_its_cells_are_covered(measure):
    rows = measure(
        "overlap",
        systems="system_id\nS1\nS2",
        evidence="""
        evidence_id | satisfies                 | system_id
        E1          | 42001:A.4.2               | S1
        E2          | 42001:A.4.3; 27001:A.5.9  | *
    """,
    )
    assert rows["A.4.2"] == dict(status="top_up", item_ids=["E2"])
    assert rows["A.4.3"] == dict(status="held", item_ids=[])


def test_a_requirement_without_cells_is_not_held(measure):
    assert measure("overlap")["A.5.3"] == dict(status="new_work")


def test_27001_evidence_counts_on_its_last_day_and_not_the_day_after(drawn):
    evidence = drawn(evidence="evidence_id | satisfies | valid_until\nE1 | 27001:9.2.1 | 2026-06-30")
    assert evidence.measure("overlap", "2026-06-30")["9.2.1"] == dict(status="reusable_now")
    assert evidence.measure("overlap", "2026-07-01")["9.2.1"] == dict(status="reusable_after_refresh")


def test_an_excluded_control_is_left_out(measure):
    rows = measure("overlap", controls="control | applicable | justification\nA.2.2 | no | Not needed\nA.2.3 | no |")
    assert len(rows) == 70 - 1
    assert "A.2.2" not in rows and "A.2.3" in rows
