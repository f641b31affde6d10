"""The units: verified by systemd-analyze, and due at the same instants as the cron expression."""

import os
import re
import shutil
import subprocess
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from croniter import croniter

from aimslib import schedules
from aimslib.schedules.systemd import calendar, command, quoted
from aimslib.timetable import parse

from .conftest import EXPRESSIONS

ANALYZE = shutil.which("systemd-analyze")
needs_systemd = pytest.mark.skipif(ANALYZE is None, reason="systemd-analyze (Debian package systemd) is not here")


def analyze(*arguments: str, **environment: str) -> subprocess.CompletedProcess:
    return subprocess.run(
        [ANALYZE, *arguments], env={**os.environ, **environment}, capture_output=True, text=True, timeout=60
    )


@needs_systemd
@pytest.mark.parametrize("schedule", EXPRESSIONS)
def test_systemd_finds_nothing_to_complain_about(job, tmp_path, schedule):
    files = schedules.files("systemd", [job(f"schedule: {schedule}", "timezone: Australia/Melbourne")])
    for file in files:
        (tmp_path / file.name).write_text(file.text, encoding="utf-8")
    paths = [str(tmp_path / file.name) for file in files]
    answer = analyze("verify", "--user", *paths, XDG_RUNTIME_DIR=str(tmp_path))
    assert (answer.returncode, answer.stderr) == (0, "")


@needs_systemd
@pytest.mark.parametrize("zone", ["UTC", "Australia/Melbourne", "America/St_Johns"])
@pytest.mark.parametrize("schedule", EXPRESSIONS)
def test_a_timer_is_due_when_cron_is(schedule, zone):
    """The next instants from new year on, across a change of the clocks for those that come so far."""
    timetable = parse(schedule.strip('"'))
    theirs = {instant for event in calendar(timetable, zone) for instant in elapses(event)}
    due = croniter(timetable.cron, datetime(2027, 1, 1, tzinfo=ZoneInfo(zone)))
    ours = [due.get_next(datetime).astimezone(UTC) for _ in range(8)]
    assert sorted(theirs)[:8] == ours


def elapses(event: str) -> list[datetime]:
    answer = analyze(
        "calendar", "--iterations=8", "--base-time=2027-01-01 00:00:00 " + event.split()[-1], event, TZ="UTC"
    )
    found = re.findall(r"(?:Next elapse|Iteration #\d+): \w+ (\S+ \S+) UTC", answer.stdout)
    assert answer.returncode == 0 and found, answer.stderr
    return [datetime.fromisoformat(one).replace(tzinfo=UTC) for one in found]


def test_a_report_has_a_service_and_the_timer_that_starts_it(job):
    service, timer = schedules.files("systemd", [job("schedule: monthly", "timezone: Europe/Berlin")])
    assert service.name.removesuffix("service") == timer.name.removesuffix("timer")
    assert "OnCalendar=*-*-01 06:00:00 Europe/Berlin\n" in timer.text and "Persistent=true\n" in timer.text
    assert "Type=oneshot\n" in service.text


def test_without_a_time_zone_the_timer_keeps_the_time_of_its_machine(job):
    _, timer = schedules.files("systemd", [job("schedule: quarterly")])
    assert "OnCalendar=*-01,04,07,10-01 06:00:00\n" in timer.text


def test_either_day_is_two_events_because_systemd_wants_both_in_one():
    assert calendar(parse("0 6 1,15 * mon"), None) == ["*-*-01,15 06:00:00", "Mon *-*-* 06:00:00"]


def test_a_word_is_quoted_for_a_unit_file():
    assert quoted('a "b" \\ %h $HOME') == '"a \\"b\\" \\\\ %%h $HOME"'
    assert command(["/opt/$a", "$HOME"]) == '"/opt/$a" "$$HOME"'
