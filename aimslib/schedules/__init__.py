"""Schedules: what makes a scheduler run `aims run NAME` when params/NAME.yaml says so, one module a scheduler.

A module of this package is a kind of schedule: `aims schedule --format cron` is cron.py. Adding a file adds a kind;
there is no list to edit. Helper modules start with an underscore.

A schedule has a docstring (how to install it) and `files(jobs: list[Job]) -> list[File]`.
"""

from __future__ import annotations

import importlib
import pkgutil
import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from ..errors import UsageError, unknown
from ..publish import params_file
from ..workspace import Workspace
from ._job import File, Job

__all__ = ["File", "Job", "doubts", "files", "find", "jobs", "kinds"]


def kinds() -> list[str]:
    """The kinds of schedule there are, by name."""
    return sorted(module.name for module in pkgutil.iter_modules(__path__) if not module.name.startswith("_"))


def find(kind: str):
    """The module of a kind. Raises UsageError, naming the kinds there are, for an unknown one."""
    if kind not in kinds():
        raise unknown("schedule format", kind, kinds())
    return importlib.import_module(f"{__name__}.{kind}")


def jobs(workspace: Workspace, names: Iterable[str] = ()) -> list[Job]:
    """The reports that have a `schedule` in their parameters file, or of those the named ones.

    Raises UsageError where a named one has none, where none has one, and for what no scheduler can be told.
    """
    wanted = list(dict.fromkeys(names))
    specs = [params_file.read(workspace, name) for name in wanted or params_file.names(workspace)]
    for spec in specs:
        if wanted and spec.schedule is None:
            raise UsageError(f"{spec.file} has no schedule.\n  Add one, for example schedule: monthly")
    found = [Job(spec, workspace.root, Path(sys.executable)) for spec in specs if spec.schedule is not None]
    if not found:
        raise UsageError("No report has a schedule.\n  Add one to params/NAME.yaml, for example schedule: monthly")
    _check_names(found)
    return found


def files(kind: str, jobs: list[Job]) -> list[File]:
    """The files that tell a scheduler of these jobs; nothing is written. Raises UsageError as `find` does."""
    return find(kind).files(jobs)


def doubts(jobs: list[Job]) -> list[str]:
    """What is right by the rules and still not what a schedule is for: a report on the same day, again and again."""
    return [
        f"{job.spec.file}: as_of is {job.spec.as_of}, so every run makes the same report.\n"
        "  Write as_of: month_end to report on the last finished month."
        for job in jobs
        if isinstance(job.spec.as_of, date)
    ]


def _check_names(jobs: list[Job]) -> None:
    """Schedulers allow fewer characters in a name than a file name may have."""
    by_id: dict[str, Job] = {}
    for job in jobs:
        first = by_id.setdefault(job.id, job)
        if first is not job:
            raise UsageError(
                f"{first.spec.file} and {job.spec.file} would both be {job.id} to a scheduler.\n  Rename one of them."
            )
