"""The file of accepted evidence is not where it should be."""

import pytest

HEADER = "evidence_id | title | satisfies | status | effective_on | accepted_on | valid_until | location | sha256\n"
EVIDENCE = (
    HEADER
    + """
    E1 | Policy  | 42001:5.2 | accepted | 2026-03-01 | 2026-03-05 | 2026-06-30 | policy.md | 0a
    E2 | Minutes | 42001:5.1 | draft    | 2026-03-01 |            |            | min.md    | 0b
"""
)


@pytest.fixture
def on(drawn):
    """The findings of the rule on a day, where both files have a status."""

    def findings(day, status):
        rows = drawn(files=dict(E1=status, E2=status), evidence=EVIDENCE).measure("findings", day)
        return {subject: row for (rule, subject), row in rows.items() if rule == "evidence_file_missing"}

    return findings


def test_it_fires_for_accepted_evidence_since_it_was_accepted(on):
    assert on("2026-06-30", "missing") == {
        "E1": dict(
            severity="minor",
            requirement="7.5.3",
            subject_kind="evidence",
            since_on="2026-03-05",
            detail="There is no policy.md, the file of: Policy",
        )
    }


@pytest.mark.parametrize("status", ["present", "not_checked", "mismatch"])
def test_another_state_of_the_file_is_none_of_its_business(on, status):
    assert on("2026-06-30", status) == {}


def test_it_fires_from_the_day_the_evidence_would_count_to_its_last(on):
    assert on("2026-03-04", "missing") == on("2026-07-01", "missing") == {}
    assert list(on("2026-03-05", "missing")) == list(on("2026-06-30", "missing")) == ["E1"]


def test_a_source_without_locations_or_hashes_gets_one_note(found):
    evidence = "evidence_id | satisfies\nE1 | 42001:5.2"
    assert found("evidence_file_missing", evidence=evidence) == {"evidence.location": dict(severity="note")}
    evidence = "evidence_id | satisfies | location\nE1 | 42001:5.2 | policy.md"
    assert found("evidence_file_missing", evidence=evidence) == {"evidence.sha256": dict(severity="note")}
