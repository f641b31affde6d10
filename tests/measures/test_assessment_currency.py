"""Share of systems whose assessment is not due, by tier; systems never assessed stand by themselves."""


def test_assessed_systems_count_under_their_tier(measure):
    rows = measure(
        "assessment_currency",
        systems="""
        system_id | risk_tier | changed_on
        S1        | minimal   |
        S2        |           |
        S3        |           | 2026-05-01
        S4        | high      |
        S5        |           |
    """,
        impact_assessments="""
        system_id | tier | assessed_on | approved_on | review_due_on
        S1        | high | 2026-02-01  | 2026-02-10  |
        S2        | high | 2026-02-01  | 2026-02-10  | 2026-06-29
        S3        | high | 2026-02-01  | 2026-02-10  |
        S5        | high | 2026-02-01  |             |
    """,
    )
    assert rows["high"] == dict(numerator=1, denominator=3, ratio=1 / 3)  # S1; S2 is overdue, S3 changed
    assert rows["unassessed"] == dict(numerator=0, denominator=2, ratio=0)  # S4, and S5 whose assessment waits


def test_there_are_four_rows_and_an_empty_one_has_no_ratio(measure):
    rows = measure("assessment_currency")
    assert list(rows) == ["minimal", "limited", "high", "unassessed"]
    assert all(row == dict(numerator=0, denominator=0, ratio=None) for row in rows.values())


def test_it_is_current_on_the_day_of_its_review_and_not_the_day_after(drawn):
    system = drawn(
        systems="system_id\nS1",
        impact_assessments="""
        system_id | tier    | approved_on | review_due_on
        S1        | minimal | 2026-02-10  | 2026-06-30
    """,
    )
    assert system.measure("assessment_currency", "2026-06-30")["minimal"] == dict(numerator=1, denominator=1, ratio=1)
    assert system.measure("assessment_currency", "2026-07-01")["minimal"] == dict(numerator=0, denominator=1, ratio=0)


def test_impacts_move_a_system_to_the_tier_they_demand(measure):
    rows = measure(
        "assessment_currency",
        systems="system_id\nS1",
        impact_assessments="assessment_id | system_id | tier | approved_on\nA1 | S1 | minimal | 2026-02-10",
        impacts="assessment_id | likelihood | severity\nA1 | 2 | 3",
    )
    assert [rows[tier]["denominator"] for tier in ("minimal", "limited", "high")] == [0, 1, 0]


def test_systems_out_of_scope_are_not_counted(measure):
    rows = measure("assessment_currency", systems="system_id | aims_scope\nS1 | no")
    assert rows["unassessed"] == dict(denominator=0)
