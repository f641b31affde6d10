"""Cron expressions: the values of their fields, checked against croniter, and what is refused."""

from datetime import datetime, timedelta

import pytest
from croniter import croniter

from aimslib.errors import UsageError
from aimslib.timetable import WORDS, parse

EXPRESSIONS = (
    *WORDS.values(),
    "*/15 8-17 * * mon-fri",
    "5,35 0-23/6 * JAN,jul *",
    "0 6 29 2 *",
    "0 6 1,15 * mon",
    "0 6 31 * 0",
    "0 6 * * 7",
    "0 6 * * 5-7",
    "59 23 1-31 1-12 0-6",
    "1-59/7 */5 10-20/3 2-12/2 *",
)


def due(expression: str, day: datetime, days: int) -> list[datetime]:
    """Every minute of these days at which the timetable is due, by the words of cron's manual."""
    table = parse(expression)
    found = []
    for date in (day + timedelta(days=number) for number in range(days)):
        in_month, in_week = date.day in table.days, date.isoweekday() % 7 in table.weekdays
        if date.month in table.months and (in_month or in_week if table.either_day else in_month and in_week):
            found += [date.replace(hour=hour, minute=minute) for hour in table.hours for minute in table.minutes]
    return found


@pytest.mark.parametrize("expression", EXPRESSIONS)
def test_the_fields_mean_what_croniter_says_they_mean(expression):
    """Five years, so that 29 February comes."""
    start = datetime(2026, 1, 1)
    expected = due(expression, start, 5 * 366)[:200]
    assert expected
    theirs = croniter(expression, start - timedelta(minutes=1))
    assert [theirs.get_next(datetime) for _ in expected] == expected


@pytest.mark.parametrize("word", WORDS)
def test_a_word_stands_for_its_expression(word):
    assert parse(word) == parse(WORDS[word])


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("montly", r"Unknown schedule 'montly'\. Did you mean monthly\?"),
        ("@monthly", "neither a word nor five cron fields"),
        ("0 6 1 *", "neither a word nor five cron fields"),
        ("0 0 6 1 * *", "neither a word nor five cron fields"),
        ("60 6 1 * *", "'60' is no minute.\n  It takes 0 to 59"),
        ("0 6 0 * *", "'0' is no day of month"),
        ("0 6 1 foo *", "'foo' is no month.\n  It takes 1 to 12 or jan to dec"),
        ("0 6 1 * 8", "'8' is no day of week"),
        ("0 6 L * *", "'l' is no day of month"),
        ("0 6 * * 5#2", "'5#2' is no day of week"),
        ("0 18-6 * * *", "'18-6' is no hour"),
        ("0 6/2 * * *", "'6/2' is no hour"),
        ("*/0 6 * * *", r"'\*/0' is no minute"),
        ("0 6, * * *", "'' is no hour"),
        ("0 *-5 * * *", r"'\*-5' is no hour"),
        ("0 6 30 feb *", "never comes"),
        ("0 6 31 2,4,6,9,11 *", "never comes"),
        ("0 6 */2 * mon", "Cron programs differ"),
    ],
)
def test_what_cron_programs_do_not_share_is_refused(text, message):
    with pytest.raises(UsageError, match=message):
        parse(text)
