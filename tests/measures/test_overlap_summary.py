"""What ISO 27001 evidence is worth: requirements by status, collections saved, and collected twice."""


def test_requirements_are_counted_by_status(measure):
    """By best mapping 13 requirements are full, 43 partial, 14 without counterpart; one control is excluded."""
    summary = measure(
        "overlap_summary",
        controls="control | applicable | justification\nA.2.2 | no | Not needed",
        evidence="""
            evidence_id | satisfies              | effective_on
            E1          | 42001:9.2.1; 42001:8.4 | 2026-01-01
            E2          | 27001:10.2             | 2026-01-01
            E3          | 27001:10.1             | 2025-01-01
            E4          | 27001:4.1              | 2026-01-01
        """,
    )
    assert summary == dict(
        requirements=70 - 1,
        held=2,  # 9.2.1 and 8.4
        reusable_now=1,  # 10.2
        reusable_after_refresh=1,  # 10.1
        top_up=1,  # 4.1
        not_collected=(13 - 3) + (43 - 2),  # full without 9.2.1, 10.2, 10.1; partial without 4.1 and the excluded one
        new_work=14 - 1,  # without 8.4
    )


def test_a_row_that_names_both_ends_of_a_mapping_saves_a_collection(measure):
    summary = measure(
        "overlap_summary",
        evidence="""
        evidence_id | satisfies                                        | effective_on
        E1          | 42001:9.2.1; 27001:9.2.1                         | 2026-01-01
        E2          | 42001:A.2.2; 27001:A.5.1; 42001:5.2; 27001:5.2   | 2026-01-01
        E3          | 42001:4.1; 27001:9.2.1                           | 2026-01-01
        E4          | 42001:10.2; 27001:10.2                           | 2025-01-01
    """,
    )
    assert summary == dict(collections_saved=2)  # E1, and E2 once; E3 names two strangers, E4 has lapsed


def test_what_is_held_with_a_separate_27001_row_is_collected_twice(measure):
    summary = measure(
        "overlap_summary",
        evidence="""
        evidence_id | satisfies               | effective_on
        E1          | 42001:9.2.1             | 2026-01-01
        E2          | 27001:9.2.1             | 2026-01-01
        E3          | 42001:10.1; 27001:10.1  | 2026-01-01
        E4          | 27001:10.1              | 2026-01-01
        E5          | 42001:10.2              | 2026-01-01
        E6          | 27001:10.2              | 2025-01-01
        E7          | 42001:4.1               | 2026-01-01
        E8          | 27001:4.1               | 2026-01-01
        E9          | 27001:7.4               | 2026-01-01
    """,
    )
    assert summary == dict(collected_twice=1)  # 9.2.1; 10.1 is one row, E6 lapsed, 4.1 is partial, 7.4 is not held


def test_without_evidence_nothing_is_saved(measure):
    assert measure("overlap_summary") == dict(held=0, reusable_now=0, collections_saved=0, collected_twice=0)
