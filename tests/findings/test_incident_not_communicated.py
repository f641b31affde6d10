"""A notifiable incident was not communicated by its date."""


def test_it_fires_the_day_after_the_last_day_for_telling(found):
    rows = "incident_id | description | notifiable | notify_by | communicated_on\nX1 | Leak | yes | 2026-06-30 |"
    assert found("incident_not_communicated", as_of="2026-06-30", incidents=rows) == {}
    assert found("incident_not_communicated", as_of="2026-07-01", incidents=rows) == {
        "X1": dict(
            severity="major",
            requirement="A.8.4",
            subject_kind="incident",
            since_on="2026-06-30",
            detail="To be communicated by 2026-06-30: Leak",
        )
    }


def test_it_ends_when_somebody_is_told_even_if_late(found):
    """X1 will be told tomorrow; X2 was, if late; X3 need not be; of X4 nobody knows; X5 has no date; X6 is to come."""
    rows = found(
        "incident_not_communicated",
        incidents="""
        incident_id | occurred_on | notifiable | notify_by  | communicated_on
        X1          | 2026-05-01  | yes        | 2026-05-15 | 2026-07-01
        X2          | 2026-05-01  | yes        | 2026-05-15 | 2026-06-30
        X3          | 2026-05-01  | no         | 2026-05-15 |
        X4          | 2026-05-01  |            | 2026-05-15 |
        X5          | 2026-05-01  | yes        |            |
        X6          | 2026-07-01  | yes        | 2026-05-15 |
    """,
    )
    assert list(rows) == ["X1"]


def test_a_source_without_dates_for_telling_gets_one_note(found):
    assert found("incident_not_communicated", incidents="incident_id | notifiable\nX1 | yes") == {
        "incidents.notify_by": dict(severity="note")
    }
