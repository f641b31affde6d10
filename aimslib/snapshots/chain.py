"""chain.csv: a line a snapshot, each with the hash of the line before, so that none can go or change unseen.

The last line has none after it that would vouch for it: this machine remembers, in .aims/chain-head, the newest line
that it has seen. (.aims may be deleted; then the copy of chain.csv in version control is what vouches.)
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ..errors import HistoryError
from ..intake.sources import digest
from ..intake.state import replace_text
from ..workspace import Workspace

HEADER = "number,snapshot,hash,previous"
CHAIN = "data/snapshots/chain.csv"
LOCK = "history.lock"
RESTORE = "Put it back from version control or a backup."
_LINE = re.compile(r"([1-9]\d*),((\d{4}-\d\d-\d\d)-[0-9a-f]{8}(?:-\d+)?),([0-9a-f]{64}),([0-9a-f]{64})", re.ASCII)


@dataclass(frozen=True)
class Snapshot:
    """What was loaded for a day. number: from 1, in the order of the loads; hash: SHA-256 of its snapshot.json."""

    number: int
    name: str
    as_of: date
    folder: Path
    hash: str


@dataclass(frozen=True)
class Line:
    """A line of the chain as it stands there; snapshot: what it names; previous: the hash of the line before."""

    text: str
    snapshot: Snapshot
    previous: str


@dataclass(frozen=True)
class Problem:
    """Something that is not as it was written, in plain lines. number: of the snapshot concerned, 0 for the chain."""

    number: int
    text: str


def folder(workspace: Workspace) -> Path:
    """Where snapshots are."""
    return workspace.data / "snapshots"


def texts(workspace: Workspace) -> list[str]:
    """The lines of chain.csv with its header, without line ends; none where there is no chain."""
    file = folder(workspace) / "chain.csv"
    if not file.is_file():
        return []
    lines = file.read_bytes().decode("utf-8", "replace").removesuffix("\n").split("\n")
    return [line.removesuffix("\r") for line in lines]


def parse(workspace: Workspace, text: str) -> Line | None:
    """A line, None where it is no line of a chain."""
    match = _LINE.fullmatch(text)
    if not match:
        return None
    try:
        day = date.fromisoformat(match[3])
    except ValueError:
        return None
    snapshot = Snapshot(int(match[1]), match[2], day, folder(workspace) / match[2], match[4])
    return Line(text, snapshot, match[5])


def lines(workspace: Workspace) -> list[Line]:
    """The lines in the order of the file. Raises HistoryError for one that is none."""
    found = []
    for number, text in enumerate(texts(workspace)[1:], start=2):
        line = parse(workspace, text)
        if line is None:
            raise HistoryError(_malformed(number, text))
        found.append(line)
    return found


def readable(workspace: Workspace) -> list[Line]:
    """The lines that are lines, in the order of the file."""
    parsed = (parse(workspace, text) for text in texts(workspace)[1:])
    return [line for line in parsed if line]


def say(line: str) -> None:
    """To standard error, where a person or a log sees what is waited for."""
    print(line, file=sys.stderr)


def append(workspace: Workspace, snapshot: Snapshot) -> None:
    """Write a snapshot's line. Only for the holder of the lock, on a chain without problems."""
    before = texts(workspace)
    line = f"{snapshot.number},{snapshot.name},{snapshot.hash},{digest(before[-1].encode())}"
    _write(workspace, [*before, line])
    remember(workspace)


def begin(workspace: Workspace) -> None:
    """The header of a new chain, before there is a folder: so folders without a chain.csv mean that it was removed."""
    if not texts(workspace):
        _write(workspace, [HEADER])


def remember(workspace: Workspace) -> None:
    """Let this machine remember the newest line."""
    found = lines(workspace)
    if found:
        newest = found[-1]
        text = f"{newest.snapshot.number} {newest.snapshot.name} {digest(newest.text.encode())}\n"
        if text != _head(workspace):
            replace_text(workspace.state / "chain-head", text)


def problems(workspace: Workspace) -> list[Problem]:
    """What is wrong with the lines, by themselves and against what this machine remembers."""
    found = texts(workspace)
    if not found:
        return _no_chain(workspace)
    if found[0] != HEADER:
        return [Problem(0, f"{CHAIN} line 1 was changed: it should be {HEADER}.\n  {RESTORE}")]
    parsed = [parse(workspace, text) for text in found[1:]]
    broken = [Problem(0, _malformed(at, found[at - 1])) for at, line in enumerate(parsed, start=2) if line is None]
    if broken:
        return broken
    return _order(parsed) + _links(parsed) + _ending(workspace, parsed)


def _write(workspace: Workspace, all_lines: list[str]) -> None:
    replace_text(folder(workspace) / "chain.csv", "\n".join(all_lines) + "\n")


def _malformed(number: int, text: str) -> str:
    shown = text if len(text) <= 80 else f"{text[:80]}..."
    return f'{CHAIN} line {number} was changed: "{shown}" is no line of a chain ({HEADER}).\n  {RESTORE}'


def _no_chain(workspace: Workspace) -> list[Problem]:
    root = folder(workspace)
    there = sorted(path.name for path in root.iterdir() if path.is_dir()) if root.is_dir() else []
    if _head(workspace) or [name for name in there if not name.startswith(".")]:
        return [Problem(0, f"{CHAIN} was removed.\n  {RESTORE}")]
    return []


def _order(parsed: list[Line]) -> list[Problem]:
    """Numbers that are missing, there twice or not in order."""
    numbers = [line.snapshot.number for line in parsed]
    gone = sorted(set(range(1, max(numbers, default=0) + 1)) - set(numbers))
    twice = sorted(number for number, times in Counter(numbers).items() if times > 1)
    found = [Problem(number, f"{CHAIN}: the line of snapshot {number} was removed.\n  {RESTORE}") for number in gone]
    found += [Problem(number, f"{CHAIN}: a second line {number} was added.\n  {RESTORE}") for number in twice]
    if not found:
        for wanted, line in enumerate(parsed, start=1):
            if line.snapshot.number != wanted:
                number, name = line.snapshot.number, line.snapshot.name
                wrong = f"the line of snapshot {number} ({name}) stands where {wanted} belongs: lines were swapped."
                remedy = f"Put the lines in the order of their numbers. {RESTORE}"
                return [Problem(number, f"{CHAIN} line {wanted + 1}: {wrong}\n  {remedy}")]
    return found


def _links(parsed: list[Line]) -> list[Problem]:
    """Lines that do not follow from the line of the number before, wherever that stands."""
    by_number = {0: HEADER} | {line.snapshot.number: line.text for line in parsed}
    found = []
    for line in sorted(parsed, key=lambda line: line.snapshot.number):
        number, before = line.snapshot.number, by_number.get(line.snapshot.number - 1)
        if before is not None and line.previous != digest(before.encode()):
            pair = f"the lines of snapshots {number - 1} and {number} do" if number > 1 else "the first line does"
            wrong = f"{CHAIN}: {pair} not fit what stands before: a line was edited after it was written."
            found.append(Problem(number, f"{wrong}\n  {RESTORE}"))
    return found


def _head(workspace: Workspace) -> str:
    file = workspace.state / "chain-head"
    return file.read_text("utf-8") if file.is_file() else ""


def _ending(workspace: Workspace, parsed: list[Line]) -> list[Problem]:
    """Is the newest line that this machine has seen still there?"""
    head = _head(workspace).split()
    if len(head) != 3 or not head[0].isdecimal():
        return []
    number, name = int(head[0]), head[1]
    here = {line.snapshot.number: digest(line.text.encode()) for line in parsed}
    if here.get(number) == head[2]:
        return []
    remedy = (
        f"{RESTORE} If you went back on purpose, say to an older version of the files, delete .aims/chain-head, which "
        "remembers it."
    )
    if number > max(here, default=0):
        wrong = f"snapshot {number} ({name}), the newest that was seen here, was removed together with its line."
    elif number in here:
        wrong = f"the line of snapshot {number} is not the one that was seen here ({name}): it was edited or replaced."
    else:
        return []  # a gap in the numbers, which is said already
    return [Problem(number, f"{CHAIN}: {wrong}\n  {remedy}")]
