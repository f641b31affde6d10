"""1 if a management review was held within 365 days."""

import pytest


@pytest.mark.parametrize(
    ("held_on", "current"),
    [
        ("2025-06-30", 1),
        ("2025-06-29", 0),
        ("2026-06-30", 1),
        ("2026-07-01", 0),
    ],
)
def test_it_counts_within_365_days(value, held_on, current):
    assert value("review_current", "9", management_reviews=f"held_on\n{held_on}") == current


def test_without_reviews_it_is_0(value):
    assert value("review_current", "9") == 0
