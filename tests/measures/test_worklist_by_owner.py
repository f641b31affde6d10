"""How much each person has to do."""


def test_what_is_due_today_is_not_overdue_and_ninety_days_include_thirty(measure):
    rows = measure(
        "worklist_by_owner",
        actions="""
        action_id | owner | agreed_on  | due_on
        A1        | Ada   | 2026-01-01 | 2026-06-29
        A2        | Ada   | 2026-01-01 | 2026-06-30
        A3        | Ada   | 2026-01-01 | 2026-07-30
        A4        | Ada   | 2026-01-01 | 2026-07-31
        A5        | Ada   | 2026-01-01 | 2026-09-28
        A6        | Ada   | 2026-01-01 | 2026-09-29
        """,
        people="name\nAda",
    )
    assert rows["Ada"] == dict(overdue=1, due_in_30_days=2, due_in_90_days=4, undated=0, things=5)


def test_what_has_no_date_is_counted_apart_and_what_nobody_owns_is_nobodys(measure):
    rows = measure("worklist_by_owner")
    assert rows["nobody"]["undated"] > 0 and rows["nobody"]["overdue"] == 0
