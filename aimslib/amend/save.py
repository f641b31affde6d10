"""Edits become rows of the workspace's files: checked, at once, and without harm to what others wrote.

In this order: one save at a time; what was seen must still be so; the new files are made in memory and checked as
intake checks them; then they take the place of the old ones together.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..edits import Edit, merged
from ..errors import IntakeError
from ..intake.locate import Found
from ..intake.sources import SourceFile
from ..locking import exclusive
from ..tables import BY_NAME
from ..workspace import Workspace
from . import csv_file, journal, workbook_file
from .changes import Edits, changes
from .files import Files
from .journal import NewFile
from .look import NOTHING_SAVED, Seen, check_seen
from .open_elsewhere import check_closed
from .validate import check_new

LOCK = "saving.lock"
Tell = Callable[[str], None]


@dataclass(frozen=True)
class Saved:
    """The files that were written; none where the registers said all of it already."""

    files: tuple[Path, ...]


def save(workspace: Workspace, edits: Sequence[Edit], *, seen: Seen | None = None, tell: Tell) -> Saved:
    """Write edits into the workspace's files; all of them, or none and the reason.

    A row that is there keeps the text of its other cells, a new one comes after the last; other rows and files keep
    their bytes. seen: what the edits rest on; in a table that was looked at, only rows that were seen or that are new
    are written. tell: hears whom a save waits for, and of an interrupted save.
    Raises ConflictError where `seen` is not so any more or a file changes meanwhile, IntakeError for rows that the
    next load would set aside, a file that intake refuses, that is open in a spreadsheet program or can't be written.
    Takes as long as the checks of the changed tables, mostly seconds for their start (see `prepare`); the next load
    knows their outcome.
    """
    with exclusive(workspace.state / LOCK, tell):
        journal.finish(workspace, tell)
        files, tables = Files.now(workspace), merged(edits)
        if seen is not None:
            check_seen(files, seen, tables)
        new = _new_files(workspace, files, tables)
        if not new:
            return Saved(())
        for file in new:
            check_closed(file.path, workspace.relative(file.path))
        check_new(workspace, files.sources, Files(_with(workspace, files, new)), tables)
        journal.write(workspace, new)
        return Saved(tuple(file.path for file in new))


def recover(workspace: Workspace, tell: Tell) -> None:
    """Finish an interrupted save, or throw away what it left; where there is nothing to do, nothing is touched."""
    if journal.path_of(workspace).is_file() or journal.strays(workspace):
        with exclusive(workspace.state / LOCK, tell):
            journal.finish(workspace, tell)


def _new_files(workspace: Workspace, files: Files, tables: Mapping[str, Edits]) -> list[NewFile]:
    """The files that change, with their new contents."""
    new, sheets, absent = [], {}, {}
    for table, edits in tables.items():
        found = files.found(table)
        if found is None:
            if rows := [edit.row for edit in edits.values() if not edit.remove]:
                absent[table] = rows
            continue
        _check_kind(found)
        change = changes(files, table, edits)
        if change.nothing:
            continue
        if found.workbook:
            sheets[found.sheet] = change
            continue
        content = csv_file.edit(found.where, found.file.content, files.options.encoding(table), change)
        new.append(NewFile(found.file.path, found.file.content, content))
    if files.workbook and (sheets or absent):
        content = workbook_file.edit(files.workbook, sheets, absent)
        new.append(NewFile(files.workbook.path, files.workbook.content, content))
    elif absent:
        encodings = files.options
        new += [
            NewFile(
                workspace.data / f"{table}.csv",
                None,
                csv_file.create(f"data/{table}.csv", BY_NAME[table], rows, encodings.encoding(table)),
            )
            for table, rows in absent.items()
        ]
    return new


def _check_kind(found: Found) -> None:
    if found.file.suffix == ".parquet":
        raise IntakeError(
            f"{found.where} is kept as a Parquet file, which a program writes.\n"
            f"  Make the change in that program, or keep the table as {found.file.stem}.csv. {NOTHING_SAVED}"
        )


def _with(workspace: Workspace, files: Files, new: Sequence[NewFile]):
    """The sources of a workspace with these files instead of the old ones."""
    data = {file.path: file for file in files.sources.data}
    data |= {file.path: SourceFile(file.path, workspace.relative(file.path), file.content) for file in new}
    return dataclasses.replace(files.sources, data=tuple(data[path] for path in sorted(data)))
