"""A single cell, checked while it is typed: by the specs of `tables.py`, in intake's own words.

Saving runs intake itself over the whole file; this only tells earlier.
"""

from __future__ import annotations

import re

from ..intake.cast import Caster, as_date
from ..intake.checks import CheckedTable, Failure
from ..intake.identifiers import Catalogue
from ..intake.messages import Writer
from ..intake.options import read_options
from ..intake.sources import SourceFile
from ..tables import Column, Table
from ..workspace import Workspace

_WHOLE = re.compile(r"-?[0-9]+", re.ASCII)
_NAMES = ("clauses", "annex_a_controls", "iso27001_2022", "risk_library")


class Check:
    """What intake would make of a cell of this workspace, and say about it."""

    def __init__(self, catalogue: Catalogue, date_order: str = ""):
        self._catalogue = catalogue
        self._caster = Caster(date_order)
        self._writer = Writer({}, catalogue)

    @classmethod
    def of(cls, aims) -> Check:
        """For the reference tables of an AIMS and params/intake.yaml of its workspace."""
        return cls(Catalogue.of({name: aims.reference(name) for name in _NAMES}), _date_order(aims.workspace))

    def cell(self, column: Column, text: str) -> str:
        """The canonical text of a cell, empty for a blank one."""
        return self._caster.cell(column, text) or ""

    def wrong(self, table: Table, column: Column, text: str) -> str:
        """What is wrong with a cell and what to write instead, a sentence each; empty where nothing is.

        Whether a parent row exists is not asked: the form writes parents and children together.
        """
        value = self._caster.cell(column, text)
        rule = self._broken(column, value)
        if rule is None:
            return ""
        row = CheckedTable(table, "", "", rows={1: {column.name: value}})
        shown = next((item for item in self._items(column, value) if self._broken_item(column, item)), value or "")
        _, wrong, remedy = self._writer.write(row, Failure(rule, column.name, 1, shown))
        return f"{wrong} {remedy}"

    def _broken(self, column: Column, value: str | None) -> str | None:
        if value is None:
            return "required" if column.required else None
        return next(filter(None, (self._broken_item(column, item) for item in self._items(column, value))), None)

    @staticmethod
    def _items(column: Column, value: str | None) -> list[str]:
        return [] if value is None else value.split("; ") if column.many else [value]

    def _broken_item(self, column: Column, item: str) -> str | None:
        if column.kind == "date":
            return None if as_date(item) else "date"
        if column.kind == "integer":
            return _of_number(column, item)
        if column.values:
            return None if item in column.values else "vocabulary"
        if column.identifier:
            return None if item in self._catalogue.titles(column.identifier) else "identifier"
        return None


def _of_number(column: Column, item: str) -> str | None:
    if not _WHOLE.fullmatch(item):
        return "whole number"
    inside = (column.low is None or int(item) >= column.low) and (column.high is None or int(item) <= column.high)
    return None if inside else "range"


def _date_order(workspace: Workspace) -> str:
    file = workspace.params / "intake.yaml"
    if not file.is_file():
        return ""
    return read_options(SourceFile(file, workspace.relative(file), file.read_bytes())).date_order
