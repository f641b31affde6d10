"""The review date of the latest approved assessment has passed."""


def test_it_fires_the_day_after_the_review_was_due(found):
    def on(day):
        return found(
            "assessment_review_overdue",
            as_of=day,
            systems="system_id\nS1",
            impact_assessments="""
            assessment_id | system_id | approved_on | review_due_on
            A1            | S1        | 2026-02-10  | 2026-06-30
        """,
        )

    assert on("2026-06-30") == {}
    assert on("2026-07-01") == {"S1": dict(severity="minor", requirement="8.4", since_on="2026-06-30")}


def test_without_a_review_date_365_days_after_approval_count(found):
    rows = found(
        "assessment_review_overdue",
        as_of="2026-07-01",
        systems="system_id\nS1",
        impact_assessments="assessment_id | system_id | assessed_on | approved_on\nA1 | S1 | 2025-06-01 | 2025-06-30",
    )
    assert rows == {"S1": dict(since_on="2026-06-30")}


def test_a_source_without_assessments_gets_one_note(found):
    assert found("assessment_review_overdue", systems="system_id\nS1") == {
        "impact_assessments.assessment_id": dict(severity="note")
    }
