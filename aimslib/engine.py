"""The only module that knows the database: opens a state, builds tables on it, returns plain rows.

A state is never changed: it is opened read-only, and everything built on it lives in temporary tables of the
connection.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import duckdb

from .edits import Edit, merged
from .errors import NoStateError
from .tables import BY_NAME

_TYPES = {"text": "varchar", "date": "date", "integer": "integer"}


class Engine:
    """A read-only connection to one state; with edits, to what the state would be with them.

    Edits are made to copies in memory of the tables that they name; the rest is read from the state as it is.
    copies: copy every register, for edits still to come (`ChangingEngine`).
    Raises FileNotFoundError where the state is gone, NoStateError where it is damaged.
    """

    def __init__(self, state: Path, edits: Sequence[Edit] = (), copies: bool = False):
        if not Path(state).is_file():
            raise FileNotFoundError(state)
        try:
            if edits or copies:
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
        if edits or copies:
            self._overlay(BY_NAME if copies else merged(edits))
        for table, rows in merged(edits).items():
            self._change(table, rows)
            self._provide([(table, name) for name in self._added(table, rows, self._source())])

    def _overlay(self, edited: Iterable[str]) -> None:
        """The state's tables under their names: views of those that stay, copies of those that are to be edited."""
        copied = {f"raw.{table}" for table in edited} | {"main.provided"}
        self._connection.execute("create schema raw; create schema reference")
        listed = "select schema_name || '.' || table_name as name from duckdb_tables() where database_name = 'state'"
        for name in sorted(row["name"] for row in self.rows(listed)):
            kind = "table" if name in copied else "view"
            self._connection.execute(f"create {kind} {name} as select * from state.{name}")

    def _change(self, table: str, edits: dict[tuple[str, ...], Edit]) -> None:
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

    def _source(self) -> set[tuple[str, str]]:
        """The tables and columns that the source has."""
        return {(row["table_name"], row["column_name"]) for row in self.rows("select * from provided")}

    def _added(self, table: str, edits: dict[tuple[str, ...], Edit], held: set[tuple[str, str]]) -> list[str]:
        """A column that an edit fills is one that the source has; a table that was not there has all of its own."""
        filled = {name for edit in edits.values() for name, value in edit.row.items() if value}
        is_there = any(name == table for name, _ in held)
        names = [column.name for column in BY_NAME[table].columns if (table, column.name) not in held]
        return [name for name in names if not is_there or name in filled]

    def _provide(self, added: list[tuple[str, str]]) -> None:
        for table, name in added:
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
        spec = ", ".join(f'"{column}" {kind}' for column, kind in columns.items())
        self._connection.execute(f"create temp table {name} ({spec})")
        if rows:  # a list a column: thousands of rows one by one would take seconds
            lists = ", ".join(f"unnest(?::{kind}[])" for kind in columns.values())
            values = [list(column) for column in zip(*rows, strict=True)]
            self._connection.execute(f"insert into {name} select {lists}", values)

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


class ChangingEngine(Engine):
    """An engine whose edits are exchanged for others; it says which tables that changes, see `live`.

    A register is small and its measures are many: what costs time is not rows but the planning of selects, so they run
    as they are written, on one thread.
    """

    def __init__(self, state: Path):
        super().__init__(state, copies=True)
        self._edited: dict[str, dict[tuple[str, ...], Edit]] = {}
        self._read: dict[str, duckdb.Statement] = {}
        self._held = self._source()
        self._provided: list[tuple[str, str]] = []
        self._connection.execute("set threads = 1; pragma disable_optimizer")

    def edit(self, edits: Sequence[Edit]) -> set[str]:
        """Makes these the only edits. Returns the tables whose rows may differ from before."""
        wanted = merged(edits)
        touched = {table for table in {*self._edited, *wanted} if self._edited.get(table) != wanted.get(table)}
        changed = {f"raw.{table}" for table in touched}
        for table in sorted(touched):
            self._connection.execute(
                f"delete from raw.{table}; insert into raw.{table} select * from state.raw.{table}"
            )
            if table in wanted:
                self._change(table, wanted[table])
        self._edited = wanted
        added = [(table, name) for table in sorted(wanted) for name in self._added(table, wanted[table], self._held)]
        if added != self._provided:
            self._connection.execute("delete from provided; insert into provided select * from state.provided")
            self._provide(added)
            self._provided = added
            changed.add("provided")
        return changed

    def recreate(self, name: str, select: str) -> int:
        """A temporary table from a select, in place of the one of that name. Returns the number of its rows."""
        if name not in self._read:  # reading a select takes a fifth of its time
            self._read[name] = self._connection.extract_statements(f"create or replace temp table {name} as {select}")[
                0
            ]
        return self._connection.execute(self._read[name]).fetchone()[0]

    def fingerprint(self, name: str) -> tuple:
        """The same for the same rows in any order, and else hardly ever: their number and two sums of 64-bit hashes."""
        asked = f"select count(*), sum(cast(hash(row) as hugeint)), bit_xor(hash(row)) from {name} as row"
        return self._connection.execute(asked).fetchone()
