"""Evidence that decides no cell, and the reason: the first that holds."""

SYSTEMS = """
    system_id | aims_scope | changed_on | lifecycle_stage | retired_on
    S1        |            | 2026-03-01 | operation       |
    S2        | no         |            | operation       |
    S3        |            |            | retired         | 2026-03-01
"""
CONTROLS = "control | applicable | justification\nA.2.2 | no | Not needed"


def test_the_first_reason_that_holds(measure):
    """Beside better evidence (B1, B2) for 4.1, 9.1, and A.4.2, A.4.3, A.5.3 of S1, which changed on 2026-03-01."""
    rows = measure(
        "unused_evidence",
        systems=SYSTEMS,
        controls=CONTROLS,
        evidence="""
        evidence_id | satisfies              | system_id | kind   | effective_on | accepted_on | status
        B1          | 42001:4.1; 42001:9.1   |           | record | 2026-06-01   |             | accepted
        B2          | 42001:A.4.2; 42001:A.4.3; 42001:A.5.3 | S1 | record | 2026-06-01 |       | accepted
        E01         | 42001:4.1              |           | record | 2026-01-01   |             | draft
        E02         | 42001:4.1              |           | record | 2026-01-01   |             | submitted
        E03         | 42001:4.1              |           | record | 2026-01-01   |             | rejected
        E04         | 42001:4.1              |           | record | 2026-07-01   |             | accepted
        E05         | 42001:4.1              |           | record | 2026-01-01   | 2026-07-01  | accepted
        E06         | 42001:4.1              |           | record | 2025-06-29   |             | accepted
        E07         | 27001:9.1              |           | record | 2026-01-01   |             | accepted
        E08         | 42001:A.4.2            | S1        | record | 2026-02-28   |             | accepted
        E09         | 42001:A.5.3            | S1        | plan   | 2026-03-01   |             | accepted
        E10         | 42001:A.4.3            | S1        | record | 2026-03-01   |             | accepted
        E11         | 42001:A.2.2            |           | record | 2026-01-01   |             | accepted
        E12         | 42001:A.9.4            |           | record | 2026-01-01   |             | accepted
        E13         | 42001:A.9.4            | *         | record | 2026-03-01   |             | accepted
        E14         | 42001:A.9.4            | S2        | record | 2026-01-01   |             | accepted
        E15         | 42001:A.6.2.6          | S3        | record | 2026-02-28   |             | accepted
        E16         | 42001:A.10.3           | S1        | record | 2026-01-01   |             | accepted
    """,
    )
    assert {evidence_id: row["reason"] for evidence_id, row in rows.items()} == {
        "E01": "draft",
        "E02": "submitted",
        "E03": "rejected",
        "E04": "not yet effective",
        "E05": "not yet effective",
        "E06": "lapsed",  # 365 days ended yesterday
        "E07": "27001 only",
        "E08": "superseded by a change",
        "E09": "document where a record is needed",
        "E10": "outlived by better evidence",
        "E11": "excluded",
        "E12": "organisation-wide for a system control",
        "E13": "not shareable",
        "E14": "system not in scope",
        "E15": "system not in scope",  # retired, and this predates the retirement
        "E16": "not required",  # a control of the organisation
    }


def test_evidence_whose_file_is_gone_or_altered_is_unused(measure):
    rows = measure(
        "unused_evidence",
        files={"E1": "missing", "E2": "mismatch"},
        evidence="""
        evidence_id | title   | satisfies
        E1          | Minutes | 42001:4.1
        E2          | Log     | 42001:4.1
    """,
    )
    assert rows == {
        "E1": dict(title="Minutes", reason="file missing"),
        "E2": dict(title="Log", reason="file mismatch"),
    }


def test_a_status_is_told_before_a_missing_file_and_a_missing_file_before_a_date(measure):
    rows = measure(
        "unused_evidence",
        files={"E1": "missing", "E2": "missing"},
        evidence="""
        evidence_id | satisfies | status   | effective_on
        E1          | 42001:4.1 | draft    | 2026-01-01
        E2          | 42001:4.1 | accepted | 2026-12-01
    """,
    )
    assert [rows[evidence_id]["reason"] for evidence_id in ("E1", "E2")] == ["draft", "file missing"]


def test_an_item_that_decides_a_cell_in_any_state_is_used(measure):
    """Designed, reusable, expired and top_up name their item: there is something to do with it."""
    rows = measure(
        "unused_evidence",
        evidence="""
        evidence_id | satisfies   | kind      | effective_on
        E1          | 42001:9.2.2 | procedure | 2026-01-01
        E2          | 27001:9.2.1 | record    | 2026-01-01
        E3          | 42001:4.1   | record    | 2025-01-01
        E4          | 27001:4.2   | record    | 2026-01-01
    """,
    )
    assert rows == {}


def test_evidence_is_lapsed_from_the_day_after_its_last(drawn):
    evidence = drawn(
        evidence="""
        evidence_id | satisfies | valid_until
        E1          | 42001:4.1 | 2026-06-30
        E2          | 42001:4.1 | 2026-12-31
    """
    )
    assert evidence.measure("unused_evidence", "2026-06-30")["E1"] == dict(reason="outlived by better evidence")
    assert evidence.measure("unused_evidence", "2026-07-01")["E1"] == dict(reason="lapsed")


def test_without_evidence_nothing_is_unused(measure):
    assert measure("unused_evidence") == {}
