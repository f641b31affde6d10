"""Rows as text: a table for people, CSV and JSON for programs."""

from __future__ import annotations

import csv
import io
import json
from datetime import date

FORMATS = ("table", "csv", "json")


def render(rows: list[dict], columns: list[str], form: str) -> str:
    """Rows in one of FORMATS. JSON: numbers, booleans, null, ISO dates, lists as arrays. CSV: an empty cell is null,
    lists are joined by `; `. Table: ratios as percent with two decimals, null as n/a in a ratio and as - elsewhere."""
    if form == "json":
        return json.dumps(rows, default=_json, ensure_ascii=False, indent=2)
    if form == "csv":
        target = io.StringIO()
        writer = csv.writer(target, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows([_cell(row[column]) for column in columns] for row in rows)
        return target.getvalue().rstrip("\n")
    return table([[_shown(column, row[column]) for column in columns] for row in rows], columns)


def table(rows: list[list], headers: list[str]) -> str:
    from tabulate import tabulate

    return tabulate(rows, headers=headers, disable_numparse=True)


def _json(value) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"no JSON form for {type(value).__name__}")


def _cell(value) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    return "; ".join(value) if isinstance(value, list) else str(value)


def _shown(column: str, value) -> str:
    if value is None:
        return "n/a" if column.endswith("ratio") else "-"
    if isinstance(value, float):
        return f"{100 * value:.2f} %" if column.endswith("ratio") else f"{value:.2f}"
    return _cell(value)
