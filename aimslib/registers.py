"""Tables as their files have them, for converting a workspace from one kind of file to another.

Figures come from checked tables; a conversion must not: a row that intake sets aside belongs to somebody, and has to
arrive as it is. What can't be carried over is refused, never left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from . import tables
from .errors import IntakeError
from .intake.locate import Found, locate
from .intake.options import read_options
from .intake.place import letters
from .intake.sheet import RefusedFile, Sheet
from .intake.sources import SourceFile, Sources
from .intake.workbook import NAME
from .tables import Column, Table


@dataclass(frozen=True)
class Register:
    """One table: the columns and rows of text that are there; an empty cell is ""."""

    table: Table
    header: tuple[str, ...]
    rows: Sequence[Sequence[str]] = ()

    def columns(self) -> list[Column]:
        """The spec of each column of the header; one that the table doesn't have is text and says so."""
        known = {column.name: column for column in self.table.columns}
        stray = f"Not a column of {self.table.name}: rename or delete it"
        return [known.get(name) or Column(name, stray) for name in self.header]


def of_sources(sources: Sources) -> list[Register]:
    """The tables of a workspace's files, in the order of `tables.TABLES`; a table that is not there is left out.

    Blank rows, and blanks around the names of columns, are not kept; every other cell is the text that its file has.
    Raises IntakeError for files that intake would refuse to read, and for cells and rows that have no place or value.
    """
    options = read_options(sources.options)
    refused, found = locate(sources)
    problems = [one.refused for one in refused if not one.table]  # not those of tables that are missing
    registers = []
    for table in tables.TABLES:
        if table.name not in found:
            continue
        here = found[table.name]
        try:
            sheet = here.read(table, options)
        except RefusedFile as error:
            problems.append(error.text(here.where))
            continue
        problems += _lost(here, sheet)
        registers.append(Register(table, sheet.header, [row.cells for row in sheet.rows]))
    if problems:
        raise IntakeError("\n".join([*problems, "Nothing was converted."]))
    return registers


def of_workbook(file: Path) -> list[Register]:
    """The tables of a workbook of any name, as `of_sources`; raises IntakeError also for one that holds no table."""
    source = SourceFile(Path(NAME), file.name, file.read_bytes())
    found = of_sources(Sources(data=(source,), overrides=(), shipped=(), options=None, evidence={}))
    if not found:
        raise IntakeError(
            f"{file.name}: none of its sheets is a table.\n  A sheet has the name of its table, such as "
            f"{tables.TABLES[0].name}; its first row has the names of the columns."
        )
    return found


def _lost(here: Found, sheet: Sheet) -> list[str]:
    """What a conversion would lose or make up."""
    ragged = [
        f"{here.where} row {row.number}: {len(row.cells)} cells, but the header has {len(sheet.header)}; which value "
        "belongs to which column is unknown.\n  Correct the row first."
        for row in sheet.ragged
    ]
    unreadable = [
        f"{here.where} cell {letters(cell.position)}{cell.row}: {cell.shown} has no value ({cell.rule}).\n"
        "  Write the value, or save the workbook in the spreadsheet program first."
        for cell in sheet.unreadable
    ]
    return ragged + unreadable
