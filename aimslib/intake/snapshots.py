"""A state as files that outlive it, and back: Parquet a table, with the same bytes for the same content.

Content is what a person would call it: the rows and columns that the source has, whatever file they came in. The order
of the rows is that of the key, one thread writes them, and nothing of the machine or the moment gets in.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .. import __version__, tables
from ..errors import IntakeError
from . import state as _state
from .references import References, read_references
from .sources import Sources, code_hash, digest, schema_hash, shipped

_COPY = "(format parquet, compression zstd, row_group_size 122880)"
COUNTS = ("rows_read", "rows_loaded", "rows_quarantined")


def describe(state: Path) -> dict:
    """What a state holds: content and rows of each table, overrides, provided, file_status, inputs and versions.

    `content` is the hash of the first four; two states with the same content give the same figures.
    """
    import duckdb

    with _reading(state) as connection:
        provided = _provided(connection)
        holds = {
            "tables": {name: _content(connection, _ordered(name, columns)) for name, columns in provided.items()},
            "overrides": _overrides(connection),
            "provided": provided,
            "file_status": dict(connection.execute("select * from file_status order by all").fetchall()),
        }
        names = ("table_name", "file", "sha256", *COUNTS)
        inputs = connection.execute(f"select {', '.join(names)} from inputs order by all").fetchall()
    said = {
        "tables": {name: table["content"] for name, table in holds["tables"].items()},
        "overrides": {name: override["content"] for name, override in holds["overrides"].items()},
        "provided": provided,
        "file_status": holds["file_status"],
    }
    return holds | {
        "content": digest(json.dumps(said, sort_keys=True).encode()),
        "inputs": [dict(zip(names, row, strict=True)) for row in inputs],
        "library_version": __version__,
        "duckdb_version": duckdb.__version__,
    }


def write(state: Path, folder: Path, described: dict) -> dict[str, str]:
    """The Parquet files of a state: all columns of each table that is provided, and each override. Name -> sha256."""
    with _reading(state) as connection:
        for name in described["tables"]:
            every = [column.name for column in tables.BY_NAME[name].columns]
            connection.execute(f"copy ({_ordered(name, every)}) to {_quoted(folder / f'{name}.parquet')} {_COPY}")
        for name in described["overrides"]:
            file = folder / f"reference_{name}.parquet"
            connection.execute(f"copy (select * from reference.{name} order by position) to {_quoted(file)} {_COPY}")
    return {file.name: digest(file.read_bytes()) for file in sorted(folder.glob("*.parquet"))}


def state_hash(snapshot_hash: str) -> str:
    """The name of the state of a snapshot: another library, schema or shipped reference makes another state."""
    references = {file.name: file.sha256 for file in shipped()}
    parts = [snapshot_hash, schema_hash(), __version__, code_hash(), references]
    return digest(json.dumps(parts, sort_keys=True).encode())


def build(file: Path, folder: Path, record: dict, name: str) -> None:
    """A state from the files of a snapshot (record: its snapshot.json), with the library's reference tables of now.

    Columns that the library has got since are NULL and not provided; those it has lost are left out. Raises
    IntakeError for an override without a column that the library needs now.
    """
    import duckdb

    references = read_references(Sources((), (), shipped(), None, {}))
    with duckdb.connect(str(file), config={"default_block_size": 16384}) as connection:
        connection.execute("begin")
        _state.create(connection, references)
        for table in sorted(set(record["tables"]) & set(tables.BY_NAME)):
            columns = [column.name for column in tables.BY_NAME[table].columns]
            _insert(connection, f"raw.{table}", folder / f"{table}.parquet", columns)
        for override in sorted(record["overrides"]):
            _override(connection, references, override, folder)
        _provenance(connection, record, {"state_hash": file.stem, "snapshot": name})
        connection.execute("commit")


@contextmanager
def _reading(state: Path) -> Iterator:
    import duckdb

    # In a database of its own: the state may be open elsewhere in this process, with another number of threads.
    with duckdb.connect(config={"threads": 1}) as connection:
        connection.execute(f"attach {_quoted(state)} as state (read_only); use state")
        yield connection


def _quoted(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"


def _listed(columns: list[str]) -> str:
    return ", ".join(f'"{column}"' for column in columns)


def _ordered(table: str, columns: list[str]) -> str:
    spec = tables.BY_NAME[table]
    every = [*spec.key, *(column.name for column in spec.columns if column.name not in spec.key)]
    return f"select {_listed(columns)} from raw.{table} order by {_listed(every)}"


def _provided(connection) -> dict[str, list[str]]:
    rows = connection.execute("select distinct table_name, column_name from provided order by all").fetchall()
    found: dict[str, list[str]] = {}
    for table, column in rows:
        found.setdefault(table, []).append(column)
    return found


def _content(connection, select: str) -> dict:
    cursor = connection.execute(select)
    columns = [column[0] for column in cursor.description]
    rows = cursor.fetchall()
    return {"content": digest(json.dumps([columns, rows], default=str).encode()), "rows": len(rows)}


def _overrides(connection) -> dict[str, dict]:
    rows = connection.execute("select name, file, sha256 from overrides order by all").fetchall()
    return {
        name: {"file": file, "sha256": sha256}
        | _content(connection, f"select * from reference.{name} order by position")
        for name, file, sha256 in rows
    }


def _insert(connection, table: str, file: Path, columns: list[str]) -> list[str]:
    """Fill a table from a Parquet file by the names of its columns; returns the columns that the file lacks."""
    there = {row[0] for row in connection.execute(f"describe select * from read_parquet({_quoted(file)})").fetchall()}
    shared = _listed([column for column in columns if column in there])
    connection.execute(f"insert into {table} ({shared}) select {shared} from read_parquet({_quoted(file)})")
    return [column for column in columns if column not in there]


def _override(connection, references: References, name: str, folder: Path) -> None:
    file = folder / f"reference_{name}.parquet"
    lacks: list[str] = [name]
    if name in references.tables:
        connection.execute(f"delete from reference.{name}")
        lacks = _insert(connection, f"reference.{name}", file, [*references.tables[name].header, "position"])
    if lacks:
        raise IntakeError(
            f"Snapshot {folder.name} overrides the reference table {name} in a form that aimslib {__version__} can't "
            f"use: {', '.join(lacks)} does not match.\n  Use the version of the library that its snapshot.json names."
        )


def _provenance(connection, record: dict, meta: dict[str, str]) -> None:
    known = {table.name: {column.name for column in table.columns} for table in tables.TABLES}
    provided = [(table, name) for table, names in record["provided"].items() for name in names]
    provided = [(table, name) for table, name in provided if name in known.get(table, ())]
    overrides = [(name, override["file"], override["sha256"]) for name, override in record["overrides"].items()]
    texts = ("table_name", "file", "sha256")
    inputs = [tuple(row[name] for name in (*texts, *COUNTS)) for row in record["inputs"]]
    meta = {"library_version": __version__, "schema_hash": schema_hash(), **meta}
    _state.fill(connection, "provided", ("table_name", "column_name"), (), provided)
    _state.fill(connection, "file_status", ("evidence_id", "file_status"), (), list(record["file_status"].items()))
    _state.fill(connection, "overrides", ("name", "file", "sha256"), (), overrides)
    _state.fill(connection, "inputs", texts, COUNTS, inputs)
    _state.fill(connection, "meta", ("key", "value"), (), list(meta.items()))
    _state.found_nothing(connection)  # a snapshot holds what was loaded, not what was set aside
