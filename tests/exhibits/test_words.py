"""How numbers, dates and lists are written: once, the same everywhere."""

from datetime import date

import pytest

from aimslib.exhibits import _text as t
from aimslib.exhibits._dates import months_before, same_day


@pytest.mark.parametrize(
    ("ratio", "shown"),
    [(None, "n/a"), (0, "0%"), (0.003, "1%"), (0.5, "50%"), (0.996, "99%"), (0.999999, "99%"), (1, "100%")],
)
def test_only_all_is_all_and_only_none_is_none(ratio, shown):
    assert t.percent(ratio) == shown


def test_an_empty_denominator_is_not_a_zero():
    assert t.of(0, 0) == "n/a" and t.of(0, 1982) == "0 of 1,982"


def test_lists_and_counts_read_like_sentences():
    assert t.listed(["4"]) == "4" and t.listed(["4", "5", "A.3"]) == "4, 5 and A.3"
    assert t.count(1, "system") == "1 system" and t.count(2133, "system") == "2,133 systems"
    assert t.words("ai_policy_owner") == "AI policy owner" and t.rule("owner_left") == "Owner left"


@pytest.mark.parametrize(
    ("on", "months", "then"),
    [
        (date(2026, 6, 30), 1, date(2026, 7, 31)),
        (date(2026, 6, 30), -4, date(2026, 2, 28)),
        (date(2026, 1, 30), 1, date(2026, 2, 28)),
        (date(2026, 6, 15), 7, date(2027, 1, 15)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
    ],
)
def test_the_same_day_of_another_month_keeps_month_ends(on, months, then):
    assert same_day(on, months) == then


def test_months_before_end_with_the_month_of_the_day():
    assert months_before(date(2026, 2, 3), 3) == [date(2025, 12, 1), date(2026, 1, 1), date(2026, 2, 1)]
