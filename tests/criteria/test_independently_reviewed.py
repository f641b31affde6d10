"""Share of the evidence behind the area's covered cells that somebody other than its collector reviewed."""


def test_evidence_reviewed_by_another_over_all_that_is_current_and_fits(value):
    """E2 was reviewed by its collector, E3 by nobody; E4 has no known collector; E1 counts once for two cells."""
    assert (
        value(
            "independently_reviewed",
            "4",
            evidence="""
        evidence_id | satisfies            | collected_by | reviewed_by
        E1          | 42001:4.1; 42001:4.2 | Ada          | Ben
        E2          | 42001:4.3            | Ada          | Ada
        E3          | 42001:4.4            | Ada          |
        E4          | 42001:4.4            |              | Ben
    """,
        )
        == 2 / 4
    )


def test_what_decides_no_cell_counts_too_while_it_is_current_for_a_covered_one(value):
    """E1 decides 9.2.2; the document E2 is current for it as well. E3 has lapsed, E4's cell is only designed, E5 is of
    the other standard."""
    assert (
        value(
            "independently_reviewed",
            "9",
            evidence="""
        evidence_id | satisfies   | kind      | effective_on | reviewed_by
        E1          | 42001:9.2.2 | record    | 2026-01-01   | Ben
        E2          | 42001:9.2.2 | procedure | 2026-01-01   |
        E3          | 42001:9.2.2 | record    | 2025-01-01   |
        E4          | 42001:9.1   | procedure | 2026-01-01   |
        E5          | 27001:9.2.2 | record    | 2026-01-01   |
    """,
        )
        == 1 / 2
    )


def test_evidence_that_a_change_ended_does_not_count(value):
    """S1 changed on 2026-03-01: for A.4.2 of S1 only E2 is current."""
    assert (
        value(
            "independently_reviewed",
            "A.4",
            systems="system_id | changed_on\nS1 | 2026-03-01",
            evidence="""
        evidence_id | satisfies   | system_id | effective_on | collected_by | reviewed_by
        E1          | 42001:A.4.2 | S1        | 2026-02-28   | Ada          |
        E2          | 42001:A.4.2 | S1        | 2026-03-01   | Ada          | Ben
    """,
        )
        == 1
    )


def test_it_is_reviewed_until_the_evidence_lapses(value):
    evidence = "evidence_id | satisfies | reviewed_by | valid_until\nE1 | 42001:4.1 | Ben | 2026-06-30"
    assert value("independently_reviewed", "4", as_of="2026-06-30", evidence=evidence) == 1
    assert value("independently_reviewed", "4", as_of="2026-07-01", evidence=evidence) is None


def test_what_the_registers_prove_is_not_evidence_to_be_reviewed(value):
    assert value("independently_reviewed", "9", audits="completed_on\n2026-02-01") is None
