"""Accepted evidence has no location."""

HEADER = "evidence_id | title | satisfies | status | effective_on | accepted_on | valid_until | location\n"


def test_it_fires_for_accepted_evidence_since_it_was_accepted(found):
    """Neither that of another status nor that which has its location."""
    rows = found(
        "evidence_without_location",
        evidence=HEADER
        + """
        E1 | Policy  | 42001:5.2 | accepted  | 2026-03-01 | 2026-03-05 | |
        E2 | Minutes | 42001:5.1 | accepted  | 2026-03-01 |            | |
        T1 | Log     | 42001:8.1 | accepted  | 2026-03-01 |            | | log.csv
        T2 | Draft   | 42001:8.2 | draft     | 2026-03-01 |            | |
        T3 | Plan    | 42001:8.3 | submitted | 2026-03-01 |            | |
        T4 | Sheet   | 42001:8.4 | rejected  | 2026-03-01 |            | |
    """,
    )
    assert rows == {
        "E1": dict(
            severity="minor",
            requirement="7.5.3",
            subject_kind="evidence",
            since_on="2026-03-05",
            detail="Where it is kept is not recorded: Policy",
        ),
        "E2": dict(since_on="2026-03-01"),
    }


def test_it_fires_from_the_day_the_evidence_counts_to_its_last(found):
    """E1 is accepted after it was effective, E2 ends by the validity of a record: 365 days."""
    rows = (
        HEADER
        + """
        E1 | Policy  | 42001:5.2 | accepted | 2026-03-01 | 2026-03-05 | 2026-06-30 |
        E2 | Minutes | 42001:5.1 | accepted | 2026-03-05 | 2026-03-01 |            |
    """
    )

    def on(day):
        return list(found("evidence_without_location", as_of=day, evidence=rows))

    assert on("2026-03-04") == []
    assert on("2026-03-05") == on("2026-06-30") == ["E1", "E2"]
    assert on("2026-07-01") == on("2027-03-05") == ["E2"]
    assert on("2027-03-06") == []


def test_a_source_without_the_column_gets_one_note(found):
    assert found("evidence_without_location", evidence="evidence_id | satisfies\nE1 | 42001:5.2") == {
        "evidence.location": dict(severity="note")
    }
