"""Where an export may be written: never over something that is there, never among the registers it was made from."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from ..errors import UsageError
from ..workspace import Workspace

ELSEWHERE = "Export to another folder."


def check(workspace: Workspace, file: Path, suffix: str, replace: bool, remedy: str = ELSEWHERE) -> Path:
    """The file, if it may be written.

    Raises UsageError for another suffix, a place in the workspace's data/ (remedy: what to do then) and, unless
    replace, a file that is there.
    """
    file = Path(file)
    if file.suffix != suffix:
        what = {".xlsx": "a workbook", ".json": "a JSON file"}[suffix]
        raise UsageError(f"{file} is no name of {what}.\n  Give it one that ends with {suffix}")
    if file.resolve().is_relative_to(workspace.data.resolve()):
        raise UsageError(f"{file} lies in data/, where each table may be only once.\n  {remedy}")
    if file.exists() and not replace:
        raise UsageError(f"{file} is there already. Nothing was exported.\n  Replace it with --replace.")
    return file


def whole(file: Path, write: Callable[[Path], object]) -> None:
    """Writes beside the file and renames: it is complete, or as it was before."""
    file.parent.mkdir(parents=True, exist_ok=True)
    beside = file.with_name(f".{file.name}.part")
    try:
        write(beside)
        os.replace(beside, file)
    finally:
        beside.unlink(missing_ok=True)
