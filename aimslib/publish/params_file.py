"""A report's parameters file, params/NAME.yaml: read strictly, because a misspelt key would be ignored in silence."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

import yaml

from ..errors import UsageError, unknown
from ..workspace import PACKAGE, Workspace

FORMATS = ("html", "pdf", "xlsx")
OTHER_FILES = {"intake"}  # params/ holds these too; they are no reports
KEYS = ("notebook", "title", "as_of", "formats", "parameters")


@dataclass(frozen=True)
class ReportSpec:
    """What params/NAME.yaml asks for. parameters: as the notebook gets them, dates as ISO text."""

    name: str
    notebook: Path
    title: str
    as_of: date | None = None
    formats: tuple[str, ...] = FORMATS
    parameters: dict = field(default_factory=dict)


def names(workspace: Workspace) -> list[str]:
    """The reports a workspace can make: its own params files and the library's, by name."""
    folders = (workspace.params, PACKAGE / "params", PACKAGE.parent / "params")
    found = {path.stem for folder in folders if folder.is_dir() for path in folder.glob("*.yaml")}
    return sorted(found - OTHER_FILES)


def read(workspace: Workspace, name: str) -> ReportSpec:
    """The parameters file of a report.

    Raises UsageError for an unknown report, a file that is no YAML mapping, an unknown key, a wrong value or a
    notebook that does not exist.
    """
    path = workspace.file("params", f"{name}.yaml")
    if path is None:
        raise unknown("report", name, names(workspace))
    where = workspace.relative(path)
    content = _mapping(path, where)
    for key in content:
        if key not in KEYS:
            raise UsageError(f"{where}: {unknown('key', str(key), KEYS)}")
    if not isinstance(content.get("notebook"), str):
        raise UsageError(
            f"{where}: notebook is missing.\n  Name the notebook to run, for example notebook: board_report.ipynb"
        )
    notebook = workspace.file("notebooks", content["notebook"])
    if notebook is None:
        raise UsageError(f"{where}: notebook {content['notebook']!r} is neither in notebooks/ nor in the library.")
    return ReportSpec(
        name,
        notebook,
        str(content.get("title") or name),
        _as_of(content.get("as_of"), where),
        _formats(content.get("formats"), where),
        _parameters(content.get("parameters"), where),
    )


def _mapping(path: Path, where: str) -> dict:
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise UsageError(f"{where} is no valid YAML: {' '.join(str(error).split())}") from error
    if not isinstance(content, dict):
        raise UsageError(f"{where} must hold keys and values: {', '.join(KEYS)}.")
    return content


def _as_of(value, where: str) -> date | None:
    if value is None:
        return None
    try:
        return value if type(value) is date else date.fromisoformat(str(value))
    except ValueError as error:
        raise UsageError(f"{where}: as_of {value!r} is no date.\n  Write it as 2026-06-30.") from error


def _formats(value, where: str) -> tuple[str, ...]:
    if value is None:
        return FORMATS
    if not isinstance(value, list) or not value:
        raise UsageError(f"{where}: formats must be a list of {', '.join(FORMATS)}.")
    for item in value:
        if item not in FORMATS:
            raise UsageError(f"{where}: {unknown('format', str(item), FORMATS)}")
    return tuple(kind for kind in FORMATS if kind in value)


def _parameters(value, where: str) -> dict:
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise UsageError(f"{where}: parameters must hold names and values, for example area: A.6")
    if "as_of" in value:
        raise UsageError(
            f"{where}: as_of stands under parameters.\n  Move it one level up: as_of is a key of the report."
        )
    return {str(name): _plain(item) for name, item in value.items()}


def _plain(value):
    """YAML reads 2026-06-30 as a date; notebooks get dates as text."""
    return value.isoformat() if isinstance(value, (date, datetime)) else value
