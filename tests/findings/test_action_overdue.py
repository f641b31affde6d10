"""A decision of the board or management review is past its date."""


def test_it_fires_the_day_after_the_due_date(found):
    rows = "action_id | decision | due_on\nD1 | Name owners | 2026-06-30"
    assert found("action_overdue", as_of="2026-06-30", actions=rows) == {}
    assert found("action_overdue", as_of="2026-07-01", actions=rows) == {
        "D1": dict(
            severity="minor",
            requirement="9.3.3",
            subject_kind="action",
            since_on="2026-06-30",
            detail="Due on 2026-06-30: Name owners",
        )
    }


def test_it_is_open_from_the_day_it_was_agreed_to_the_day_it_is_done(found):
    """D1 will be done tomorrow; D2 was done, if late; D3 has no date to miss; D4 is not agreed yet."""
    rows = found(
        "action_overdue",
        actions="""
        action_id | agreed_on  | due_on     | done_on
        D1        | 2026-01-01 | 2026-06-01 | 2026-07-01
        D2        | 2026-01-01 | 2026-06-01 | 2026-06-30
        D3        | 2026-01-01 |            |
        D4        | 2026-07-01 | 2026-06-01 |
    """,
    )
    assert list(rows) == ["D1"]


def test_a_source_without_due_dates_gets_one_note(found):
    assert found("action_overdue", actions="action_id\nD1") == {"actions.due_on": dict(severity="note")}
