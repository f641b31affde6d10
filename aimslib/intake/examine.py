"""Everything between the bytes of the files and a verdict on them: read, cast, check, count, and say what is wrong."""

from __future__ import annotations

import datetime
import difflib
from dataclasses import dataclass

from .. import tables
from ..workspace import Workspace
from . import checks, notes, quarantine
from .cast import Caster
from .checks import CheckedTable
from .messages import Writer
from .options import Options, read_options
from .read import RefusedFile, read_csv
from .references import References, read_references
from .results import FileResult, Note, Result
from .sources import SourceFile, Sources
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
    strays, files = _sort_out(sources)
    checked = {
        table.name: _read_table(table, files[table.name], options) for table in tables.TABLES if table.name in files
    }
    validated = checks.run(workspace, sources, checked, references.catalogue)
    refused = [
        *strays,
        *_missing(checked),
        *references.refused,
        *(FileResult(name, table.file, refused=table.refused) for name, table in checked.items() if table.refused),
    ]
    trusted = [table for table in checked.values() if not table.refused]
    writer, names = Writer(checked, references.catalogue), [file.file for file in refused]
    result = Result(
        files=(*(quarantine.count(table) for table in trusted), *refused),
        problems=tuple(problem for table in trusted for problem in quarantine.problems(table, writer, names)),
        notes=tuple(note for table in trusted for note in notes.find(workspace, table)),
        validated=tuple(validated),
    )
    ahead = tuple(note for table in trusted for note in notes.future(table, today)) if today else ()
    return Examined(result, checked, references, ahead)


def _sort_out(sources: Sources) -> tuple[list[FileResult], dict[str, SourceFile]]:
    """Files that are no table, refused; and the file of each table."""
    strays, files = [], {}
    for file in sources.data:
        problem = None
        if file.stem not in tables.BY_NAME:
            near = difflib.get_close_matches(file.stem.lower(), sorted(tables.BY_NAME), n=1)
            meant = f"Did you mean data/{near[0]}.csv? Rename it" if near else "Rename it to the table it holds"
            problem = ("no table has this name.", f"{meant}, or move it out of data/.")
        elif file.suffix != ".csv":
            problem = (f"{file.suffix} files are not read.", f"Save it as CSV UTF-8: data/{file.stem}.csv.")
        elif file.stem in files:
            problem = (f"{files[file.stem].name} holds the same table.", "Keep one of the two.")
        if problem:
            strays.append(FileResult("", file.name, refused=RefusedFile(*problem).text(file.name)))
        else:
            files[file.stem] = file
    return strays, files


def _missing(checked: dict[str, CheckedTable]) -> list[FileResult]:
    found = []
    for table in tables.TABLES:
        if table.required and table.name not in checked:
            file, columns = f"data/{table.name}.csv", ", ".join(column.name for column in table.columns)
            remedy = f"{table.meaning}.\nA header alone will do: {columns}"
            found.append(
                FileResult(
                    table.name, file, refused=RefusedFile("the file is not there, but it is needed.", remedy).text(file)
                )
            )
    return found


def _read_table(table: tables.Table, file: SourceFile, options: Options) -> CheckedTable:
    checked = CheckedTable(table, file.name, file.sha256)
    caster = Caster(options.date_order)
    try:
        sheet = read_csv(file.content, options.encoding(table.name))
        check_structure(table, sheet, caster)
    except RefusedFile as error:
        checked.refused = error.text(file.name)
        return checked
    columns = [table.column(name) for name in sheet.header]
    checked.header, checked.broken = sheet.header, sheet.ragged
    checked.rows = {
        row.number: {column.name: caster.cell(column, cell) for column, cell in zip(columns, row.cells, strict=True)}
        for row in sheet.rows
    }
    return checked
