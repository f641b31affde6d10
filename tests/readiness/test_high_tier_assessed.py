"""No impact assessment of a high-tier system is due."""


def test_an_assessment_that_is_due_fails_it_from_the_day_after_its_review_date(answer):
    def on(day):
        return answer(
            "high_tier_assessed",
            as_of=day,
            systems="system_id\nS1",
            impact_assessments="""
            assessment_id | system_id | tier | approved_on | review_due_on
            A1            | S1        | high | 2026-01-01  | 2026-06-30
        """,
        )

    assert on("2026-06-30") == dict(passed=True, detail="0 assessments due of 1 high-tier systems")
    assert on("2026-07-01") == dict(passed=False, detail="1 assessments due of 1 high-tier systems: S1")


def test_an_unassessed_system_counts_if_the_register_says_high_or_nothing(answer):
    row = answer("high_tier_assessed", systems="system_id | risk_tier\nS1 | minimal\nS2 | high\nS3 |")
    assert row == dict(passed=False, detail="2 assessments due of 2 high-tier systems: S2, S3")


def test_a_lower_tier_may_be_overdue(answer):
    row = answer(
        "high_tier_assessed",
        systems="system_id\nS1",
        impact_assessments="""
        assessment_id | system_id | tier    | approved_on | review_due_on
        A1            | S1        | limited | 2026-01-01  | 2026-06-01
    """,
    )
    assert row == dict(passed=True)


def test_without_systems_nothing_is_due(answer):
    assert answer("high_tier_assessed") == dict(passed=True, detail="0 assessments due of 0 high-tier systems")
