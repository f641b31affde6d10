"""A report's parameters file, params/NAME.yaml: read strictly, because a misspelt key would be ignored in silence."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

import yaml

from .. import calendar_words, strict_yaml, timetable
from ..errors import UsageError, unknown
from ..timetable import Timetable
from ..workspace import PACKAGE, Workspace

FORMATS = ("html", "pdf", "xlsx")
SNAPSHOTS = ("none", "auto")
MOST = 25  # likelihood 5 x severity 5
# Keys that the notebook gets as parameters.
OF_THE_REPORT = ("as_of", "snapshot", "programme_start", "appetite", "plan", "scenarios")
# Keys by which the library's own files speak of its sample organisation; no other workspace has what they name.
OF_THE_SAMPLE = ("plan", "scenarios")
MOST_SCENARIOS = 3  # more columns than a page holds
OTHER_FILES = {"intake", "effort"}  # params/ holds these too; they are no reports


@dataclass(frozen=True)
class ReportSpec:
    """What params/NAME.yaml asks for.

    file: its path as messages show it. as_of: a date or a word of calendar_words. snapshot: none, auto or the name of
    one. appetite: the highest likelihood x severity that is accepted. plan: the level to show the way to. scenarios:
    names of files in params/scenarios/. parameters: as the notebook gets them, dates as ISO text.
    """

    name: str
    file: str
    notebook: Path
    title: str
    as_of: date | str | None = None
    formats: tuple[str, ...] = FORMATS
    snapshot: str = "none"
    programme_start: date | None = None
    appetite: int | None = None
    plan: str | None = None
    scenarios: tuple[str, ...] = ()
    schedule: Timetable | None = None
    timezone: str | None = None
    parameters: dict = field(default_factory=dict)


def names(workspace: Workspace) -> list[str]:
    """The reports a workspace can make: its own params files and the library's, by name."""
    folders = (workspace.params, PACKAGE / "params", PACKAGE.parent / "params")
    found = {path.stem for folder in folders if folder.is_dir() for path in folder.glob("*.yaml") if path.is_file()}
    return sorted(found - OTHER_FILES)


def read(workspace: Workspace, name: str) -> ReportSpec:
    """The parameters file of a report.

    Raises UsageError, naming file and key, for an unknown report, a file that is no YAML mapping, an unknown or
    repeated key, a wrong value or a notebook that does not exist.
    """
    path = workspace.file("params", f"{name}.yaml")
    if path is None or name not in names(workspace):
        raise unknown("report", name, names(workspace))
    where = workspace.relative(path)
    content = _mapping(path, where)
    if not path.is_relative_to(workspace.root):
        content = {key: value for key, value in content.items() if key not in OF_THE_SAMPLE}
    for key in content:
        if key not in READERS:
            raise UsageError(f"{where}: {unknown('key', str(key), READERS)}")
    given = {}
    for key, value in content.items():
        if value is not None:
            try:
                given[key] = READERS[key](value)
            except UsageError as error:
                raise UsageError(f"{where}: {error}") from error
    if "notebook" not in given:
        raise UsageError(
            f"{where}: notebook is missing.\n  Name the notebook to run, for example notebook: board_report.ipynb"
        )
    notebook = workspace.file("notebooks", given["notebook"]) if given["notebook"].endswith(".ipynb") else None
    if notebook is None:
        raise UsageError(f"{where}: notebook {given['notebook']!r} is neither in notebooks/ nor in the library.")
    return ReportSpec(**{"name": name, "file": where, "title": name, **given, "notebook": notebook})


def _mapping(path: Path, where: str) -> dict:
    try:
        content = strict_yaml.load(path.read_bytes())
    except ValueError as error:  # what looks like a date and is none, and bytes that are not UTF-8
        raise UsageError(f"{where}: {error}\n  Write dates as 2026-06-30, and save the file as UTF-8.") from error
    except yaml.YAMLError as error:
        raise UsageError(f"{where} is no valid YAML: {' '.join(str(error).split())}") from error
    if not isinstance(content, dict):
        raise UsageError(f"{where} must hold keys and values: {', '.join(READERS)}.")
    return content


def _text(key: str) -> Callable[[object], str]:
    def read_text(value) -> str:
        if not isinstance(value, str) or not value.strip():
            raise UsageError(f"{key} {value!r} is no text.\n  Put it in quotes.")
        return value

    return read_text


def _as_of(value) -> date | str:
    return value if type(value) is date else calendar_words.parse(str(value))


def _programme_start(value) -> date:
    if type(value) is not date:
        raise UsageError(f"programme_start {str(value)!r} is no date.\n  Write the first day as 2026-01-12.")
    return value


def _formats(value) -> tuple[str, ...]:
    if not isinstance(value, list) or not value:
        raise UsageError(f"formats must be a list of {', '.join(FORMATS)}.\n  Write for example formats: [html, pdf]")
    for item in value:
        if item not in FORMATS:
            raise unknown("format", str(item), FORMATS)
    return tuple(kind for kind in FORMATS if kind in value)


def _snapshot(value) -> str:
    """A name starts with its date, and YAML reads a date alone as one: it is the beginning of a name too."""
    text = value.isoformat() if type(value) is date else str(value)
    if text not in SNAPSHOTS and not text[:1].isdigit():
        raise UsageError(
            f"{unknown('snapshot', text, SNAPSHOTS)}, or the name of one, such as 2026-04-30-1f2e3d4c (aims history)"
        )
    return text


def _appetite(value) -> int:
    if type(value) is not int or not 1 <= value <= MOST:
        raise UsageError(
            f"appetite {value!r} is no whole number from 1 to {MOST}.\n"
            "  Write the highest likelihood x severity that is accepted, such as appetite: 9"
        )
    return value


def _plan(value) -> str:
    if not re.fullmatch(r"ML\d", str(value)):
        raise UsageError(f"plan {value!r} is no level.\n  Write the level to show the way to, such as plan: ML2")
    return value


def _scenarios(value) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value) or len(value) > MOST_SCENARIOS:
        raise UsageError(
            f"scenarios must be a list of up to {MOST_SCENARIOS} names of files in params/scenarios/.\n"
            "  Write for example scenarios: [fewer-systems]"
        )
    return tuple(value)


def _schedule(value) -> Timetable:
    return timetable.parse(_text("schedule")(value))


def _timezone(value) -> str:
    return calendar_words.check_timezone(_text("timezone")(value))


def _parameters(value) -> dict:
    if not isinstance(value, dict):
        raise UsageError("parameters must hold names and values, for example area: A.6")
    for key in value:
        if key in OF_THE_REPORT:
            raise UsageError(f"{key} stands under parameters.\n  Move it one level up: {key} is a key of the report.")
    return {str(name): _plain(item) for name, item in value.items()}


def _plain(value):
    """YAML reads 2026-06-30 as a date; notebooks get dates as text."""
    return value.isoformat() if isinstance(value, (date, datetime)) else value


READERS: dict[str, Callable] = {
    "notebook": _text("notebook"),
    "title": _text("title"),
    "as_of": _as_of,
    "formats": _formats,
    "snapshot": _snapshot,
    "programme_start": _programme_start,
    "appetite": _appetite,
    "plan": _plan,
    "scenarios": _scenarios,
    "schedule": _schedule,
    "timezone": _timezone,
    "parameters": _parameters,
}
