"""The state: one DuckDB file that holds the checked tables, the reference tables and where they are from.

It is built beside its final name and then renamed, so a reader sees a whole state or none, two runs can't collide and
a crash leaves what was there. A state is never changed; readers open it read-only.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from .. import __version__, tables
from ..workspace import Workspace
from . import evidence_files
from .checks import CheckedTable
from .references import NUMBERS, References
from .results import Result
from .sources import Sources, schema_hash

_TYPES = {"text": "VARCHAR", "date": "DATE", "integer": "INTEGER"}
_REFERENCE_TYPES = {int: "INTEGER", float: "DOUBLE"}


def path_of(workspace: Workspace, state_hash: str) -> Path:
    return workspace.state / f"{state_hash}.duckdb"


def saved_result(workspace: Workspace, state_hash: str) -> Result | None:
    """What was found when the state of this name was built, None if it was not built."""
    saved = path_of(workspace, state_hash).with_suffix(".json")
    if not saved.is_file() or not path_of(workspace, state_hash).is_file():
        return None
    try:
        return Result.from_json(saved.read_text("utf-8"))
    except (ValueError, KeyError, TypeError):
        return None  # damaged: it is built again


def last_good(workspace: Workspace) -> str | None:
    """The hash of the last state that was loaded, None if there is none that this library can read."""
    current = workspace.state / "current"
    if not current.is_file():
        return None
    state_hash, _, schema = current.read_text("utf-8").strip().partition(" ")
    if schema != schema_hash() or saved_result(workspace, state_hash) is None:
        return None
    return state_hash


def point_to(workspace: Workspace, state_hash: str) -> None:
    """Make a state the last good one."""
    content = f"{state_hash} {schema_hash()}\n"
    current = workspace.state / "current"
    if not current.is_file() or current.read_text("utf-8") != content:
        replace_text(current, content)


def replace_text(path: Path, text: str) -> None:
    """Write a file whole: a reader sees the old text or the new one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile("wb", dir=path.parent, suffix=".tmp", delete=False) as file:
        file.write(text.encode())
    os.chmod(file.name, 0o644)  # a temporary file is its owner's alone
    os.replace(file.name, path)


def build(
    workspace: Workspace, sources: Sources, checked: dict[str, CheckedTable], references: References, result: Result
) -> Path:
    """The file of the state; built unless it exists already."""
    final = path_of(workspace, sources.state_hash)
    workspace.state.mkdir(exist_ok=True)
    if not final.is_file():
        with tempfile.TemporaryDirectory(prefix="building-", dir=workspace.state) as folder:
            new = Path(folder) / final.name
            _write(new, workspace, sources, checked, references, result)
            os.replace(new, final)
    replace_text(final.with_suffix(".json"), result.to_json())
    return final


def _write(
    file: Path,
    workspace: Workspace,
    sources: Sources,
    checked: dict[str, CheckedTable],
    references: References,
    result: Result,
) -> None:
    import duckdb

    # Many small tables: with blocks of the usual size the file would be ten times as large.
    with duckdb.connect(str(file), config={"default_block_size": 16384}) as connection:
        connection.execute("create schema raw; create schema reference; begin")
        for table in tables.TABLES:
            _raw(connection, table, checked.get(table.name))
        for reference in references.tables.values():
            _reference(connection, reference)
        _provenance(connection, workspace, sources, checked, references)
        _findings(connection, result)
        connection.execute("commit")


def _fill(connection, name: str, columns: list[tuple[str, str]], rows: list[tuple]) -> None:
    """A table from its (column, type) and rows of values, cast by the engine."""
    listed = ", ".join(f'"{column}" {kind}' for column, kind in columns)
    connection.execute(f"create table {name} ({listed})")
    if rows:
        text = [[None if value is None else str(value) for value in values] for values in zip(*rows, strict=True)]
        casts = ", ".join(f"cast(c{number} as {kind})" for number, (_, kind) in enumerate(columns))
        lists = ", ".join(f"unnest(cast(? as VARCHAR[])) as c{number}" for number in range(len(columns)))
        connection.execute(f"insert into {name} select {casts} from (select {lists})", text)


def _raw(connection, table: tables.Table, checked: CheckedTable | None) -> None:
    columns = [(column.name, _TYPES[column.kind]) for column in table.columns]
    rows = checked.good_rows.values() if checked else ()
    _fill(connection, f"raw.{table.name}", columns, [tuple(row.get(name) for name, _ in columns) for row in rows])


def _reference(connection, reference) -> None:
    kinds = [(name, _REFERENCE_TYPES.get(NUMBERS.get((reference.name, name)), "VARCHAR")) for name in reference.header]
    rows = [
        (*(row[name] for name in reference.header), position) for position, row in enumerate(reference.rows, start=1)
    ]
    _fill(connection, f"reference.{reference.name}", [*kinds, ("position", "INTEGER")], rows)


def _provenance(
    connection, workspace: Workspace, sources: Sources, checked: dict[str, CheckedTable], references: References
) -> None:
    provided = [(table.table.name, name) for table in checked.values() for name in table.header]
    _fill(connection, "provided", _texts("table_name", "column_name"), provided)
    statuses = [
        (row["evidence_id"], evidence_files.status(workspace, sources.evidence, row.get("location"), row.get("sha256")))
        for row in checked["evidence"].good_rows.values()
    ]
    _fill(connection, "file_status", _texts("evidence_id", "file_status"), statuses)
    overrides = [(reference.name, reference.file.name, reference.file.sha256) for reference in references.overrides]
    _fill(connection, "overrides", _texts("name", "file", "sha256"), overrides)
    meta = {"library_version": __version__, "schema_hash": schema_hash(), "state_hash": sources.state_hash}
    _fill(connection, "meta", _texts("key", "value"), list(meta.items()))
    _inputs(connection, checked)


def _inputs(connection, checked: dict[str, CheckedTable]) -> None:
    counts = [("rows_read", "INTEGER"), ("rows_loaded", "INTEGER"), ("rows_quarantined", "INTEGER")]
    rows = [
        (
            table.table.name,
            table.file,
            table.sha256,
            len(table.rows) + len(table.broken),
            len(table.good_rows),
            len(table.bad_rows),
        )
        for table in checked.values()
    ]
    _fill(connection, "inputs", [*_texts("table_name", "file", "sha256"), *counts], rows)


def _findings(connection, result: Result) -> None:
    place = [*_texts("file", "sheet"), ("row_number", "INTEGER")]
    problems = [(p.file, p.sheet, p.row_number, p.column, p.value, p.rule, p.remedy) for p in result.problems]
    _fill(connection, "quarantine", [*place, *_texts("column_name", "value", "rule", "remedy")], problems)
    notes = [(n.file, n.sheet, n.row_number, n.column, n.value, n.note) for n in result.notes]
    _fill(connection, "notes", [*place, *_texts("column_name", "value", "note")], notes)


def _texts(*names: str) -> list[tuple[str, str]]:
    return [(name, "VARCHAR") for name in names]


def create(connection, references: References) -> None:
    """The tables of a state in an empty database: raw ones without rows, and the reference tables."""
    connection.execute("create schema raw; create schema reference")
    for table in tables.TABLES:
        _raw(connection, table, None)
    for reference in references.tables.values():
        _reference(connection, reference)


def fill(connection, name: str, texts: tuple[str, ...], numbers: tuple[str, ...], rows: list[tuple]) -> None:
    """A table of the state that says where it is from: columns of text, then columns of whole numbers."""
    _fill(connection, name, [*_texts(*texts), *((number, "INTEGER") for number in numbers)], rows)


def found_nothing(connection) -> None:
    """Quarantine and notes without a row, for a state whose rows were checked before."""
    _findings(connection, Result())
