"""What somebody saw before they changed it, so that a save can tell whether it is still so.

Two people may have the same assessment open. The second to save must hear of what the first one wrote, and may not
write over it; rows that neither of them looked at are nobody's quarrel.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ..errors import IntakeError, unknown
from ..tables import BY_NAME
from ..workspace import Workspace
from .files import Files

NOTHING_SAVED = "Nothing was saved."
Values = Mapping[str, str]


class ConflictError(IntakeError):
    """What was seen is not so any more; nothing was written."""


@dataclass(frozen=True)
class Seen:
    """Rows as they were when somebody looked. asked: by table, the values that pick its rows (any one of them);
    found: by table, the rows with all columns of the table, "" where the file has nothing."""

    asked: Mapping[str, tuple[Values, ...]]
    found: Mapping[str, tuple[Values, ...]]

    def rows(self, table: str) -> list[dict[str, str]]:
        """The rows of a table that was looked at, as text, in the file's order. Raises UsageError for another table."""
        if table not in self.found:
            raise unknown("table that was looked at", table, self.found)
        return [dict(row) for row in self.found[table]]


def look(workspace: Workspace, wanted: Mapping[str, Values | Sequence[Values]]) -> Seen:
    """The rows of text, as the files have them, that have these values: {"impacts": {"assessment_id": "IA-1"}}.

    Several sets of values of a table pick the rows of any of them, no values at all every row. Rows that intake sets
    aside are seen, too; those with another number of cells than the header are not. A table that is not there has no
    rows. Raises UsageError for an unknown table or column, IntakeError for a file that can't be read.
    """
    asked = {table: (values,) if isinstance(values, Mapping) else tuple(values) for table, values in wanted.items()}
    for table, choices in asked.items():
        if table not in BY_NAME:
            raise unknown("table", table, BY_NAME)
        known = [column.name for column in BY_NAME[table].columns]
        for name in (name for values in choices for name in values):
            if name not in known:
                raise unknown(f"column of {table}", name, known)
    files = Files.now(workspace)
    asked = {table: tuple(dict(values) for values in choices) for table, choices in asked.items()}
    return Seen(asked, {table: tuple(row for _, row in _rows(files, table, asked[table])) for table in asked})


def check_seen(files: Files, seen: Seen, edits: Mapping[str, Iterable[tuple[str, ...]]] | None = None) -> None:
    """Raises ConflictError, naming each row, column, value seen and value now, where the files say something else.

    edits: keys of the rows to be written, by table; one that is there and was not seen belongs to somebody else, who
    took the same identifier meanwhile.
    """
    told = [line for table in seen.asked for line in _differences(files, table, seen)]
    told += [line for table in seen.asked for line in _unseen(files, table, seen, (edits or {}).get(table, ()))]
    if told:
        remedy = "  Somebody else saved in the meantime: open it again, look at what changed, and repeat your change."
        raise ConflictError("\n".join([*told, NOTHING_SAVED, remedy]))


def _rows(files: Files, table: str, choices: tuple[Values, ...]) -> list[tuple[int, dict[str, str]]]:
    """Number and text of the rows that one of the choices picks."""
    sheet = files.sheet(table)
    if sheet is None:
        return []
    blank = dict.fromkeys((column.name for column in BY_NAME[table].columns), "")
    wanted = [{name: files.read_as(table, name, text) for name, text in one.items()} for one in choices]
    names, picked = {name for one in wanted for name in one}, []
    for row in sheet.rows:
        texts = blank | dict(zip(sheet.header, row.cells, strict=True))
        values = {name: files.read_as(table, name, texts[name]) for name in names}
        if any(all(values[name] == value for name, value in one.items()) for one in wanted):
            picked.append((row.number, texts))
    return picked


def _same(files: Files, table: str, column: str, one: str, other: str) -> bool:
    return one == other or files.read_as(table, column, one) == files.read_as(table, column, other)


def _differences(files: Files, table: str, seen: Seen) -> list[str]:
    """A line a difference between the rows seen and those that are there now."""
    before: dict[tuple, list[Values]] = {}
    for row in seen.found[table]:
        before.setdefault(_key(files, table, row), []).append(row)
    told = []
    for number, row in _rows(files, table, seen.asked[table]):
        here = f"{files.where(table)} row {number} ({_named(table, row)})"
        known = before.get(_key(files, table, row))
        if not known:
            told.append(f"{here} was added since you looked.")
            continue
        old = known.pop(0)
        told += [
            f'{here}, column {name}: you saw "{old[name]}", now it is "{row[name]}".'
            for name in row
            if not _same(files, table, name, old[name], row[name])
        ]
    gone = [row for rows in before.values() for row in rows]
    return told + [f"{files.where(table)}: the row {_named(table, row)} that you saw is gone." for row in gone]


def _unseen(files: Files, table: str, seen: Seen, keys: Iterable[tuple[str, ...]]) -> list[str]:
    """A line a row that would be written, is there, and was neither seen nor among those looked for."""
    if not keys or files.sheet(table) is None:
        return []
    names = BY_NAME[table].key
    ours = {tuple(files.read_as(table, *part) for part in zip(names, key, strict=True)): key for key in keys}
    known = {_key(files, table, row) for row in seen.found[table]}
    looked = {_key(files, table, row) for _, row in _rows(files, table, seen.asked[table])}
    return [
        f"{files.where(table)} row {one.row} ({', '.join(map(' '.join, zip(names, ours[one.parts], strict=True)))}) is "
        "there already, and you have not seen it."
        for one in files.keys(table)
        if one.parts in ours.keys() - known - looked
    ]


def _key(files: Files, table: str, row: Values) -> tuple:
    return tuple(files.read_as(table, name, row[name]) for name in BY_NAME[table].key)


def _named(table: str, row: Values) -> str:
    return ", ".join(f"{name} {row[name].strip()}" for name in BY_NAME[table].key)
