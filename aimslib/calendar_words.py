"""Dates in words, so that a report on a schedule needs nobody to write its date: today, month_end, quarter_end.

A report for the board is about a period that is over; the word says which, the day of the run does not matter.
"""

from __future__ import annotations

import difflib
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

from .errors import UsageError

WORDS = ("today", "month_end", "quarter_end")


def today_in(timezone: str | None, now: datetime) -> date:
    """The date at the instant `now` in a time zone (IANA name); without one, the date as `now` shows it.

    Raises ValueError for a `now` that does not know its own time zone: its instant would be a guess.
    """
    if timezone is None:
        return now.date()
    if now.utcoffset() is None:
        raise ValueError("now has no time zone")
    return now.astimezone(ZoneInfo(timezone)).date()


def month_end(today: date) -> date:
    """The last day of the last month that has finished.

    A month has finished when its last day is over: on 30 June this is 31 May, from 1 July on it is 30 June.
    """
    return today.replace(day=1) - timedelta(days=1)


def quarter_end(today: date) -> date:
    """The last day of the last calendar quarter that has finished: on 30 June 31 March, from 1 July on 30 June."""
    return month_end(today.replace(month=today.month - (today.month - 1) % 3, day=1))


def resolve(as_of: date | str, today: date) -> date:
    """The date that an as_of names: a date or its ISO text as it is, a word counted from `today`.

    Raises UsageError, naming the nearest word, for anything else.
    """
    if isinstance(as_of, date):
        return as_of
    known = {"today": lambda day: day, "month_end": month_end, "quarter_end": quarter_end}
    if as_of in known:
        return known[as_of](today)
    return parse(as_of)


def parse(text: str) -> date | str:
    """An as_of as written: a word of WORDS as it is, else the date of an ISO text; UsageError for neither."""
    if text in WORDS:
        return text
    try:
        return date.fromisoformat(text)
    except ValueError:
        near = difflib.get_close_matches(text, WORDS, n=1)
        hint = f" Did you mean {near[0]}?" if near else ""
        raise UsageError(
            f"as_of {text!r} is no date.{hint}\n  Write a date as 2026-06-30, or one of {', '.join(WORDS)}."
        ) from None


def check_timezone(name: str) -> str:
    """The name of a time zone as it is; UsageError, with the nearest one, where the IANA list does not have it."""
    known = available_timezones() - {"localtime"}
    if name in known:
        return name
    near = {one.lower(): one for one in known}
    found = difflib.get_close_matches(name.lower(), near, n=1)
    hint = f" Did you mean {near[found[0]]}?" if found else ""
    raise UsageError(f"Unknown timezone {name!r}.{hint}\n  Write its IANA name, such as Europe/Berlin or UTC.")
