"""The only module that knows the database: opens a state, builds tables on it, returns plain rows.

A state is never changed: it is opened read-only, and everything built on it lives in temporary tables of the
connection.
"""

from __future__ import annotations

from pathlib import Path

import duckdb

from .errors import NoStateError


class Engine:
    """A read-only connection to one state.

    Raises FileNotFoundError where the state is gone, NoStateError where it is damaged.
    """

    def __init__(self, state: Path):
        if not Path(state).is_file():
            raise FileNotFoundError(state)
        try:
            self._connection = duckdb.connect(str(state), read_only=True)
        except duckdb.IOException as error:
            raise NoStateError(
                f"The state {state} can't be read; it is damaged.\n"
                f"  Delete the folder {Path(state).parent}: it is built again from the registers."
            ) from error

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
