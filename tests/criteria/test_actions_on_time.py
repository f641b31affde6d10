"""Share of the nonconformities due in the last 365 days that were closed by their due date."""

import pytest


def test_closed_on_time_over_all_that_were_due(value):
    assert (
        value(
            "actions_on_time",
            "10",
            nonconformities="""
        due_on     | closed_on
        2026-03-31 | 2026-03-31
        2026-03-31 | 2026-03-30
        2026-03-31 | 2026-04-01
        2026-03-31 |
    """,
        )
        == 2 / 4
    )


@pytest.mark.parametrize(
    ("raised_on", "due_on", "counts"),
    [
        ("2025-01-01", "2026-06-30", True),
        ("2025-01-01", "2026-07-01", False),  # not due yet
        ("2025-01-01", "2025-07-01", True),
        ("2025-01-01", "2025-06-30", False),  # 365 days ago
        ("2025-01-01", "", False),
        ("2026-07-01", "2026-06-30", False),  # not raised yet
    ],
)
def test_the_year_that_counts(value, raised_on, due_on, counts):
    rows = f"raised_on | due_on | closed_on\n{raised_on} | {due_on} | 2025-01-02"
    assert value("actions_on_time", "10", nonconformities=rows) == (1 if counts else None)


def test_without_any_due_there_is_no_value(value):
    assert value("actions_on_time", "10") is None
