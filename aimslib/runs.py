"""A run for a scheduler: many reports with nobody watching, so everything that is said is kept in a log file.

Two runs wait for one another. A report that fails leaves its last version as it was, and the others are made all the
same.
"""

from __future__ import annotations

import io
import sys
import traceback
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, redirect_stderr
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from . import report
from .errors import AimsError
from .locking import exclusive
from .workspace import Workspace

INTERNAL_FAULT = 3


@dataclass(frozen=True)
class Outcome:
    """What became of a report. as_of: None if its date could not be told; where: its folder, or what went wrong."""

    name: str
    as_of: date | None
    exit_code: int
    seconds: float
    where: str

    @property
    def line(self) -> str:
        """One line: name, date, ok or failed, seconds, folder or the reason."""
        state = "ok" if self.exit_code == 0 else "failed"
        return f"{self.name} {self.as_of or '-'} {state} {self.seconds:.1f} s {self.where}"


def run_reports(
    workspace: Workspace,
    names: Iterable[str] = (),
    as_of: date | str | None = None,
    *,
    now: datetime,
    clock: Callable[[], float],
    snapshot: str | None = None,
    tell: Callable[[str], None] = lambda line: None,
    out: Callable[[str], None] = lambda line: None,
) -> list[Outcome]:
    """Make the reports `names`, or every report of params/, one after the other; returns what became of each.

    now: the instant of the run, with its time zone; it names the log file reports/logs/run-<time>.log and says when
    today is. clock: seconds, to measure with. out: called with the line of each outcome as it is known; tell: with all
    else that is said meanwhile. The log has both, and the traceback of each failure.

    The exit code of the run is the highest of its outcomes. Waits while another run of the workspace is under way.
    """
    wanted = list(dict.fromkeys(names)) or report.names(workspace)
    outcomes = []
    with _log(workspace, now, clock, tell) as log, exclusive(workspace.state / "run.lock", log.say):
        for number, name in enumerate(wanted, start=1):
            log.say(f"[{number}/{len(wanted)}] {name}")
            outcome = _make(workspace, name, as_of, now, clock, snapshot, log)
            log.keep(outcome.line)
            out(outcome.line)
            outcomes.append(outcome)
    return outcomes


def _make(workspace: Workspace, name: str, as_of, now: datetime, clock, snapshot, log: _Log) -> Outcome:
    start, on = clock(), None
    try:
        on = report.date_of(workspace, name, as_of, now)
        made = report.make_report(workspace, name, on, snapshot=snapshot, tell=log.say)
        return Outcome(name, on, 0, clock() - start, workspace.relative(made.folder))
    except Exception as error:  # the next report must not pay for this one; the log says all of it
        log.keep(traceback.format_exc())
        known = isinstance(error, AimsError)
        reason = " ".join((str(error) if known else f"Internal fault: {type(error).__name__}: {error}").split())
        return Outcome(name, on, error.exit_code if known else INTERNAL_FAULT, clock() - start, reason)


class _Log(io.TextIOBase):
    """The log file of a run, and what stands in for standard error meanwhile: the library's warnings belong there too.

    Each line has the seconds since the start of the run before it.
    """

    def __init__(self, file, clock: Callable[[], float], tell: Callable[[str], None]):
        self._file, self._clock, self._tell = file, clock, tell
        self._start, self._stderr, self._unfinished = clock(), sys.stderr, ""

    def keep(self, text: str) -> None:
        """Write lines into the file only."""
        for line in text.splitlines():
            self._file.write(f"{self._clock() - self._start:8.1f}  {line}\n")
        self._file.flush()

    def say(self, line: str) -> None:
        """Write a line into the file and tell it; what tells may print to standard error, which is this log now."""
        self.keep(line)
        with redirect_stderr(self._stderr):
            self._tell(line)

    def write(self, text: str) -> int:
        *lines, self._unfinished = (self._unfinished + text).split("\n")
        for line in lines:
            self.say(line)
        return len(text)


@contextmanager
def _log(workspace: Workspace, now: datetime, clock, tell) -> Iterator[_Log]:
    with _new_file(workspace.reports / "logs", f"run-{now:%Y-%m-%dT%H-%M-%S}") as file:
        log = _Log(file, clock, tell)
        log.keep(f"run of {now.isoformat(timespec='seconds')} in {workspace.root}")
        with redirect_stderr(log):
            yield log
        log.keep("end of the run")


def _new_file(folder: Path, stem: str) -> io.TextIOWrapper:
    """A file that no other run has, even one that started in the same second."""
    folder.mkdir(parents=True, exist_ok=True)
    number = 1
    while True:
        path = folder / (f"{stem}.log" if number == 1 else f"{stem}-{number}.log")
        try:
            return path.open("x", encoding="utf-8")
        except FileExistsError:
            number += 1
