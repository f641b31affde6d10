"""The files of a workspace as they are at this moment: where each table is, and the rows of text that it holds.

Rows are found as intake reads them, blanks and the case of vocabularies aside, so that what a person sees in a figure
is what gets edited.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from ..errors import IntakeError
from ..intake.cast import Caster
from ..intake.locate import Found, locate
from ..intake.options import Options, read_options
from ..intake.place import source
from ..intake.sheet import RefusedFile, Row, Sheet
from ..intake.sources import SourceFile, Sources, collect
from ..intake.workbook import NAME
from ..tables import BY_NAME
from ..workspace import Workspace


@dataclass(frozen=True)
class Key:
    """The key of a row as intake reads it (None: blank). uneven: the row has another number of cells than the header,
    so that only the key's place is known."""

    row: int
    parts: tuple[str | None, ...]
    uneven: bool = False


@dataclass(frozen=True)
class Files:
    """The files that were read together. Raises UsageError for params/intake.yaml."""

    sources: Sources

    @classmethod
    def now(cls, workspace: Workspace) -> Files:
        return cls(collect(workspace))

    @cached_property
    def options(self) -> Options:
        return read_options(self.sources.options)

    @cached_property
    def caster(self) -> Caster:
        return Caster(self.options.date_order)

    @cached_property
    def _located(self) -> tuple[list[str], dict[str, Found]]:
        refused, found = locate(self.sources)
        return [one.refused for one in refused if not one.table], found  # not those of tables that are missing

    @cached_property
    def _sheets(self) -> dict[str, Sheet]:
        return {}

    @property
    def workbook(self) -> SourceFile | None:
        """data/aims.xlsx, where the workspace has it."""
        return next((file for file in self.sources.data if file.path.name == NAME), None)

    def found(self, table: str) -> Found | None:
        """What holds a table, None if it is not there.

        Raises IntakeError where it may be in a file that intake refuses.
        """
        refused, found = self._located
        if table not in found and refused:
            raise IntakeError("\n".join(refused))
        return found.get(table)

    def where(self, table: str) -> str:
        """The table's place as messages show it, also for one that is not there yet."""
        found = self.found(table)
        if found:
            return found.where
        return source(self.workbook.name, table) if self.workbook else f"data/{table}.csv"

    def sheet(self, table: str) -> Sheet | None:
        """The table's cells as text, None if it is not there. Raises IntakeError for one that can't be read."""
        found = self.found(table)
        if found and table not in self._sheets:
            try:
                self._sheets[table] = found.read(BY_NAME[table], self.options)
            except RefusedFile as error:
                raise IntakeError(error.text(found.where)) from error
        return self._sheets.get(table)

    def read_as(self, table: str, column: str, text: str) -> str | None:
        """What intake makes of a text in this column, None for a blank one."""
        return self.caster.cell(BY_NAME[table].column(column), text)

    def keys(self, table: str) -> list[Key]:
        """The key of every row in the file's order, those with another number of cells than the header included.

        Raises IntakeError for a table whose file lacks a column of the key.
        """
        sheet, names = self.sheet(table), BY_NAME[table].key
        for name in names:
            if name not in sheet.header:
                raise IntakeError(f"{self.where(table)}: the column {name} is missing.\n  Add it to the header.")
        cells = [sheet.header.index(name) for name in names]
        places = [sheet.positions[cell] for cell in cells]
        keys = [Key(row.number, self._key(table, row, cells)) for row in sheet.rows]
        keys += [Key(row.number, self._key(table, row, places), uneven=True) for row in sheet.ragged]
        return sorted(keys, key=lambda key: key.row)

    def _key(self, table: str, row: Row, cells: list[int]) -> tuple[str | None, ...]:
        parts = zip(BY_NAME[table].key, cells, strict=True)
        return tuple(self.read_as(table, name, row.cells[at]) if at < len(row.cells) else None for name, at in parts)
