"""A requirement has cells that no evidence covers; those whose evidence lapsed are under evidence_expired."""


def test_it_fires_once_a_requirement_with_the_number_of_its_cells(found):
    """A.4.2 of three systems: one covered, one expired, one missing."""
    rows = found(
        "requirement_without_evidence",
        systems="system_id\nS1\nS2\nS3",
        evidence="""
        evidence_id | satisfies   | system_id | effective_on
        E1          | 42001:A.4.2 | S1        | 2026-01-01
        E2          | 42001:A.4.2 | S2        | 2025-01-01
    """,
    )
    assert rows["A.4.2"] == dict(
        severity="minor",
        requirement="7.5.1",
        subject_kind="requirement",
        since_on=None,
        detail="A.4.2 Resource documentation: 1 of 3 cells without evidence",
    )


def test_designed_reusable_and_top_up_cells_are_without_evidence(found):
    rows = found(
        "requirement_without_evidence",
        evidence="""
        evidence_id | satisfies   | kind
        E1          | 42001:9.2.2 | procedure
        E2          | 27001:9.2.1 | record
        E3          | 27001:4.1   | record
    """,
    )
    assert {"9.2.2", "9.2.1", "4.1"} <= set(rows)


def test_it_is_silent_on_the_last_day_of_the_evidence_and_the_day_after_it_has_expired_instead(found):
    evidence = "evidence_id | satisfies | valid_until\nE1 | 42001:4.1 | 2026-06-30"
    for day in ("2026-06-30", "2026-07-01"):
        assert "4.1" not in found("requirement_without_evidence", as_of=day, evidence=evidence)


def test_a_requirement_without_cells_is_not_missed(found):
    """A.4.2 needs a system. The rule needs no column of the source."""
    assert "A.4.2" not in found("requirement_without_evidence")
    assert len(found("requirement_without_evidence")) == 32 + 15
