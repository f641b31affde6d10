"""A drawn organisation and its registers after somebody made the edits of a scenario in the files."""

from __future__ import annotations

from pathlib import Path

from aimslib import measures, scenario
from aimslib.aims import Aims
from aimslib.edits import Edit
from aimslib.tables import BY_NAME, TABLES
from tests.drawing import parse
from tests.oracle.states import build_state

Rows = dict[str, list[dict]]


def typed_in(tables: Rows, edits: list[Edit]) -> Rows:
    """The rows of the files after somebody made these edits in them."""
    files = {name: {_key(name, row): dict(row) for row in rows} for name, rows in tables.items()}
    for edit in edits:
        rows = files.setdefault(edit.table, {})
        if edit.remove:
            del rows[edit.key]
        else:
            rows.setdefault(edit.key, dict(zip(BY_NAME[edit.table].key, edit.key, strict=True))).update(edit.values)
    return {name: list(rows.values()) for name, rows in files.items()}


def columns_of(tables: Rows, edits: list[Edit], before: set[tuple[str, str]]) -> set[tuple[str, str]]:
    """The columns that the files then have: those of before, those filled in, all of a file that is new."""
    filled = {(edit.table, name) for edit in edits for name, value in edit.values.items() if value}
    new = {edit.table for edit in edits} - {name for name, _ in before}
    return before | filled | {(name, column.name) for name in new for column in BY_NAME[name].columns}


def every_measure(aims: Aims) -> dict[str, list[dict]]:
    return {one.name: aims.measure(one.name) for one in measures.definitions()}


def registers(aims: Aims) -> dict:
    """The rows of every input table, and which columns there are."""
    columns = [
        (table.name, one.name) for table in TABLES for one in table.columns if aims.provided(table.name, one.name)
    ]
    return {**{table.name: aims.table(table.name) for table in TABLES}, "columns": columns}


def differing(one: Aims, other: Aims) -> list[str]:
    """The measures in which two AIMS differ."""
    left, right = every_measure(one), every_measure(other)
    return [name for name in left if left[name] != right[name]]


def _key(table: str, row: dict) -> tuple[str, ...]:
    return tuple(str(row[part]) for part in BY_NAME[table].key)


class Space:
    """A drawn organisation whose rows are at hand."""

    def __init__(self, folder: Path, tables: dict[str, str], as_of: str):
        self.folder = folder
        self.rows = {name: parse(BY_NAME[name], text) for name, text in tables.items()}
        self.columns = {
            (name, column.strip())
            for name, text in tables.items()
            for column in text.strip().splitlines()[0].split("|")
        }
        self.columns |= {
            (table.name, column.name)
            for table in TABLES
            if table.name in tables or table.required
            for column in table.columns
            if column.required or table.name not in tables
        }
        self.as_of = as_of
        self.aims = self.state("before", self.rows, self.columns)

    def state(self, name: str, rows: Rows, columns: set[tuple[str, str]]) -> Aims:
        return Aims.on(build_state(self.folder / f"{name}.duckdb", rows, columns), self.as_of)

    def with_edits(self, edits: list[Edit]) -> Aims:
        """The AIMS of the files after these edits."""
        return self.state("after", typed_in(self.rows, edits), columns_of(self.rows, edits, self.columns))


def edits_of(comparison: scenario.Comparison) -> list[Edit]:
    """What the actions of a comparison edit."""
    return [edit for step in comparison.steps for edit in step.edits]


def states(aims: Aims) -> dict[tuple[str, str | None], str]:
    """The state of each required cell."""
    return {(row["requirement"], row["system_id"]): row["state"] for row in aims.measure("cells")}
