"""Everything between the bytes of the files and a verdict on them: read, cast, check, count, and say what is wrong."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from .. import tables
from ..workspace import Workspace
from . import checks, notes, quarantine
from .cast import Caster
from .checks import CheckedTable, Failure
from .locate import Found, locate
from .messages import Writer
from .options import Options, read_options
from .references import References, read_references
from .results import FileResult, Note, Result
from .sheet import RefusedFile
from .sources import Sources
from .structure import check_structure


@dataclass(frozen=True)
class Examined:
    """A verdict with all it rests on. future_notes: those that depend on the day, and so belong to no state."""

    result: Result
    checked: dict[str, CheckedTable]
    references: References
    future_notes: tuple[Note, ...]


def examine(workspace: Workspace, sources: Sources, today: datetime.date | None = None) -> Examined:
    """Read and check all files. Raises UsageError for params/intake.yaml; what is wrong with data is in the result."""
    options = read_options(sources.options)
    references = read_references(sources)
    lost, found = locate(sources)
    checked = {
        table.name: _read_table(table, found[table.name], options) for table in tables.TABLES if table.name in found
    }
    validated = checks.run(workspace, sources, checked, references.catalogue)
    refused = [
        *lost,
        *references.refused,
        *(
            FileResult(name, table.file, refused=table.refused, sheet=table.sheet)
            for name, table in checked.items()
            if table.refused
        ),
    ]
    trusted = [table for table in checked.values() if not table.refused]
    writer, names = Writer(checked, references.catalogue), [file.where for file in refused]
    result = Result(
        files=(*(quarantine.count(table) for table in trusted), *refused),
        problems=tuple(problem for table in trusted for problem in quarantine.problems(table, writer, names)),
        notes=tuple(note for table in trusted for note in notes.find(workspace, table, checked)),
        validated=tuple(validated),
    )
    ahead = tuple(note for table in trusted for note in notes.future(table, today)) if today else ()
    return Examined(result, checked, references, ahead)


def _read_table(table: tables.Table, found: Found, options: Options) -> CheckedTable:
    checked = CheckedTable(table, found.file.name, found.file.sha256, found.sheet)
    caster = Caster(options.date_order)
    try:
        sheet = found.read(table, options)
        check_structure(table, sheet, caster)
    except RefusedFile as error:
        checked.refused = error.text(found.where)
        return checked
    columns = [table.column(name) for name in sheet.header]
    checked.header, checked.positions, checked.broken = sheet.header, sheet.positions, sheet.ragged
    checked.rows = {
        row.number: {column.name: caster.cell(column, cell) for column, cell in zip(columns, row.cells, strict=True)}
        for row in sheet.rows
    }
    names = dict(zip(sheet.positions, sheet.header, strict=True))
    checked.unreadable = tuple(
        Failure(cell.rule, names[cell.position], cell.row, cell.shown) for cell in sheet.unreadable
    )
    for cell in checked.unreadable:
        checked.rows[cell.row][cell.column] = None
    return checked
