"""A state database straight from rows, without files and intake, so that a hundred workspaces open in seconds."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from aimslib.tables import BY_NAME, TABLES, Column, Table

from .reference import FOLDER

TYPES = {"text": "VARCHAR", "date": "DATE", "integer": "INTEGER"}
NUMBERS = {
    "evidence_validity": {"valid_days": "INTEGER"},
    "tier_bands": {"min_score": "INTEGER", "min_severity": "INTEGER"},
    "maturity_ladder": {"level": "INTEGER", "threshold": "DOUBLE"},
}
BOOKKEEPING = """
    create table provided (table_name varchar, column_name varchar);
    create table file_status (evidence_id varchar, file_status varchar);
    create table inputs (table_name varchar, file varchar, sha256 varchar, rows_read integer, rows_loaded integer,
        rows_quarantined integer);
    create table overrides (name varchar, file varchar, sha256 varchar);
    create table quarantine (file varchar, sheet varchar, row_number integer, column_name varchar, value varchar,
        rule varchar, remedy varchar);
    create table notes (file varchar, sheet varchar, row_number integer, column_name varchar, value varchar,
        note varchar);
    create table meta (key varchar, value varchar);
    insert into meta values ('library_version', '0'), ('schema_hash', '0'), ('state_hash', '0');
"""
Rows = Iterable[Mapping[str, object]]


def build_state(
    path: Path,
    tables: Mapping[str, Rows],
    provided: set[tuple[str, str]] | None = None,
    file_status: Mapping[str, str] | None = None,
    reference: Mapping[str, Rows] | None = None,
) -> Path:
    """Write the state database of the tables to a path that does not exist yet; returns the path.

    tables: rows by table name; tables and columns left out are empty. Values may be text: dates are read as ISO 8601,
    integers as such, blanks as nothing. provided: (table, column) pairs of the source, by default those that some row
    has, and every column of a table given without rows. file_status: evidence_id -> status, `not_checked` for those it
    does not name. reference: rows that stand in for a shipped reference table of that name.

    Raises KeyError for a table or column that aimslib.tables does not have, ValueError for a value it can't read.
    """
    typed = {BY_NAME[name].name: [_typed(BY_NAME[name], row) for row in rows] for name, rows in tables.items()}
    if provided is None:
        provided = {pair for name, rows in typed.items() for pair in _provided(BY_NAME[name], rows)}
    statuses = file_status or {}
    with path.open("xb") as file:
        file.write(_template())
    with duckdb.connect(str(path)) as connection:
        for name, rows in typed.items():
            columns = [column.name for column in BY_NAME[name].columns]
            _insert(connection, f"raw.{name}", [[row.get(column) for column in columns] for row in rows])
        _insert(connection, "provided", sorted(provided))
        ids = [row["evidence_id"] for row in typed.get("evidence", ())]
        _insert(connection, "file_status", [(key, statuses.get(key, "not_checked")) for key in ids])
        for name, rows in (reference or {}).items():
            _load_reference(connection, name, list(rows))
    return path


def _typed(table: Table, row: Mapping[str, object]) -> dict[str, object]:
    columns = {column.name: column for column in table.columns}
    return {name: _value(columns[name], value) for name, value in row.items()}


def _value(column: Column, value: object) -> object:
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    if column.kind == "date" and not isinstance(value, date):
        return date.fromisoformat(str(value).strip())
    return int(str(value)) if column.kind == "integer" else value


def _provided(table: Table, rows: list[dict[str, object]]) -> set[tuple[str, str]]:
    names = {name for row in rows for name in row} if rows else {column.name for column in table.columns}
    return {(table.name, name) for name in names}


def _insert(connection: duckdb.DuckDBPyConnection, table: str, rows: list) -> None:
    """All rows in one statement: DuckDB's executemany costs a transaction's work a row."""
    if rows:
        holes = ", ".join("(" + ", ".join("?" * len(rows[0])) + ")" for _ in rows)
        connection.execute(f"insert into {table} values {holes}", [value for row in rows for value in row])


def _load_reference(connection: duckdb.DuckDBPyConnection, name: str, rows: list[Mapping[str, object]]) -> None:
    columns = [f'"{column}" {NUMBERS.get(name, {}).get(column, "varchar")}' for column in rows[0]]
    connection.execute(f"create or replace table reference.{name} ({', '.join(columns)}, position integer)")
    values = [[*(None if value == "" else value for value in row.values()), n] for n, row in enumerate(rows, 1)]
    _insert(connection, f"reference.{name}", values)


@cache
def _template() -> bytes:
    """A state with the reference tables and nothing else, made once a process and copied from then on."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "template.duckdb"
        with duckdb.connect(str(path)) as connection:
            connection.execute("create schema raw; create schema reference;" + BOOKKEEPING)
            for table in TABLES:
                columns = ", ".join(f'"{column.name}" {TYPES[column.kind]}' for column in table.columns)
                connection.execute(f"create table raw.{table.name} ({columns})")
            for file in sorted(FOLDER.glob("*.csv")):
                with file.open(encoding="utf-8-sig", newline="") as lines:
                    _load_reference(connection, file.stem, list(csv.DictReader(lines)))
        return path.read_bytes()
