"""Which reports are scheduled, under which names, and what is refused."""

from datetime import date
from pathlib import Path

import pytest

from aimslib import schedules
from aimslib.errors import UsageError
from aimslib.publish import params_file
from aimslib.schedules import Job
from aimslib.workspace import Workspace

ZONED = ("schedule: monthly", "timezone: Europe/Berlin")


def test_the_modules_of_the_folder_are_the_kinds():
    assert schedules.kinds() == ["airflow", "cron", "github", "systemd"]
    with pytest.raises(UsageError, match=r"Unknown schedule format 'corn'\. Did you mean cron\?"):
        schedules.files("corn", [])


def test_reports_with_a_schedule_are_jobs_and_those_without_are_not(workspace, write):
    write("audit")
    write("weekly", *ZONED)
    names = [job.spec.name for job in schedules.jobs(workspace)]
    assert "weekly" in names and "audit" not in names
    with pytest.raises(UsageError, match=r"params/audit\.yaml has no schedule"):
        schedules.jobs(workspace, ["weekly", "audit"])
    with pytest.raises(UsageError, match=r"Unknown report 'bord'\. Did you mean board\?"):
        schedules.jobs(workspace, ["bord"])


def test_a_workspace_without_a_schedule_is_told_how_to_get_one(workspace, write):
    for name in params_file.names(workspace):  # those of the library too
        write(name)
    with pytest.raises(UsageError, match="No report has a schedule"):
        schedules.jobs(workspace)


def test_a_name_is_one_that_every_scheduler_takes_and_two_reports_do_not_share_one(workspace, write):
    write("board", *ZONED)
    assert schedules.jobs(workspace, ["board"])[0].id == "aims-aims-of-r-d-100-d-home-it-s-board"
    write("the board", *ZONED)
    write("the-board", *ZONED)
    with pytest.raises(UsageError, match=r"the board\.yaml and params/the-board\.yaml would both be aims-aims-of"):
        schedules.jobs(workspace, ["the board", "the-board"])


@pytest.mark.parametrize("kind", ["github", "airflow"])
def test_a_scheduler_with_a_clock_of_its_own_needs_a_time_zone(job, kind):
    with pytest.raises(UsageError, match=r"params/board\.yaml has no timezone"):
        schedules.files(kind, [job("schedule: monthly")])


def test_a_schedule_for_one_day_only_is_doubted(job):
    assert schedules.doubts([job(*ZONED, "as_of: month_end")]) == schedules.doubts([job(*ZONED)]) == []
    (doubt,) = schedules.doubts([job(*ZONED, "as_of: 2026-06-30")])
    assert f"as_of is {date(2026, 6, 30)}" in doubt and "month_end" in doubt


def test_a_path_that_no_scheduler_can_be_told_is_refused(job):
    spec = job(*ZONED).spec
    for root in (Path("/srv/two\nlines"), Path("relative")):
        with pytest.raises(UsageError, match="can't be told the path"):
            Job(spec, root, Path("/usr/bin/python3"))


def test_every_kind_says_in_its_first_line_where_its_file_goes(job):
    for kind in schedules.kinds():
        for file in schedules.files(kind, [job(*ZONED)]):
            first = file.text.splitlines()[0]
            assert first.startswith("# ") and file.name in first


def test_the_sample_has_a_schedule_for_every_kind():
    jobs = schedules.jobs(Workspace(Path(__file__).resolve().parents[2]))
    assert "board" in [job.spec.name for job in jobs]
    assert all(schedules.files(kind, jobs) for kind in schedules.kinds())
