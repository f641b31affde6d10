"""month_end and quarter_end on every day of two years with a leap day, and what day it is in a time zone."""

from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from aimslib.calendar_words import month_end, quarter_end, resolve, today_in
from aimslib.errors import UsageError

DAY = timedelta(days=1)
DAYS = [date(2023, 7, 1) + DAY * number for number in range(731)]  # to 30 June 2025, with 29 February 2024


def last_finished(today: date, starts: tuple[int, ...]) -> date:
    """Walk back from yesterday to a day after which a period starts."""
    day = today - DAY
    while not ((day + DAY).day == 1 and (day + DAY).month in starts):
        day -= DAY
    return day


def test_every_day_of_two_years_gives_the_last_day_of_the_last_finished_month_and_quarter():
    assert {day: month_end(day) for day in DAYS} == {day: last_finished(day, tuple(range(1, 13))) for day in DAYS}
    assert {day: quarter_end(day) for day in DAYS} == {day: last_finished(day, (1, 4, 7, 10)) for day in DAYS}


@pytest.mark.parametrize(
    ("today", "month", "quarter"),
    [
        ("2026-06-30", "2026-05-31", "2026-03-31"),  # June is not over before its last day is
        ("2026-07-01", "2026-06-30", "2026-06-30"),
        ("2026-01-01", "2025-12-31", "2025-12-31"),
        ("2025-12-31", "2025-11-30", "2025-09-30"),
        ("2024-02-29", "2024-01-31", "2023-12-31"),
        ("2024-03-01", "2024-02-29", "2023-12-31"),
        ("2025-03-31", "2025-02-28", "2024-12-31"),
    ],
)
def test_a_period_is_over_when_its_last_day_is(today, month, quarter):
    day = date.fromisoformat(today)
    assert (month_end(day).isoformat(), quarter_end(day).isoformat()) == (month, quarter)


@pytest.mark.parametrize(
    ("now", "zone", "today", "month"),
    [
        ("2026-06-30T13:59", "Australia/Melbourne", "2026-06-30", "2026-05-31"),
        ("2026-06-30T14:00", "Australia/Melbourne", "2026-07-01", "2026-06-30"),
        ("2026-07-01T06:59", "America/Los_Angeles", "2026-06-30", "2026-05-31"),
        ("2026-07-01T07:00", "America/Los_Angeles", "2026-07-01", "2026-06-30"),
        ("2024-02-28T23:30", "Europe/Berlin", "2024-02-29", "2024-01-31"),
        ("2024-02-29T23:30", "Europe/Berlin", "2024-03-01", "2024-02-29"),
        ("2024-02-29T23:30", "UTC", "2024-02-29", "2024-01-31"),
        ("2025-12-31T10:00", "Pacific/Kiritimati", "2026-01-01", "2025-12-31"),
        ("2026-01-01T10:59", "Pacific/Pago_Pago", "2025-12-31", "2025-11-30"),
        ("2026-03-31T21:59", "Europe/Berlin", "2026-03-31", "2026-02-28"),  # summer time since two days
        ("2026-03-31T22:00", "Europe/Berlin", "2026-04-01", "2026-03-31"),
    ],
)
def test_a_month_ends_at_midnight_where_the_organisation_is(now, zone, today, month):
    day = today_in(zone, datetime.fromisoformat(now).replace(tzinfo=UTC))
    assert (day.isoformat(), resolve("month_end", day).isoformat()) == (today, month)


ZONES = ("UTC", "Europe/Berlin", "America/St_Johns", "Australia/Lord_Howe", "Pacific/Kiritimati", "Pacific/Pago_Pago")


@pytest.mark.parametrize("zone", ZONES)
def test_every_hour_of_two_years_has_the_day_of_the_clock_on_the_wall(zone):
    for hour in range(0, 731 * 24):
        now = datetime(2023, 7, 1, 0, 30, tzinfo=UTC) + timedelta(hours=hour)
        on_the_wall = now.replace(tzinfo=None) + ZoneInfo(zone).utcoffset(now.astimezone(ZoneInfo(zone)))
        assert today_in(zone, now) == on_the_wall.date()


def test_the_same_instant_gives_the_same_day_whatever_zone_it_is_written_in():
    now = datetime(2026, 7, 1, 1, 0, tzinfo=timezone(timedelta(hours=11)))
    assert today_in("UTC", now) == date(2026, 6, 30)
    assert today_in(None, now) == date(2026, 7, 1)


def test_an_instant_without_a_zone_is_no_instant():
    with pytest.raises(ValueError, match="no time zone"):
        today_in("UTC", datetime(2026, 7, 1))


def test_a_date_stays_as_it_is_and_a_word_nobody_knows_is_refused():
    today = date(2026, 7, 15)
    assert resolve(date(2026, 4, 30), today) == resolve("2026-04-30", today) == date(2026, 4, 30)
    assert resolve("today", today) == today
    with pytest.raises(UsageError, match=r"as_of 'quarterend' is no date\. Did you mean quarter_end\?"):
        resolve("quarterend", today)
