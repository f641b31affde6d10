"""Runs the checks in a child process, and only those whose outcome is not known already.

What a check says depends on the table's cells, the tables it refers to, the reference tables, the options and the code:
the hash of these names a file in .aims/checks/, and as long as they stay the same the checks are not run again. It is
the cells and not the file, because the tables of a workbook share one.
"""

from __future__ import annotations

import json
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

from .. import tables
from ..tables import Table
from ..workspace import Workspace
from .checks_child import ask
from .identifiers import Catalogue
from .place import letters, source
from .sources import Sources, code_hash, digest, schema_hash

IDENTIFIERS = ("control", "requirement", "namespaced", "namespaced_42001", "risk")


@dataclass(frozen=True)
class Failure:
    """One value that broke one rule. value: the item of a list, else the cell; for a key its parts."""

    rule: str
    column: str
    row: int
    value: str


@dataclass
class CheckedTable:
    """A table's cast rows, by row number, and after `run` what the checks say about them.

    sheet: of a workbook, else empty; positions: where its columns stand there. broken: rows that could not be read;
    unreadable: cells without a value to check; refused: the table as a whole, then nothing is checked.
    """

    table: Table
    file: str
    sha256: str
    sheet: str = ""
    header: tuple[str, ...] = ()
    rows: dict[int, dict[str, str | None]] = None
    broken: tuple = ()
    positions: tuple[int, ...] = ()
    unreadable: tuple[Failure, ...] = ()
    refused: str | None = None
    failures: tuple[Failure, ...] = ()
    expectations: tuple[dict, ...] = ()

    @property
    def where(self) -> str:
        return source(self.file, self.sheet)

    def place(self, row: int, columns: list[str]) -> str:
        """Where a row's values in these columns stand: `FILE row 4, column name` or `FILE sheet systems cell B4`."""
        several = "s" if len(columns) > 1 else ""
        if not self.sheet:
            return f"{self.file} row {row}, column{several} {', '.join(columns)}"
        at = [self.positions[self.header.index(name)] for name in columns]
        return f"{self.where} cell{several} {', '.join(f'{letters(position)}{row}' for position in at)}"

    @property
    def content_hash(self) -> str:
        """Hash of what the checks look at."""
        cells = [[number, *row.values()] for number, row in self.rows.items()]
        unreadable = [(cell.row, cell.column) for cell in self.unreadable]
        return digest(json.dumps([self.header, cells, unreadable]).encode())

    @property
    def bad_rows(self) -> set[int]:
        return {failure.row for failure in self.failures} | {row.number for row in self.broken}

    @property
    def good_rows(self) -> dict[int, dict[str, str | None]]:
        bad = self.bad_rows
        return {number: row for number, row in self.rows.items() if number not in bad}

    @property
    def keys(self) -> list[str] | None:
        """The keys of the rows that load, for tables that refer to this one; None: refused, so nobody knows."""
        if self.refused:
            return None
        return [row[self.table.key[0]] for row in self.good_rows.values()]


def run(workspace: Workspace, sources: Sources, checked: dict[str, CheckedTable], catalogue: Catalogue) -> list[str]:
    """Fill in failures and expectations of every table that was not refused; returns the names of those checked now."""
    cache = workspace.state / "checks"
    keys = cache_keys(sources, checked)
    due = []
    for name, table in checked.items():
        saved = cache / f"{name}-{keys[name]}.json"
        if table.refused:
            continue
        if saved.is_file():
            _fill(table, json.loads(saved.read_text("utf-8")))
        else:
            due.append(name)
    if due:
        answer = ask(_request(checked, due, catalogue))
        cache.mkdir(parents=True, exist_ok=True)
        # While a file is refused, what is known about the files before that mistake will be wanted again.
        stay = any(table.refused for table in checked.values())
        for name in due:
            _save(cache, name, keys[name], answer[name], stay)
            _fill(checked[name], answer[name])
    return due


def cache_keys(sources: Sources, checked: dict[str, CheckedTable]) -> dict[str, str]:
    """For each table the hash of everything that the outcome of its checks depends on."""
    common = (sources.references_hash, sources.options_hash, schema_hash(), code_hash())
    keys: dict[str, str] = {}
    for table in tables.TABLES:  # parents first
        content = checked.get(table.name)
        parents = [keys[column.refers] for column in table.columns if column.refers]
        own = "absent" if content is None else content.refused or content.content_hash
        keys[table.name] = digest(json.dumps([table.name, own, parents, common]).encode())
    return keys


def _fill(table: CheckedTable, answer: dict) -> None:
    # A cell without a value is one mistake, whatever else would be wrong with a cell that is empty.
    without_value = {(cell.row, cell.column) for cell in table.unreadable}
    found = (Failure(*failure) for failure in answer["failures"])
    checked = (one for one in found if without_value.isdisjoint((one.row, name) for name in one.column.split(", ")))
    table.failures = (*table.unreadable, *checked)
    table.expectations = tuple(answer["expectations"])


def _save(cache: Path, name: str, key: str, answer: dict, others_stay: bool) -> None:
    with tempfile.NamedTemporaryFile("w", dir=cache, suffix=".tmp", delete=False, encoding="utf-8") as file:
        json.dump(answer, file, ensure_ascii=False)
    os.replace(file.name, cache / f"{name}-{key}.json")
    if not others_stay:
        for old in cache.glob(f"{name}-*.json"):
            if old.name != f"{name}-{key}.json":
                old.unlink(missing_ok=True)


def _request(checked: dict[str, CheckedTable], due: list[str], catalogue: Catalogue) -> dict:
    parents = {column.refers for table in tables.TABLES for column in table.columns if column.refers}
    # An absent table has no rows that could be referred to.
    keys = {name: checked[name].keys if name in checked else [] for name in parents if name not in due}
    return {
        "identifiers": {kind: list(catalogue.titles(kind)) for kind in IDENTIFIERS},
        "keys": keys,
        "tables": [
            {
                "name": name,
                "header": list(checked[name].header),
                "row_numbers": list(checked[name].rows),
                "rows": [list(row.values()) for row in checked[name].rows.values()],
                "bad_rows": [cell.row for cell in checked[name].unreadable],
            }
            for name in due
        ],
    }
