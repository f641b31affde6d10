"""systemd timers of a user: `aims schedule --format systemd --into ~/.config/systemd/user`, then enable each timer.

A run that the machine slept through is made up for when it is back.
"""

from __future__ import annotations

import re

from ..timetable import Timetable
from ._job import File, Job, render

WEEKDAYS = ("Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat")


def files(jobs: list[Job]) -> list[File]:
    """A service and its timer for each report."""
    made = []
    for job in jobs:
        values = {
            "id": job.id,
            "title": job.title.replace("%", "%%"),
            "command": command(job.command),
            "environment": [quoted(f"{name}={value}") for name, value in job.environment.items()],
            "calendar": calendar(job.timetable, job.spec.timezone),
        }
        made += [File(f"{job.id}.{kind}", render(f"systemd.{kind}.j2", **values)) for kind in ("service", "timer")]
    return made


def calendar(timetable: Timetable, timezone: str | None) -> list[str]:
    """The values of OnCalendar; systemd wants both the date and the weekday to fit, where cron is content with either:
    two lines then."""
    days, weekdays = timetable.days, timetable.weekdays
    pairs = [(days, range(7)), (range(1, 32), weekdays)] if timetable.either_day else [(days, weekdays)]
    return [_event(timetable, days, weekdays, timezone) for days, weekdays in pairs]


def _event(timetable: Timetable, days, weekdays, timezone: str | None) -> str:
    named = ",".join(WEEKDAYS[day] for day in weekdays) if len(weekdays) < 7 else ""
    date = f"*-{_numbers(timetable.months, 12)}-{_numbers(days, 31)}"
    time = f"{_numbers(timetable.hours, 24)}:{_numbers(timetable.minutes, 60)}:00"
    return " ".join(part for part in (named, date, time, timezone) if part)


def _numbers(values, all_of_them: int) -> str:
    return "*" if len(values) == all_of_them else ",".join(f"{value:02}" for value in values)


def command(words: list[str]) -> str:
    """A command for ExecStart: $ stands for a variable in every word but the first."""
    program, *arguments = words
    return " ".join([quoted(program), *(quoted(word).replace("$", "$$") for word in arguments)])


def quoted(word: str) -> str:
    """A word as a unit file reads it: in quotes, and with no specifiers (%) in it."""
    word = re.sub(r'(["\\])', r"\\\1", word).replace("%", "%%")
    return f'"{word}"'
