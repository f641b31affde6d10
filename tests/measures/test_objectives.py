"""The AI objectives and whether they are achieved, overdue or on time."""


def test_an_objective_is_achieved_overdue_or_on_time(measure):
    rows = measure(
        "objectives",
        objectives="""
        objective_id | due_on     | achieved_on
        O1           | 2026-06-30 |
        O2           | 2026-06-29 |
        O3           | 2026-06-01 | 2026-06-30
        O4           | 2026-06-29 | 2026-07-01
        O5           |            |
    """,
    )
    assert rows == {
        "O1": dict(status="on_time"),  # until the end of its day
        "O2": dict(status="overdue"),
        "O3": dict(status="achieved", achieved_on="2026-06-30"),  # late, but achieved
        "O4": dict(status="overdue", achieved_on=None),  # achieved tomorrow
        "O5": dict(status="on_time", due_on=None),
    }


def test_what_was_agreed_is_shown(measure):
    rows = measure(
        "objectives",
        objectives="""
        objective_id | statement | measure | target | owner
        O1           | Fair      | Gap     | 2 %    | Ada
    """,
    )
    assert rows == {"O1": dict(statement="Fair", measure="Gap", target="2 %", owner="Ada")}


def test_an_objective_counts_from_the_day_it_was_set(drawn):
    objectives = drawn(objectives="objective_id | set_on\nO1 | 2026-06-30")
    assert objectives.measure("objectives", "2026-06-29") == {}
    assert list(objectives.measure("objectives", "2026-06-30")) == ["O1"]


def test_the_next_due_come_first_and_those_without_a_date_last(measure):
    rows = measure(
        "objectives",
        objectives="""
        objective_id | due_on
        O1           |
        O2           | 2026-09-30
        O4           | 2026-08-31
        O3           | 2026-08-31
    """,
    )
    assert list(rows) == ["O3", "O4", "O2", "O1"]


def test_without_objectives_there_is_nothing(measure):
    assert measure("objectives") == {}
