"""The crontab: read by croniter, run by sh as cron would."""

import subprocess
from datetime import datetime

import pytest
from croniter import croniter

from aimslib import schedules
from aimslib.errors import UsageError

from .conftest import EXPRESSIONS


def lines(jobs) -> list[str]:
    (file,) = schedules.files("cron", jobs)
    return [line for line in file.text.splitlines() if line and not line.startswith("#")]


@pytest.mark.parametrize("schedule", EXPRESSIONS)
def test_a_line_has_five_fields_that_croniter_reads(job, schedule):
    (line,) = lines([job(f"schedule: {schedule}")])
    assert croniter.is_valid(" ".join(line.split()[:5]))


def test_monthly_is_the_first_day_of_the_month_at_six(job):
    (line,) = lines([job("schedule: monthly")])
    due = croniter(" ".join(line.split()[:5]), datetime(2026, 1, 15))
    assert [due.get_next(datetime) for _ in range(3)] == [datetime(2026, month, 1, 6) for month in (2, 3, 4)]


def test_the_command_runs_the_report_and_keeps_what_it_prints(job, workspace, words, tmp_path):
    """cron turns \\% into %, takes a bare % for the end of the line, and gives the rest to sh in the home folder."""
    (line,) = lines([job("schedule: monthly")])
    command = line.split(maxsplit=5)[5]
    assert "%" not in command.replace(r"\%", "")
    subprocess.run(["/bin/sh", "-c", command.replace(r"\%", "%")], cwd=tmp_path, check=True)
    words()
    assert (workspace.reports / "logs" / "cron.log").read_text("utf-8") == "said\n"


def test_reports_without_a_zone_stand_before_those_whose_zone_would_hold_for_them_too(workspace, write):
    write("a", "schedule: daily", "timezone: Europe/Berlin")
    write("b", "schedule: daily")
    write("c", "schedule: daily", "timezone: Asia/Tokyo")
    write("d", "schedule: daily", "timezone: Europe/Berlin")
    jobs = schedules.jobs(workspace, ["a", "b", "c", "d"])
    shown = [line if line.startswith("CRON_TZ") else line.split(" run ")[1][0] for line in lines(jobs)]
    assert shown == ["b", "CRON_TZ=Asia/Tokyo", "c", "CRON_TZ=Europe/Berlin", "a", "d"]


def test_a_line_that_cron_would_cut_off_is_refused(job):
    one = job("schedule: monthly")
    with pytest.raises(UsageError, match="too long for a crontab"):
        schedules.files("cron", [schedules.Job(one.spec, one.root / "deep" / ("x" * 900), one.python)])
