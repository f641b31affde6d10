"""A requirement has cells whose evidence lapsed."""

EVIDENCE = """
    evidence_id | satisfies              | system_id | valid_until
    E1          | 42001:A.4.2            | S1        | 2026-03-31
    E2          | 42001:A.4.2            | S2        | 2026-02-28
    E3          | 42001:A.4.2            | S3        | 2026-12-31
    E4          | 42001:4.1              |           | 2026-06-30
"""


def test_it_fires_once_a_requirement_since_its_first_cell_expired(found):
    rows = found("evidence_expired", systems="system_id\nS1\nS2\nS3", evidence=EVIDENCE)
    assert rows == {
        "A.4.2": dict(
            severity="minor",
            requirement="7.5.3",
            subject_kind="requirement",
            since_on="2026-02-28",
            detail="A.4.2 Resource documentation: evidence of 2 cell(s) lapsed",
        )
    }


def test_it_fires_the_day_after_the_last_day(found):
    assert found("evidence_expired", as_of="2026-07-01", evidence=EVIDENCE) == {"4.1": dict(since_on="2026-06-30")}
    assert found("evidence_expired", as_of="2026-06-30", evidence=EVIDENCE) == {}


def test_without_evidence_nothing_expires(found):
    """The rule needs no column: evidence is required."""
    assert found("evidence_expired") == {}
