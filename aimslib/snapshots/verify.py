"""Is a snapshot still what was written? Its files against its record, its record against its line."""

from __future__ import annotations

import json
import re

from ..intake.sources import digest
from ..workspace import Workspace
from . import chain
from .chain import RESTORE, Line, Problem, Snapshot

RECORD = "snapshot.json"


def folders(workspace: Workspace, lines: list[Line]) -> list[Problem]:
    """What is wrong with the folders of the chain, in its order, then the folders that are not in it."""
    newest = max((line.snapshot.number for line in lines), default=0)
    ordered = sorted(lines, key=lambda line: line.snapshot.number)
    found = [Problem(line.snapshot.number, text) for line in ordered for text in snapshot(line.snapshot, newest)]
    return found + [Problem(0, _stray(name)) for name in _strays(workspace)]


def _strays(workspace: Workspace) -> list[str]:
    """Folders that no line names. Without a chain there is none to be in; that it is gone is a problem of its own."""
    root, texts = chain.folder(workspace), chain.texts(workspace)
    if not texts:
        return []
    named = {line.snapshot.name for line in chain.readable(workspace)}
    for text in texts[1:]:
        if chain.parse(workspace, text) is None:
            named |= set(re.split(r"[^\w-]+", text))  # a damaged line still names its folder
    return sorted(
        path.name for path in root.iterdir() if path.is_dir() and path.name[0] != "." and path.name not in named
    )


def snapshot(one: Snapshot, newest: int = 0) -> list[str]:
    """What is wrong with one snapshot; nothing if all its bytes are those that were written."""
    place = f"data/snapshots/{one.name}"
    if not one.folder.is_dir():
        which = f"snapshot {one.number}{', the newest,' if one.number == newest else ''}"
        return [f"{place}: {which} was removed; its line is still in the chain.\n  {RESTORE}"]
    if not (one.folder / RECORD).is_file():
        return [f"{place}/{RECORD} was removed.\n  {RESTORE}"]
    data = (one.folder / RECORD).read_bytes()
    if digest(data) != one.hash:
        return [f"{place}/{RECORD} was changed: it is not the one that the chain names.\n  {RESTORE}"]
    record = json.loads(data)
    said = (record["number"], record["snapshot"], record["as_of"])
    if said != (one.number, one.name, one.as_of.isoformat()):
        was = f"it is snapshot {record['number']}, {record['snapshot']}"
        return [f"{place} stands as number {one.number} in the chain, but says that {was}.\n  {RESTORE}"]
    return _parquet(one, place, record["files"])


def _parquet(one: Snapshot, place: str, files: dict[str, str]) -> list[str]:
    found = []
    for name, sha256 in sorted(files.items()):
        if not (one.folder / name).is_file():
            found.append(f"{place}/{name} was removed.\n  {RESTORE}")
        elif digest((one.folder / name).read_bytes()) != sha256:
            found.append(f"{place}/{name} was changed: it is not the file that was written.\n  {RESTORE}")
    more = sorted(path.name for path in one.folder.iterdir() if path.name not in {RECORD, *files})
    return found + [f"{place}/{name} was added: it is not part of the snapshot.\n  Delete it." for name in more]


def _stray(name: str) -> str:
    return (
        f"data/snapshots/{name} was added: it is not in the chain.\n  If a load was interrupted, run aims load again; "
        "if it is still named then, move it out of data/snapshots/."
    )
