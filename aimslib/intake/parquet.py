"""A Parquet file -> a sheet of text cells, as if its rows stood in a CSV file below a header."""

from __future__ import annotations

import tempfile
from pathlib import Path

from .cells import as_text
from .sheet import RefusedFile, Sheet, tabulate


def read_parquet(content: bytes) -> Sheet:
    """The sheet in a Parquet file's bytes; its first row is row 2, as below the header of a spreadsheet.

    Raises RefusedFile for bytes that are no Parquet file and for a column of values that no cell can hold.
    """
    import duckdb

    with tempfile.TemporaryDirectory(prefix="aims-parquet-") as folder:
        file = Path(folder) / "table.parquet"
        file.write_bytes(content)
        try:
            with duckdb.connect() as connection:
                names, rows = _rows(connection, str(file))
        except duckdb.Error as error:
            reason = str(error).splitlines()[0].replace(str(file), "the file").rstrip(".")
            raise RefusedFile(f"this is not a readable Parquet file ({reason}).", "Write the file again.") from error
    return tabulate([names, *(_texts(names, row, number) for number, row in enumerate(rows, start=2))])


def _rows(connection, file: str) -> tuple[list[str], list[tuple]]:
    """Names and rows. A moment of a time zone is taken in UTC, so that no figure depends on where it is computed."""
    described = connection.execute("describe select * from read_parquet(?)", [file]).fetchall()
    listed = []
    for name, kind, *_ in described:
        column = '"' + name.replace('"', '""') + '"'
        listed.append(f"make_timestamp(epoch_us({column}))" if kind == "TIMESTAMP WITH TIME ZONE" else column)
    rows = connection.execute(f"select {', '.join(listed)} from read_parquet(?)", [file]).fetchall()
    return [name for name, *_ in described], rows


def _texts(names: list[str], row: tuple, number: int) -> list[str]:
    texts = []
    for name, value in zip(names, row, strict=True):
        try:
            texts.append(as_text(value))
        except ValueError as error:
            raise RefusedFile(
                f"the column {name} holds {error}, which no cell of a table can hold.",
                "Write the column as text, or as a list of texts.",
                number,
            ) from error
    return texts
