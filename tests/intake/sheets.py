"""Workbooks and Parquet files for tests: of values drawn in the test, or of the tables of a workspace's CSV files."""

from __future__ import annotations

import csv
import io
import subprocess
from datetime import date
from pathlib import Path

import duckdb
import openpyxl

from aimslib.tables import TABLES, Table

TYPES = {"text": "varchar", "date": "date", "integer": "integer"}


def workbook(sheets: dict[str, list[list]]) -> bytes:
    """A workbook with these sheets of cell values; a text that begins with `=` is a formula without a result."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def tables_of(data: Path) -> dict[Table, list[list[str]]]:
    """The records, with the header, of each table that has a CSV file."""
    found = {}
    for table in TABLES:
        if (data / f"{table.name}.csv").is_file():
            with (data / f"{table.name}.csv").open(encoding="utf-8-sig", newline="") as lines:
                found[table] = list(csv.reader(lines))
    return found


def as_workbook(data: Path) -> bytes:
    """The CSV files of a folder as one workbook, with days and numbers as a spreadsheet keeps them."""
    sheets: dict[str, list[list]] = {"how to": [["Fill in a row a system."]]}
    for table, (header, *rows) in tables_of(data).items():
        kinds = [table.column(name).kind for name in header]
        sheets[table.name] = [header, *([_typed(*cell) for cell in zip(kinds, row, strict=True)] for row in rows)]
    return workbook(sheets)


def _typed(kind: str, text: str) -> object:
    if not text:
        return None
    return date.fromisoformat(text) if kind == "date" else int(text) if kind == "integer" else text


def write_parquet(data: Path, folder: Path) -> None:
    """The CSV files of a folder as Parquet files, with days, numbers and lists of their own types."""
    for table, (header, *rows) in tables_of(data).items():
        columns = [table.column(name) for name in header]
        declared = ", ".join(f'"{column.name}" varchar' for column in columns)
        typed = ", ".join(
            f"""list_transform(string_split("{column.name}", ';'), lambda item: trim(item)) as "{column.name}\""""
            if column.many
            else f'cast("{column.name}" as {TYPES[column.kind]}) as "{column.name}"'
            for column in columns
        )
        with duckdb.connect() as connection:
            connection.execute(f"create table t ({declared})")
            if rows:
                holes = ", ".join(["(" + ", ".join("?" * len(header)) + ")"] * len(rows))
                values = [cell or None for row in rows for cell in row]
                connection.execute(f"insert into t values {holes}", values)
            connection.execute(f"copy (select {typed} from t) to '{folder / table.name}.parquet' (format parquet)")


def parquet(folder: Path, select: str) -> bytes:
    """The Parquet file of a query."""
    with duckdb.connect() as connection:
        connection.execute(f"copy ({select}) to '{folder / 'drawn.parquet'}' (format parquet)")
    return (folder / "drawn.parquet").read_bytes()


def saved_by_libreoffice(content: bytes, folder: Path) -> bytes:
    """The workbook after LibreOffice has opened it and saved it again."""
    (folder / "before").mkdir(parents=True)
    (folder / "before" / "aims.xlsx").write_bytes(content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "xlsx", "--outdir", "after", "before/aims.xlsx"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=180)
    return (folder / "after" / "aims.xlsx").read_bytes()
