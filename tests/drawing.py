"""Drawn tables: a test shows the input as a reader would sketch it, with only the columns that matter.

    evidence_id | satisfies   | effective_on
    E1          | 42001:9.2.1 | 2026-01-01

A required column that is not drawn gets a value that keeps out of the way: a date is 2026-01-01, a text is the row's
own key, an `..._id` key is the row's number, and a vocabulary has the value in `DEFAULTS`. What is drawn is what the
source has: an optional column that is not drawn is "not in source". The tables systems, controls and evidence are there
and empty where they are not drawn; the others are absent.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from aimslib import measures
from aimslib.aims import Aims
from aimslib.tables import BY_NAME, TABLES, Column, Table

from .oracle.states import build_state

AS_OF = "2026-06-30"
DAY = "2026-01-01"
DEFAULTS = {
    "systems": {"lifecycle_stage": "operation"},
    "evidence": {"kind": "record", "status": "accepted"},
    "impact_assessments": {"trigger": "registration", "tier": "minimal"},
    "impacts": {"dimension": "individuals", "likelihood": "1", "severity": "1"},
    "risks": {"axis": "organisation", "status": "open"},
    "sightings": {"source": "sso"},
    "audits": {"kind": "internal"},
    "actions": {"source": "board"},
    "nonconformities": {"source": "internal_audit", "requirement": "42001:10.2", "severity": "minor"},
    "incidents": {"severity": "low"},
    "lifecycle_gates": {"stage": "deployment"},
}


class Row(dict):
    """A row of a measure; it equals a dict that names some of its columns with the same values. Dates are ISO text."""

    __hash__ = None

    def __eq__(self, other: object) -> bool:
        return isinstance(other, dict) and not self.differences(other)

    def __ne__(self, other: object) -> bool:
        return not self == other

    def differences(self, other: dict) -> list[str]:
        """What is another than expected, a line a column. Raises KeyError for a column that the row does not have."""
        unknown = sorted(set(other) - set(self))
        if unknown:
            raise KeyError(f"no column {', '.join(unknown)} in {sorted(self)}")
        return [f"{name}: {self[name]!r}, expected {value!r}" for name, value in other.items() if self[name] != value]


class Drawing:
    """An organisation drawn by its tables, to be asked for measures on any date."""

    def __init__(self, path: Path, tables: dict[str, str], files: dict[str, str], reference: dict[str, list[dict]]):
        rows = {name: parse(BY_NAME[name], text) for name, text in tables.items()}
        absent = [table.name for table in TABLES if table.required and table.name not in tables]
        provided = {pair for name, text in tables.items() for pair in _provided(BY_NAME[name], text)}
        provided |= {(name, column.name) for name in absent for column in BY_NAME[name].columns}
        self.path = build_state(path, rows, provided, files, reference)

    def measure(self, name: str, as_of: str = AS_OF, **focus: str) -> dict | Row:
        """The rows of a measure by its key without as_of: one column as it is, several as a tuple; without a key the
        one row, or where there are several dates the rows by date. focus: area, org_unit, tier."""
        return rows_of(Aims.on(self.path, as_of, **focus), name)


def rows_of(aims: Aims, name: str) -> dict | Row:
    """The rows of a measure as `Drawing.measure` gives them."""
    rows = [Row({column: _plain(value) for column, value in row.items()}) for row in aims.measure(name)]
    key = measures.definition(name).grain[1:]
    if not key and len(rows) == 1:
        return rows[0]
    return _by_key(rows, key or ("as_of",))


def parse(table: Table, text: str) -> list[dict[str, str | None]]:
    """The rows of a drawn table, with what is not drawn filled in. Raises ValueError for what can't be its rows."""
    header, *lines = [[cell.strip() for cell in line.split("|")] for line in text.splitlines() if line.strip()]
    columns = [_column(table, name) for name in header]
    ragged = [line for line in lines if len(line) != len(header)]
    if ragged:
        raise ValueError(f"{table.name}: {ragged[0]} has {len(ragged[0])} cells, the header has {len(header)}")
    return [_filled(table, columns, line, number) for number, line in enumerate(lines, 1)]


def _column(table: Table, name: str) -> Column:
    if name not in {column.name for column in table.columns}:
        raise ValueError(f"{table.name} has no column {name!r}")
    return table.column(name)


def _filled(table: Table, columns: list[Column], cells: list[str], number: int) -> dict[str, str | None]:
    row: dict[str, str | None] = {}
    for column, cell in zip(columns, cells, strict=True):
        values = [part.strip() for part in cell.split(";")] if column.many else [cell]
        if cell and column.values and not set(values) <= set(column.values):
            raise ValueError(f"{table.name}.{column.name}: {cell!r} is none of {', '.join(column.values)}")
        row[column.name] = cell or None
    for column in table.columns:
        if column.required and column.name not in row:
            row[column.name] = _default(table, column, row, number)
    return row


def _default(table: Table, column: Column, row: dict[str, str | None], number: int) -> str:
    if column.name in DEFAULTS.get(table.name, {}):
        return DEFAULTS[table.name][column.name]
    if column.kind == "date":
        return DAY
    if column.name in table.key and column.name.endswith("_id"):
        return str(number)
    if column.name in table.key or column.identifier or column.refers or column.values:
        raise ValueError(f"{table.name}.{column.name} has to be drawn")
    return str(row[table.key[0]])


def _provided(table: Table, text: str) -> set[tuple[str, str]]:
    drawn = {cell.strip() for cell in text.strip().splitlines()[0].split("|")}
    return {(table.name, name) for name in drawn | {column.name for column in table.columns if column.required}}


def _plain(value: object) -> object:
    return value.isoformat() if hasattr(value, "isoformat") else value


def _by_key(rows: Iterable[Row], key: tuple[str, ...]) -> dict:
    found = {}
    for row in rows:
        name = row[key[0]] if len(key) == 1 else tuple(row[column] for column in key)
        if name in found:
            raise ValueError(f"two rows for {name!r}: the key {key} is none")
        found[name] = row
    return found
