"""When a report is due: five cron fields, or a word for the usual four, read once so that every scheduler agrees.

Cron programs differ in their extensions. What is read here is what all of them share; anything else is refused.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from .errors import UsageError, unknown

# At six in the morning: the day before is over in every office of a country, and no clock is put forward or back then.
WORDS = {"daily": "0 6 * * *", "weekly": "0 6 * * 1", "monthly": "0 6 1 * *", "quarterly": "0 6 1 1,4,7,10 *"}
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
WEEKDAYS = ("sun", "mon", "tue", "wed", "thu", "fri", "sat")
LONGEST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
# name, first, last, names of its values counted from `first`
FIELDS = (
    ("minute", 0, 59, ()),
    ("hour", 0, 23, ()),
    ("day of month", 1, 31, ()),
    ("month", 1, 12, MONTHS),
    ("day of week", 0, 7, WEEKDAYS),
)
ITEM = re.compile(r"(?P<first>\*|[0-9a-z]+)(?:-(?P<last>[0-9a-z]+))?(?:/(?P<step>[0-9]+))?")


@dataclass(frozen=True)
class Timetable:
    """A cron expression and the values of its fields; weekdays count from 0 = Sunday.

    either_day: both day fields are restricted, and a day that fits one of them is enough (cron's own rule).
    """

    cron: str
    minutes: tuple[int, ...]
    hours: tuple[int, ...]
    days: tuple[int, ...]
    months: tuple[int, ...]
    weekdays: tuple[int, ...]

    @property
    def either_day(self) -> bool:
        return len(self.days) < 31 and len(self.weekdays) < 7


def parse(text: str) -> Timetable:
    """The timetable of a word (daily, weekly, monthly, quarterly) or of a cron expression with five fields.

    Raises UsageError for an unknown word, a field out of range, an expression that never comes true (30 February) and
    one whose days cron programs count differently.
    """
    words = text.split()
    if len(words) == 1 and words[0].isalpha():
        if text.strip() not in WORDS:
            raise unknown("schedule", text, WORDS)
        words = WORDS[text.strip()].split()
    if len(words) != len(FIELDS):
        raise UsageError(
            f"schedule {text!r} is neither a word nor five cron fields.\n"
            f'  Write {", ".join(WORDS)}, or minute, hour, day, month and weekday, such as "0 6 1 * *".'
        )
    values = [_values(word.lower(), field) for word, field in zip(words, FIELDS, strict=True)]
    values[4] = tuple(sorted({day % 7 for day in values[4]}))
    found = Timetable(" ".join(words), *values)
    _check_days(found, words)
    return found


def _values(word: str, field: tuple) -> tuple[int, ...]:
    """The values that one field stands for, in order."""
    values: set[int] = set()
    for item in word.split(","):
        match = ITEM.fullmatch(item)
        if match is None:
            raise _wrong(item, field)
        start, end, step = match["first"], match["last"], match["step"]
        if start == "*":
            low, high = field[1], field[2] if field[0] != "day of week" else 6
        else:
            low = _number(start, item, field)
            high = _number(end, item, field) if end else low
        if high < low or step == "0" or (start == "*" and end) or (step and start != "*" and not end):
            raise _wrong(item, field)
        values |= set(range(low, high + 1, int(step or 1)))
    return tuple(sorted(values))


def _number(text: str, item: str, field: tuple) -> int:
    _, first, last, names = field
    if text in names:
        return names.index(text) + first
    if not text.isdecimal() or not first <= int(text) <= last:
        raise _wrong(item, field)
    return int(text)


def _wrong(item: str, field: tuple) -> UsageError:
    name, first, last, names = field
    also = f" or {names[0]} to {names[-1]}" if names else ""
    return UsageError(
        f"schedule: {item!r} is no {name}.\n  It takes {first} to {last}{also}, lists 1,2, ranges 1-5, steps */2 and *."
    )


def _check_days(found: Timetable, words: list[str]) -> None:
    if not found.either_day and not any(min(found.days) <= LONGEST[month - 1] for month in found.months):
        raise UsageError(f"schedule {found.cron!r} never comes: no such month has that day.")
    if found.either_day and any(words[field].startswith("*") for field in (2, 4)):
        raise UsageError(
            f"schedule {found.cron!r} names days of the month and of the week with a step.\n"
            "  Cron programs differ on what that means; name the days one by one, or leave one of the two fields *."
        )
