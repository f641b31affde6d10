"""Earlier decisions and what became of them."""


def test_a_decision_is_done_open_or_overdue(measure):
    rows = measure(
        "decisions",
        actions="""
        action_id | decision | due_on     | done_on
        D1        | Fund it  | 2026-06-30 |
        D2        | Fund it  | 2026-06-29 |
        D3        | Fund it  |            |
        D4        | Fund it  | 2026-06-29 | 2026-06-30
        D5        | Fund it  | 2026-06-29 | 2026-07-01
    """,
    )
    assert rows == {
        "D1": dict(decision="Fund it", source="board", status="open"),
        "D2": dict(status="overdue"),
        "D3": dict(status="open"),
        "D4": dict(status="done", done_on="2026-06-30"),
        "D5": dict(status="overdue"),  # done tomorrow
    }


def test_what_happens_later_is_not_known_yet(measure):
    rows = measure("decisions", actions="action_id | done_on\nD1 | 2026-07-01")
    assert rows["D1"] == dict(status="open", done_on=None)


def test_a_decision_counts_from_the_day_it_was_agreed(drawn):
    decisions = drawn(actions="action_id | agreed_on\nD1 | 2026-06-30")
    assert decisions.measure("decisions", "2026-06-29") == {}
    assert list(decisions.measure("decisions", "2026-06-30")) == ["D1"]


def test_the_oldest_come_first(measure):
    rows = measure(
        "decisions",
        actions="""
        action_id | agreed_on
        D2        | 2026-02-01
        D1        | 2026-02-01
        D3        | 2026-01-01
    """,
    )
    assert list(rows) == ["D3", "D1", "D2"]


def test_without_actions_there_is_nothing(measure):
    assert measure("decisions") == {}
