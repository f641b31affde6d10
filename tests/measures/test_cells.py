"""The state of a cell: the first that holds, and the item that decided it."""

import pytest

# For 9.2.2, which needs a record: 27001:9.2.2 is mapped to it in full, 27001:A.5.35 in part.
STATES = [
    ("covered", "E1", "E1 | 42001:9.2.2  | record    | 2026-01-01"),
    ("designed", "E2", "E2 | 42001:9.2.2  | procedure | 2026-01-01"),
    ("reusable", "E3", "E3 | 27001:9.2.2  | procedure | 2026-01-01"),
    ("expired", "E4", "E4 | 42001:9.2.2  | record    | 2025-01-01"),
    ("top_up", "E5", "E5 | 27001:A.5.35 | record    | 2026-01-01"),
    ("missing", None, ""),
]


@pytest.mark.parametrize("first", range(len(STATES)), ids=[state for state, _, _ in STATES])
def test_the_first_state_that_holds_decides_and_shows_its_item(measure, first):
    state, item, _ = STATES[first]
    rows = "\n".join(row for _, _, row in STATES[first:])
    cells = measure("cells", evidence="evidence_id | satisfies | kind | effective_on\n" + rows)
    assert cells["9.2.2", None] == dict(scope="organisation", state=state, item_id=item)


def test_evidence_counts_on_its_last_day_and_not_the_day_after(drawn):
    audit = drawn(
        evidence="""
        evidence_id | satisfies   | valid_until
        E1          | 42001:9.2.1 | 2026-06-30
    """
    )
    last_day, day_after = (audit.measure("cells", day)["9.2.1", None] for day in ("2026-06-30", "2026-07-01"))
    assert last_day == dict(state="covered", item_id="E1", ends_on="2026-06-30")
    assert day_after == dict(state="expired", item_id="E1", ends_on="2026-06-30")


def test_a_document_covers_where_no_record_is_needed_and_only_designs_where_one_is(measure):
    cells = measure(
        "cells",
        evidence="""
        evidence_id | satisfies                | kind
        E1          | 42001:9.2.1; 42001:9.2.2 | procedure
    """,
    )
    assert cells["9.2.1", None] == dict(state="covered")
    assert cells["9.2.2", None] == dict(state="designed", item_id="E1", ends_on="2027-01-01")


def test_a_lapsed_document_is_expired_even_where_a_record_is_needed(measure):
    cells = measure(
        "cells",
        evidence="""
        evidence_id | satisfies   | kind      | effective_on
        E1          | 42001:9.2.2 | procedure | 2025-01-01
    """,
    )
    assert cells["9.2.2", None] == dict(state="expired", item_id="E1", ends_on="2026-01-01")


@pytest.mark.parametrize("identifier", ["27001:9.2.1", "27001:A.5.35"])
def test_lapsed_27001_evidence_is_worth_nothing(measure, identifier):
    cells = measure(
        "cells",
        evidence=f"""
        evidence_id | satisfies    | effective_on
        E1          | {identifier} | 2025-01-01
    """,
    )
    assert cells["9.2.1", None] == dict(state="missing", item_id=None, ends_on=None)


def test_27001_evidence_covers_once_the_same_row_names_the_42001_requirement(measure):
    cells = measure(
        "cells",
        evidence="""
        evidence_id | satisfies                | kind
        E1          | 27001:9.2.1              | record
        E2          | 27001:10.2; 42001:10.2   | record
    """,
    )
    assert cells["9.2.1", None] == dict(state="reusable", item_id="E1")
    assert cells["10.2", None] == dict(state="covered", item_id="E2")


def test_the_same_identifier_of_the_other_standard_is_another_requirement(measure):
    """27001:A.5.2 is about security roles; it is no help for 42001:A.5.2, the impact assessment process."""
    cells = measure(
        "cells",
        evidence="""
        evidence_id | satisfies
        E1          | 27001:A.5.2
    """,
    )
    assert cells["A.5.2", None] == dict(state="missing")
    assert cells["A.3.2", None] == dict(state="top_up", item_id="E1")


def test_of_several_items_the_one_with_the_last_end_is_shown_then_the_smallest_id(measure):
    cells = measure(
        "cells",
        evidence="""
        evidence_id | satisfies | valid_until
        E1          | 42001:4.1 | 2026-12-31
        E2          | 42001:4.1 | 2027-12-31
        E4          | 42001:4.2 | 2026-12-31
        E3          | 42001:4.2 | 2026-12-31
        E5          | 42001:4.3 | 2026-01-31
        E6          | 42001:4.3 | 2026-02-28
    """,
    )
    assert cells["4.1", None] == dict(item_id="E2", ends_on="2027-12-31")
    assert cells["4.2", None] == dict(item_id="E3")
    assert cells["4.3", None] == dict(state="expired", item_id="E6", ends_on="2026-02-28")


def test_an_item_that_never_ends_ends_last(measure):
    cells = measure(
        "cells",
        systems="system_id\nS1",
        lifecycle_gates="""
        gate_id | system_id | stage      | approved_on
        G1      | S1        | deployment | 2020-01-01
    """,
        evidence="""
        evidence_id | satisfies     | system_id | valid_until
        E1          | 42001:A.6.2.5 | S1        | 2099-12-31
    """,
    )
    assert cells["A.6.2.5", "S1"] == dict(scope="system", state="covered", item_id="G1", ends_on=None)


def test_a_better_state_is_shown_even_where_a_worse_item_lasts_longer(measure):
    cells = measure(
        "cells",
        evidence="""
        evidence_id | satisfies   | kind   | valid_until
        E1          | 42001:9.2.2 | record | 2026-07-31
        E2          | 42001:9.2.2 | plan   | 2029-12-31
    """,
    )
    assert cells["9.2.2", None] == dict(state="covered", item_id="E1")


def test_without_registers_every_clause_and_organisation_control_is_missing(measure):
    cells = measure("cells")
    assert len(cells) == 32 + 15
    assert {row["state"] for row in cells.values()} == {"missing"}
