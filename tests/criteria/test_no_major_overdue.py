"""0 if a major nonconformity is open past its due date or without one."""

import pytest


@pytest.mark.parametrize(
    ("severity", "raised_on", "due_on", "closed_on", "clean"),
    [
        ("major", "2026-01-01", "2026-06-30", "", 1),  # due today
        ("major", "2026-01-01", "2026-06-29", "", 0),
        ("major", "2026-01-01", "", "", 0),  # no date: overdue at once
        ("major", "2026-01-01", "2026-06-29", "2026-06-30", 1),
        ("major", "2026-01-01", "2026-06-29", "2026-07-01", 0),  # closed tomorrow
        ("major", "2026-07-01", "", "", 1),  # raised tomorrow
        ("minor", "2026-01-01", "2026-06-29", "", 1),
    ],
)
def test_only_an_open_overdue_major_one_breaks_it(value, severity, raised_on, due_on, closed_on, clean):
    assert (
        value(
            "no_major_overdue",
            "10",
            nonconformities=f"""
        severity   | raised_on   | due_on   | closed_on
        {severity} | {raised_on} | {due_on} | {closed_on}
    """,
        )
        == clean
    )


def test_nonconformities_that_nobody_keeps_are_no_good_sign_but_none_are(value):
    assert value("no_major_overdue", "10") == 0
    assert value("no_major_overdue", "10", nonconformities="nonconformity_id") == 1
