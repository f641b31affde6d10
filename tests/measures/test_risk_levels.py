"""Each risk with its level before and after treatment."""


def test_the_level_is_likelihood_times_severity_and_what_is_not_rated_after_treatment_stays_as_it_was(measure):
    rows = measure(
        "risk_levels",
        risks="""
        risk_id | axis         | likelihood | severity | residual_likelihood | residual_severity | owner
        R1      | organisation | 4          | 5        | 2                   | 3                 | Ada
        R2      | organisation | 4          | 4        |                     |                   |
        R3      | organisation | 3          | 5        | 2                   |                   |
    """,
    )
    assert rows["R1"] == dict(inherent_level=20, residual_level=6, rated=True, owner="Ada")
    assert rows["R2"] == dict(inherent_level=16, residual_level=16, rated=True)
    assert rows["R3"] == dict(inherent_level=15, residual_level=10)


def test_a_risk_that_nobody_rated_has_no_level(measure):
    rows = measure("risk_levels", risks="risk_id | axis | likelihood\nR1 | organisation | 3")
    assert rows["R1"] == dict(inherent_level=None, residual_level=None, rated=False)


def test_open_and_treated_risks_count_from_the_day_they_were_identified(drawn):
    organisation = drawn(
        risks="""
        risk_id | axis         | status   | identified_on
        R1      | organisation | open     | 2026-06-30
        R2      | organisation | treated  | 2026-06-30
        R3      | organisation | accepted | 2026-01-01
        R4      | organisation | closed   | 2026-01-01
    """
    )
    assert list(organisation.measure("risk_levels")) == ["R1", "R2"]
    assert organisation.measure("risk_levels", "2026-06-29") == {}
