"""Edits by key -> what changes in one table's file: cells by row and column, rows that go, rows that come.

Both kinds of file, CSV and workbook, are changed by the same list; how the bytes are kept is theirs to know.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ..edits import Edit
from ..errors import IntakeError
from ..intake.sheet import Sheet
from ..tables import BY_NAME, Column
from .files import Files, Key
from .look import NOTHING_SAVED

Edits = Mapping[tuple[str, ...], Edit]


@dataclass(frozen=True)
class Change:
    """cells: new texts by row number (the header is row 1) and position of the column (from 0); removed: row numbers;
    added: new rows, each with its texts by position, blank ones left out. columns: what stands at which position."""

    columns: Mapping[int, Column]
    cells: Mapping[int, Mapping[int, str]] = field(default_factory=dict)
    removed: tuple[int, ...] = ()
    added: tuple[Mapping[int, str], ...] = ()

    @property
    def nothing(self) -> bool:
        return not (self.cells or self.removed or self.added)


def changes(files: Files, table: str, edits: Edits) -> Change:
    """What these edits change in a table that is there. A cell that already reads the same keeps its text.

    Raises IntakeError for a key that two rows have, and for a column that an edit fills and the file lacks.
    """
    sheet, columns = files.sheet(table), BY_NAME[table].columns
    rows, numbers = {row.number: row for row in sheet.rows}, _numbers(files, table, edits)
    at = dict(zip(sheet.header, sheet.positions, strict=True))
    cells, removed, added = {}, [], []
    for key, edit in edits.items():
        number = numbers.get(key)
        if edit.remove:
            removed += [number] if number else []
            continue
        _check_columns(files, table, sheet, edit)
        if number is None:
            added.append({at[name]: text for name, text in edit.row.items() if text})
            continue
        old = dict(zip(sheet.header, rows[number].cells, strict=True))
        fresh = {
            at[name]: text
            for name, text in edit.values.items()
            if name in at and files.read_as(table, name, old[name]) != files.read_as(table, name, text)
        }
        if fresh:
            cells[number] = fresh
    spec = {at[column.name]: column for column in columns if column.name in at}
    return Change(spec, cells, tuple(sorted(removed)), tuple(added))


def _numbers(files: Files, table: str, edits: Edits) -> dict[tuple[str, ...], int]:
    """The number of the row that each key names, if there is one."""
    spec = BY_NAME[table]
    at: dict[tuple, list[Key]] = {}
    for one in files.keys(table):
        at.setdefault(one.parts, []).append(one)
    found = {}
    for key in edits:
        rows = at.get(tuple(files.read_as(table, name, part) for name, part in zip(spec.key, key, strict=True)), [])
        if not rows:
            continue
        named = ", ".join(f'{name} "{part}"' for name, part in zip(spec.key, key, strict=True))
        if len(rows) > 1:
            raise IntakeError(
                f"{files.where(table)} rows {', '.join(str(one.row) for one in rows)} all have {named}; which one is "
                f"meant is unknown.\n  Give each row its own {' + '.join(spec.key)}. {NOTHING_SAVED}"
            )
        if rows[0].uneven:
            raise IntakeError(
                f"{files.where(table)} row {rows[0].row} ({named}) has another number of cells than the header; which "
                f"value belongs to which column is unknown.\n  Correct the row first. {NOTHING_SAVED}"
            )
        found[key] = rows[0].row
    return found


def _check_columns(files: Files, table: str, sheet: Sheet, edit: Edit) -> None:
    for name, text in edit.row.items():
        if text and name not in sheet.header:
            raise IntakeError(
                f"{files.where(table)}: there is no column {name}, but {', '.join(edit.key)} gets a value in it "
                f'("{text}").\n  Add {name} to the header and leave its cells empty. {NOTHING_SAVED}'
            )
