"""Open and treated risks on their map, before and after treatment."""


def test_a_risk_is_counted_where_it_stands_before_and_after_treatment(measure):
    """R1 goes from 4 x 5 to 2 x 5; R2 has no residual rating, so its inherent one stands."""
    rows = measure(
        "risks",
        risks="""
        risk_id | axis               | likelihood | severity | residual_likelihood | residual_severity | status
        R1      | people_and_society | 4          | 5        | 2                   | 5                 | treated
        R2      | people_and_society | 2          | 5        |                     |                   | open
        R3      | organisation       | 2          | 5        | 2                   | 5                 | open
    """,
    )
    assert rows == {
        ("organisation", 2, 5): dict(inherent=1, residual=1),
        ("people_and_society", 2, 5): dict(inherent=1, residual=2),
        ("people_and_society", 4, 5): dict(inherent=1, residual=0),
    }


def test_a_risk_not_rated_yet_is_shown_as_such(measure):
    rows = measure("risks", risks="risk_id | likelihood | severity\nR1 | |\nR2 | 3 | 3")
    assert list(rows) == [("organisation", 3, 3), ("organisation", None, None)]
    assert rows["organisation", None, None] == dict(inherent=1, residual=1)


def test_only_open_and_treated_risks_count(measure):
    rows = measure(
        "risks",
        risks="""
        risk_id | likelihood | severity | status
        R1      | 1          | 1        | accepted
        R2      | 1          | 1        | closed
        R3      | 1          | 1        | treated
        R4      | 1          | 1        | open
    """,
    )
    assert rows["organisation", 1, 1] == dict(inherent=2)


def test_a_risk_counts_from_the_day_it_was_identified(drawn):
    risks = drawn(risks="risk_id | likelihood | severity | identified_on\nR1 | 1 | 1 | 2026-06-30")
    assert risks.measure("risks", "2026-06-29") == {}
    assert risks.measure("risks", "2026-06-30")["organisation", 1, 1] == dict(inherent=1)


def test_without_risks_there_is_nothing(measure):
    assert measure("risks") == {}
