"""What every kind of schedule needs to know of a report, and how its text is made from a template."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from ..errors import UsageError
from ..publish.params_file import ReportSpec
from ..timetable import Timetable
from ..workspace import PACKAGE

TEMPLATES = PACKAGE / "templates" / "schedules"
LIMIT_HOURS = 2  # a run that hangs must not keep all later ones waiting


@dataclass(frozen=True)
class File:
    """A file for a scheduler. name: how it is called where the scheduler looks for it."""

    name: str
    text: str


@dataclass(frozen=True)
class Job:
    """A report that is due by a timetable: `python -m aimslib.cli run NAME` on the workspace in the folder `root`."""

    spec: ReportSpec
    root: Path
    python: Path

    def __post_init__(self):
        for path in (self.root, self.python):
            if not path.is_absolute() or not str(path).isprintable():
                raise UsageError(f"A scheduler can't be told the path {str(path)!r}.\n  Move the folder.")

    @property
    def id(self) -> str:
        """A name that every scheduler accepts, with the workspace's folder in it: a machine may have several."""
        return re.sub(r"[^a-z0-9]+", "-", f"aims-{self.root.name}-{self.spec.name}".lower()).strip("-")

    @property
    def title(self) -> str:
        """One line for people who look at the scheduler."""
        return " ".join(self.spec.title.split())

    @property
    def timetable(self) -> Timetable:
        return self.spec.schedule

    @property
    def command(self) -> list[str]:
        """The command, word by word; the paths are absolute, so it works from any folder."""
        run = ["-m", "aimslib.cli", "run", self.spec.name, "--workspace", str(self.root)]
        return [str(self.python), *run]

    @property
    def environment(self) -> dict[str, str]:
        """What the command needs besides: a library that is not installed is found by its folder."""
        return {} if PACKAGE.parent.name == "site-packages" else {"PYTHONPATH": str(PACKAGE.parent)}

    def zone(self) -> str:
        """The time zone, for a scheduler that would otherwise take its own. Raises UsageError where none is given."""
        if self.spec.timezone is None:
            raise UsageError(
                f"{self.spec.file} has no timezone, and this scheduler does not go by the clock of the machine.\n"
                "  Add one, for example timezone: Europe/Berlin, or timezone: UTC"
            )
        return self.spec.timezone


def render(template: str, **values) -> str:
    """The text of a template of templates/schedules; `literal` writes a text in quotes as YAML and Python read it."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        undefined=StrictUndefined,
        keep_trailing_newline=True,
        trim_blocks=True,
        lstrip_blocks=True,
        autoescape=False,
    )
    environment.filters["literal"] = lambda text: json.dumps(text, ensure_ascii=False)
    return environment.get_template(template).render(limit_hours=LIMIT_HOURS, **values)
