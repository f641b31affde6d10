"""A run for a scheduler: what becomes of each report, the log it leaves, and two runs at once."""

import re
import shutil
import sys
import threading
from datetime import UTC, datetime
from itertools import count

import pytest

from aimslib import report
from aimslib.locking import exclusive
from aimslib.runs import run_reports
from aimslib.workspace import Workspace

from .conftest import ROOT
from .notebooks import write

NOW = datetime(2026, 7, 1, 6, 0, tzinfo=UTC)
HTML = "formats: [html]\n"


@pytest.fixture(scope="module")
def space(tmp_path_factory):
    """Three small reports: one that works, one whose cell fails, one whose parameters file is wrong."""
    root = tmp_path_factory.mktemp("runs")
    shutil.copytree(ROOT / "data", root / "data", ignore=shutil.ignore_patterns("snapshots"))
    space = Workspace(root)
    write(space, "fine", "print(as_of)", HTML + "as_of: month_end\nsnapshot: auto\n", 'snapshot = "none"')
    write(space, "broken", "1 / 0", HTML)
    write(space, "typo", "1", "fromats: [html]\n")
    return space


class Run:
    """A run and all it said. Its clock goes on by a second whenever somebody looks."""

    def __init__(self, space: Workspace, names: list[str], **options):
        self.told, self.out = [], []
        clock = map(float, count())
        options = {"now": NOW, "clock": lambda: next(clock), "tell": self._tell, "out": self.out.append, **options}
        before = set(self._logs(space))
        self.outcomes = run_reports(space, names, **options)
        (self.log,) = (path.read_text("utf-8") for path in set(self._logs(space)) - before)

    def _tell(self, line: str) -> None:
        """As the command line does it."""
        self.told.append(line)
        print(line, file=sys.stderr)

    @staticmethod
    def _logs(space: Workspace):
        return (space.reports / "logs").glob("run-*.log")


@pytest.fixture(scope="module")
def run(space):
    return Run(space, ["broken", "typo", "fine", "nobody"])


def test_one_that_fails_does_not_stop_the_others_and_each_has_its_exit_code(run, space):
    assert [(one.name, one.exit_code) for one in run.outcomes] == [
        ("broken", 3),
        ("typo", 2),
        ("fine", 0),
        ("nobody", 2),
    ]
    assert (space.reports / "2026-06-30" / "fine" / "report.html").is_file()


def test_a_report_is_one_line_with_its_date_state_seconds_and_folder_or_reason(run):
    assert [re.sub(r"\d+\.\d s", "N s", line) for line in run.out] == [
        "broken 2026-07-01 failed N s broken.ipynb stopped: ZeroDivisionError: division by zero The cell: 1 / 0 "
        "--debug shows the traceback.",
        "typo - failed N s params/typo.yaml: Unknown key 'fromats'. Did you mean formats? Known: "
        + run.outcomes[1].where.split("Known: ")[1],
        "fine 2026-06-30 ok N s reports/2026-06-30/fine",
        "nobody - failed N s " + run.outcomes[3].where,
    ]
    assert [one.line for one in run.outcomes] == run.out


def test_the_log_has_every_line_with_its_second_and_the_traceback_of_a_failure(run, space):
    lines = [re.fullmatch(r" *(\d+\.\d)  (.*)", line) for line in run.log.splitlines()]
    assert [float(line[1]) for line in lines] == sorted(float(line[1]) for line in lines)
    texts = [line[2] for line in lines]
    assert texts[0] == f"run of 2026-07-01T06:00:00+00:00 in {space.root}" and texts[-1] == "end of the run"
    assert set(run.out) < set(texts) and set(run.told) < set(texts)
    assert "ZeroDivisionError: division by zero" in run.log and "Traceback (most recent call last):" in texts


def test_what_the_library_says_on_standard_error_is_told_and_logged_once(run):
    line = "There is no snapshot of 2026-06-30; figures come from the files as they are."
    assert run.told.count(line) == 1
    assert run.log.count(line) == 1


def test_a_name_given_twice_is_one_report_and_a_run_of_the_same_second_has_its_own_log(space):
    first, second = Run(space, ["typo", "typo"]), Run(space, ["typo"])
    assert len(first.outcomes) == len(second.outcomes) == 1
    assert {path.name for path in Run._logs(space)} >= {"run-2026-07-01T06-00-00.log", "run-2026-07-01T06-00-00-2.log"}


def test_a_second_run_waits_for_the_first_and_says_so_in_its_log(space):
    held, go_on = threading.Event(), threading.Event()

    def hold() -> None:
        with exclusive(space.state / "run.lock", lambda line: None):
            held.set()
            go_on.wait(10)

    other = threading.Thread(target=hold)
    other.start()
    held.wait(10)
    threading.Timer(0.3, go_on.set).start()
    waited = Run(space, ["typo"])
    other.join()
    assert re.search(r"Waiting for process \d+ to finish\.\n.*\[1/1\] typo", waited.log)
    assert waited.told[0].startswith("Waiting for process")


def test_a_date_that_is_asked_for_holds_for_all_and_without_names_every_report_is_made(space, tmp_path):
    other = Workspace(tmp_path)
    shutil.copytree(space.data, other.data)
    every = report.names(other)  # the library's own, each of which the workspace overrides by a small one
    for name in every:
        write(other, name, "print(as_of)", HTML)
    run = Run(other, [], as_of="quarter_end")
    assert "board" in every
    assert [(one.name, str(one.as_of), one.exit_code) for one in run.outcomes] == [
        (name, "2026-06-30", 0) for name in every
    ]
