"""The only module that knows the database: opens a state, builds tables on it, returns plain rows.

A state is never changed: it is opened read-only, and everything built on it lives in temporary tables of the
connection.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import duckdb

from .edits import Edit, merged
from .errors import NoStateError
from .tables import BY_NAME

_TYPES = {"text": "varchar", "date": "date", "integer": "integer"}


class Engine:
    """A read-only connection to one state; with edits, to what the state would be with them.

    Edits are made to copies in memory of the tables that they name; the rest is read from the state as it is.
    Raises FileNotFoundError where the state is gone, NoStateError where it is damaged.
    """

    def __init__(self, state: Path, edits: Sequence[Edit] = ()):
        if not Path(state).is_file():
            raise FileNotFoundError(state)
        try:
            if edits:
                self._connection = duckdb.connect()
                quoted = str(state).replace("'", "''")
                self._connection.execute(f"attach '{quoted}' as state (read_only)")
            else:
                self._connection = duckdb.connect(str(state), read_only=True)
        except duckdb.IOException as error:
            raise NoStateError(
                f"The state {state} can't be read; it is damaged.\n"
                f"  Delete the folder {Path(state).parent}: it is built again from the registers."
            ) from error
        if edits:
            self._overlay(merged(edits))

    def _overlay(self, edited: dict[str, dict[tuple[str, ...], Edit]]) -> None:
        """The state's tables under their names: views of those that stay, edited copies of the others."""
        copied = {f"raw.{table}" for table in edited} | {"main.provided"}
        self._connection.execute("create schema raw; create schema reference")
        listed = "select schema_name || '.' || table_name as name from duckdb_tables() where database_name = 'state'"
        for name in sorted(row["name"] for row in self.rows(listed)):
            kind = "table" if name in copied else "view"
            self._connection.execute(f"create {kind} {name} as select * from state.{name}")
        for table, edits in edited.items():
            self._edit(table, edits)

    def _edit(self, table: str, edits: dict[tuple[str, ...], Edit]) -> None:
        spec = BY_NAME[table]
        names = [column.name for column in spec.columns]
        where = " and ".join(f"cast({part} as varchar) = key{number}" for number, part in enumerate(spec.key))
        keys = [[key[number] for key in edits] for number in range(len(spec.key))]
        asked = f"(select {', '.join(f'unnest(?::varchar[]) as key{number}' for number in range(len(spec.key)))})"
        as_text = ", ".join(f"cast({name} as varchar) as {name}" for name in names)
        old = self.rows(f"select {as_text} from raw.{table} join {asked} on {where}", keys)
        before = {tuple(row[part] for part in spec.key): row for row in old}
        self._connection.execute(f"delete from raw.{table} using {asked} where {where}", keys)
        rows = [{**before.get(key, {}), **edit.row} for key, edit in edits.items() if not edit.remove]
        if rows:
            casts = ", ".join(f"cast({column.name} as {_TYPES[column.kind]})" for column in spec.columns)
            lists = ", ".join(f"unnest(?::varchar[]) as {name}" for name in names)
            values = [[row.get(name) or None for row in rows] for name in names]
            self._connection.execute(f"insert into raw.{table} select {casts} from (select {lists})", values)
        self._provide(table, names, {name for edit in edits.values() for name, value in edit.row.items() if value})

    def _provide(self, table: str, names: list[str], filled: set[str]) -> None:
        """A column that an edit fills is one that the source has; a table that was not there has all of its own."""
        held = {row["column_name"] for row in self.rows("select * from provided where table_name = ?", [table])}
        for name in names:
            if name not in held and (not held or name in filled):
                self._connection.execute("insert into provided values (?, ?)", [table, name])

    def rows(self, sql: str, values: list | None = None) -> list[dict]:
        """The rows of a query as dicts of Python values (dates as `date`, lists as `list`)."""
        cursor = self._connection.execute(sql, values or [])
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]

    def columns(self, table: str) -> list[str]:
        """The columns of a table that exists."""
        return [column[0] for column in self._connection.execute(f"select * from {table} limit 0").description]

    def create(self, name: str, select: str) -> None:
        """A temporary table from a select; it hides nothing, because states have no tables without a schema of
        those names."""
        self._connection.execute(f"create temp table {name} as {select}")

    def create_from_values(self, name: str, columns: dict[str, str], rows: list[tuple]) -> None:
        """A temporary table with given columns (name: SQL type) and rows."""
        spec = ", ".join(f"{column} {kind}" for column, kind in columns.items())
        self._connection.execute(f"create temp table {name} ({spec})")
        if rows:
            marks = ", ".join("?" for _ in columns)
            self._connection.executemany(f"insert into {name} values ({marks})", rows)

    def create_from_parquet(self, name: str, columns: dict[str, str], files: list[tuple[str, Path]]) -> None:
        """A temporary table of the rows of Parquet files. columns: name -> SQL type; a label (the value of the first
        column) goes with each file. A column that a file lacks is null in its rows."""
        label, *rest = columns
        self.create_from_values(name, columns, [])
        for value, path in files:
            held = self._connection.execute("select * from read_parquet(?) limit 0", [str(path)]).description
            held = {column[0] for column in held}
            selected = ", ".join(f"{column}" if column in held else f"null as {column}" for column in rest)
            self._connection.execute(
                f"insert into {name} select cast(? as {columns[label]}), {selected} from read_parquet(?)",
                [value, str(path)],
            )

    def close(self) -> None:
        self._connection.close()
