"""Append a snapshot: a whole folder, then its line, one load at a time.

A crash leaves a folder that is not in the chain, never a line without a folder. The same load, done again, puts the
folder's line there; any other leaves the folder alone, and `verify` names it.
"""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

from ..intake import Loaded
from ..intake import snapshots as _files
from ..intake.sources import digest
from ..locking import exclusive
from ..workspace import Workspace
from . import chain
from .chain import HistoryError, Snapshot


def append(
    workspace: Workspace, loaded: Loaded, as_of: date, tell: Callable[[str], None] = chain.say
) -> Snapshot | None:
    """Append what was loaded as the snapshot of as_of; None if it holds what the newest snapshot holds.

    Compared are the rows and columns of the tables, overrides and file_status; not the day, nor the form of the files.
    tell: gets a line where another load has to be waited for. Raises HistoryError where the chain is not as it was
    written: what was removed must not be built over.
    """
    with exclusive(workspace.state / chain.LOCK, tell):
        problems = chain.problems(workspace)
        if problems:
            said = "\n".join(problem.text for problem in problems)
            raise HistoryError(f"{said}\n  The files were loaded, but no snapshot was appended.")
        described = _files.describe(loaded.path)
        lines = chain.lines(workspace)
        if lines and _content(lines[-1].snapshot) == described["content"]:
            chain.remember(workspace)
            return None
        chain.begin(workspace)
        snapshot = _write(workspace, loaded.path, described, as_of, lines)
        chain.append(workspace, snapshot)
        return snapshot


def _content(snapshot: Snapshot) -> str | None:
    """The content that a snapshot's record states, None where the record is not the one that was written."""
    file = snapshot.folder / "snapshot.json"
    data = file.read_bytes() if file.is_file() else b""
    return json.loads(data)["content"] if digest(data) == snapshot.hash else None


def _write(workspace: Workspace, state: Path, described: dict, as_of: date, lines: list[chain.Line]) -> Snapshot:
    root = chain.folder(workspace)
    for leftover in root.glob(".new-*"):
        shutil.rmtree(leftover)
    with tempfile.TemporaryDirectory(prefix=".new-", dir=root) as outer:
        new = Path(outer) / "snapshot"  # not the temporary folder itself, which is its owner's alone
        new.mkdir()
        record = described | {"files": _files.write(state, new, described)}
        record |= {"number": len(lines) + 1, "as_of": as_of.isoformat()}
        name = _place(root, record, {line.snapshot.name for line in lines})
        text = _text(record, name)
        (new / "snapshot.json").write_bytes(text)
        if (root / name).is_dir():
            shutil.rmtree(root / name)  # of the same load, which ended before it wrote its line
        os.replace(new, root / name)
    return Snapshot(record["number"], name, as_of, root / name, digest(text))


def _text(record: dict, name: str) -> bytes:
    return (json.dumps(record | {"snapshot": name}, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def _place(root: Path, record: dict, taken: set[str]) -> str:
    """The first free name: that of the day and content, with a number behind it where an earlier snapshot has that."""
    base = name = f"{record['as_of']}-{record['content'][:8]}"
    again = 1
    while name in taken or not _free(root / name, _text(record, name)):
        again += 1
        name = f"{base}-{again}"
    return name


def _free(folder: Path, text: bytes) -> bool:
    """Nothing is there, or what this load would write."""
    record = folder / "snapshot.json"
    return not folder.exists() or (record.is_file() and record.read_bytes() == text)
