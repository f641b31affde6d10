"""Every notifiable incident whose date has passed was communicated by that date."""


def test_late_from_the_day_after_its_date_and_for_good(answer):
    def on(day):
        return answer(
            "incidents_communicated",
            as_of=day,
            incidents="""
            incident_id | notifiable | notify_by  | communicated_on
            I1          | yes        | 2026-06-10 | 2026-06-12
        """,
        )

    assert on("2026-06-10") == dict(passed=True, detail="0 of 0 communicated in time")
    assert on("2026-06-11") == dict(passed=False, detail="0 of 1 communicated in time; late: I1")
    assert on("2026-12-31") == dict(passed=False)


def test_in_time_on_the_last_day_and_never_where_nobody_has_to_know(answer):
    row = answer(
        "incidents_communicated",
        incidents="""
        incident_id | notifiable | notify_by  | communicated_on
        I1          | yes        | 2026-06-10 | 2026-06-10
        I2          | no         | 2026-06-10 |
        I3          | yes        |            |
        I4          | yes        | 2026-06-30 |
    """,
    )
    assert row == dict(passed=True, detail="1 of 1 communicated in time")


def test_where_incidents_are_not_kept_it_says_so(answer):
    assert answer("incidents_communicated") == dict(passed=True, detail="Not in source: incidents")
