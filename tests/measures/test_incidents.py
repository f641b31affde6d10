"""AI incidents by month."""


def test_incidents_are_counted_in_the_month_they_happened(measure):
    rows = measure(
        "incidents",
        incidents="""
        occurred_on | severity | resolved_on
        2026-05-01  | low      | 2026-05-02
        2026-05-31  | critical |
        2026-06-01  | high     | 2026-06-30
        2026-06-30  | medium   | 2026-07-01
    """,
    )
    assert rows == {
        "2026-05-01": dict(low=1, medium=0, high=0, critical=1, open=1),
        "2026-06-01": dict(low=0, medium=1, high=1, critical=0, open=1),  # resolved tomorrow is open today
    }


def test_a_notifiable_incident_is_late_when_it_was_told_after_its_date_or_not_at_all(measure):
    """Nothing is late before its date has passed, not even what will be told after it."""
    rows = measure(
        "incidents",
        incidents="""
        occurred_on | notifiable | notify_by  | communicated_on
        2026-01-01  | yes        | 2026-06-29 |
        2026-02-01  | yes        | 2026-06-10 | 2026-06-11
        2026-03-01  | yes        | 2026-06-10 | 2026-07-01
        2026-04-01  | yes        | 2026-06-30 |
        2026-04-02  | yes        | 2026-06-10 | 2026-06-10
        2026-04-03  | yes        |            |
        2026-04-04  | no         | 2026-06-10 |
        2026-04-05  |            | 2026-06-10 |
        2026-04-06  | yes        | 2026-07-01 | 2026-07-02
    """,
    )
    late = {month: row["notifiable_late"] for month, row in rows.items()}
    assert late == {"2026-01-01": 1, "2026-02-01": 1, "2026-03-01": 1, "2026-04-01": 0}


def test_an_incident_counts_from_its_day(drawn):
    incidents = drawn(incidents="occurred_on\n2026-06-30")
    assert incidents.measure("incidents", "2026-06-29") == {}
    assert incidents.measure("incidents", "2026-06-30")["2026-06-01"] == dict(low=1)


def test_without_incidents_there_is_nothing(measure):
    assert measure("incidents") == {}
