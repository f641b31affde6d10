"""Is this sheet the table it is named after? A file with another structure is refused as a whole."""

from __future__ import annotations

import difflib

from ..tables import Table
from .cast import Caster
from .sheet import RefusedFile, Sheet


def check_structure(table: Table, sheet: Sheet, caster: Caster) -> None:
    """Raises RefusedFile for a column that the table does not have, a required one that is missing, shifted rows."""
    known = [column.name for column in table.columns]
    missing = [column.name for column in table.columns if column.required and column.name not in sheet.header]
    for name in sheet.header:
        if name not in known:
            columns = f"The columns of {table.name} are: {', '.join(known)}."
            raise RefusedFile(_unknown(table, name, missing), columns, 1)
    if missing:
        names = ", ".join(missing)
        several = len(missing) > 1
        what = f"the required columns {names} are missing." if several else f"the required column {names} is missing."
        meanings = "; ".join(f"{name}: {table.column(name).meaning}" for name in missing)
        raise RefusedFile(what, f"Add {'them' if several else 'it'} to the header and fill every row ({meanings}).", 1)
    step = _shift(table, sheet, caster)
    if step:
        side = "right" if step > 0 else "left"
        raise RefusedFile(
            f"every row is shifted: the values stand one column too far to the {side}.",
            "Compare the header with the first rows, and save the file again.",
            sheet.rows[0].number,
        )


def _unknown(table: Table, name: str, missing: list[str]) -> str:
    candidates = {column.name for column in table.columns}
    near = difflib.get_close_matches(name.lower().replace(" ", "_"), sorted(candidates), n=1, cutoff=0.7)
    hint = f" Did you mean {near[0]}?" if near else ""
    also = f" (The required column {', '.join(missing)} is missing.)" if missing and not near else ""
    return f'the table {table.name} has no column "{name}".{hint}{also}'


def _shift(table: Table, sheet: Sheet, caster: Caster) -> int:
    """1 or -1 where moving the values of every row by one column makes more of them valid, else 0.

    Only cells that can tell are looked at: vocabularies, dates and numbers. One row alone is a mistake in that row.
    """
    telling = [
        (index, table.column(name))
        for index, name in enumerate(sheet.header)
        if table.column(name).values or table.column(name).kind != "text"
    ]
    if len(sheet.rows) < 2 or not telling:
        return 0

    def valid(cells: tuple[str, ...], step: int) -> int:
        return sum(
            caster.is_valid(column, cells[index + step]) for index, column in telling if 0 <= index + step < len(cells)
        )

    for step in (1, -1):
        if all(valid(row.cells, step) > max(1, valid(row.cells, 0)) for row in sheet.rows):
            return step
    return 0
