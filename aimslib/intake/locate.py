"""Which file or sheet holds which table; a file or a sheet that holds none is refused rather than passed over."""

from __future__ import annotations

import difflib
from dataclasses import dataclass

from .. import tables
from . import workbook
from .options import Options
from .parquet import read_parquet
from .place import source
from .read import read_csv
from .results import FileResult
from .sheet import RefusedFile, Sheet
from .sources import SourceFile, Sources
from .workbook import Workbook

WORKBOOK = f"data/{workbook.NAME}"
OTHER_WORKBOOKS = (".xlsm", ".xlsb", ".xls", ".ods")


@dataclass(frozen=True)
class Found:
    """What holds a table: a file, or a sheet of a workbook."""

    file: SourceFile
    workbook: Workbook | None = None
    sheet: str = ""

    @property
    def where(self) -> str:
        return source(self.file.name, self.sheet)

    def read(self, table: tables.Table, options: Options) -> Sheet:
        """Its cells as text. Raises RefusedFile for what can't be trusted as a whole."""
        if self.workbook:
            return self.workbook.read(self.sheet, (column.name for column in table.columns))
        if self.file.suffix == ".parquet":
            return read_parquet(self.file.content)
        return read_csv(self.file.content, options.encoding(table.name))


def locate(sources: Sources) -> tuple[list[FileResult], dict[str, Found]]:
    """What holds each table that is there; and the refusals: of strays, of tables in two places, of missing ones."""
    refused, found, opened = [], {}, None
    for file in sources.data:
        try:
            if file.path.name == workbook.NAME:
                opened = Workbook(file.content)
                _sheets(file, opened, found, refused)
            else:
                _only_once(_table_of(file), Found(file), found)
        except RefusedFile as error:
            refused.append(FileResult("", file.name, refused=error.text(file.name)))
    there = any(file.path.name == workbook.NAME for file in sources.data)
    if opened or not there:  # in a workbook that can't be read may be whatever is missing
        refused += _missing(found, there)
    return refused, found


def _sheets(file: SourceFile, opened: Workbook, found: dict[str, Found], refused: list[FileResult]) -> None:
    for name in opened.names:
        here = Found(file, opened, name)
        try:
            if name not in tables.BY_NAME:
                near = _near(name, tables.BY_NAME)
                meant = f"Did you mean {near}? Rename it" if near else "Rename it to the table it holds"
                rest = f'delete it, or begin its name with "_" to have it left alone (as "{workbook.HOW_TO}" is)'
                raise RefusedFile("no table has this name.", f"{meant}, {rest}.")
            _only_once(name, here, found)
        except RefusedFile as error:
            refused.append(FileResult("", file.name, refused=error.text(here.where), sheet=name))


def _only_once(table: str, here: Found, found: dict[str, Found]) -> None:
    if table in found:
        raise RefusedFile(f"{found[table].where} holds the same table.", "Keep one of the two.")
    found[table] = here


def _table_of(file: SourceFile) -> str:
    """The table that a file of its own holds, by its name. Raises RefusedFile for a file that is not read."""
    stem = file.stem
    if file.suffix in (*OTHER_WORKBOOKS, ".xlsx"):
        raise _other_workbook(file)
    if stem not in tables.BY_NAME:
        near = _near(stem, tables.BY_NAME)
        meant = f"Did you mean data/{near}{file.suffix}? Rename it" if near else "Rename it to the table it holds"
        raise RefusedFile("no table has this name.", f"{meant}, or move it out of data/.")
    if file.suffix not in (".csv", ".parquet"):
        raise RefusedFile(f"{file.suffix} files are not read.", f"Save it as CSV UTF-8: data/{stem}.csv.")
    return stem


def _other_workbook(file: SourceFile) -> RefusedFile:
    if file.suffix == ".xlsx" and file.stem not in tables.BY_NAME:
        remedy = f"Rename it to {WORKBOOK} if it holds the tables, or move it out of data/."
        return RefusedFile(f"the workbook of a workspace is {WORKBOOK}, with a sheet a table.", remedy)
    what = f"{file.suffix} files are not read."
    if file.stem in tables.BY_NAME:
        csv = f"Save it as CSV UTF-8: data/{file.stem}.csv"
        return RefusedFile(what, f"{csv}, or move its sheet to {WORKBOOK}, under the name {file.stem}.")
    return RefusedFile(what, f"Save it as Excel Workbook (.xlsx): {WORKBOOK}, with a sheet a table.")


def _near(name: str, known) -> str | None:
    near = difflib.get_close_matches(name.strip().lower().replace(" ", "_"), sorted(known), n=1)
    return near[0] if near else None


def _missing(found: dict[str, Found], with_workbook: bool) -> list[FileResult]:
    """A refusal for each table that has to be there and is not, with the places in which it was looked for."""
    refused = []
    for table in tables.TABLES:
        if table.required and table.name not in found:
            csv, columns = f"data/{table.name}.csv", ", ".join(column.name for column in table.columns)
            what, file = "the file is not there, but it is needed.", csv
            places = f"{csv}, data/{table.name}.parquet"
            if with_workbook:
                what, file = f"there is no sheet {table.name}, but it is needed.", WORKBOOK
            looked = f"Looked for: {places} and a sheet {table.name} of {WORKBOOK}."
            remedy = f"{table.meaning}.\nA header alone will do: {columns}\n{looked}"
            refused.append(FileResult(table.name, file, refused=RefusedFile(what, remedy).text(file)))
    return refused
