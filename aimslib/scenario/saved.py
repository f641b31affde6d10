"""Where scenarios are kept: a path, or the name of a file in the workspace's params/scenarios/.

The library has none of its own: a scenario names an organisation's systems and people.
"""

from __future__ import annotations

from pathlib import Path

from ..errors import unknown
from ..workspace import Workspace
from .scenario import Scenario, read


def folder(workspace: Workspace) -> Path:
    """Where the scenarios of a workspace are."""
    return workspace.params / "scenarios"


def names(workspace: Workspace) -> list[str]:
    """The scenarios that are called by name."""
    return sorted(path.stem for path in folder(workspace).glob("*.yaml") if path.is_file())


def find(workspace: Workspace, file: str) -> Scenario:
    """The scenario of a path, or of a name. Raises UsageError where there is neither, ScenarioError as `read` does."""
    path = Path(file)
    if not _is_file(path):
        if file not in names(workspace):
            raise unknown("scenario", file, names(workspace))
        path = folder(workspace) / f"{file}.yaml"
    return read(path, workspace.relative(path.resolve()))


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):  # a name that no file can have: too long, with a zero byte
        return False
