"""Rows of text cells -> a sheet with a header, whatever kind of file they come from; or the reason to refuse it.

Nothing is interpreted here: `5.10`, `007` and `NA` stay as written. Row numbers are those a spreadsheet shows: the
header is row 1.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from .place import letters

_SIGNATURES = (
    (b"PK\x03\x04", "an Excel workbook or another zip archive"),
    (b"\xd0\xcf\x11\xe0", "an old Excel workbook"),
    (b"PAR1", "a Parquet file"),
    (b"%PDF", "a PDF document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"SQLite format 3", "a database"),
)


class RefusedFile(Exception):
    """The file can't be trusted; `problem` is a clause that follows the file's name, `remedy` what to do."""

    def __init__(self, problem: str, remedy: str, row: int | None = None):
        super().__init__(problem)
        self.problem, self.remedy, self.row = problem, remedy, row

    def text(self, file: str) -> str:
        place = f"{file} row {self.row}" if self.row else file
        return f"{place}: {self.problem}\n  " + "\n  ".join(self.remedy.splitlines())


@dataclass(frozen=True)
class Row:
    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Unreadable:
    """A cell of a workbook that has no value: an error, or a formula whose result was not saved."""

    row: int
    position: int  # of its column in the sheet, from 0
    rule: str  # "error value" or "formula"
    shown: str


@dataclass(frozen=True)
class Sheet:
    """Text as the file has it. ragged: rows with another number of cells than the header, kept apart.

    positions: where the columns of the header stand in the file, from 0.
    """

    header: tuple[str, ...]
    rows: tuple[Row, ...]
    ragged: tuple[Row, ...] = field(default=())
    positions: tuple[int, ...] = ()
    unreadable: tuple[Unreadable, ...] = ()


def kind_of(content: bytes) -> str | None:
    """What bytes are that are no text, in plain words; None where their beginning does not say."""
    return next((kind for signature, kind in _SIGNATURES if content.startswith(signature)), None)


def tabulate(records: Sequence[Sequence[str]], noun: str = "file", unreadable: Sequence[Unreadable] = ()) -> Sheet:
    """The sheet in records of text, the first being row 1; blank rows are left out, and so are columns without a name
    and a value.

    noun: what the records are from; a column of a "sheet" is named by its letter. Raises RefusedFile for a duplicate or
    missing header, and for records that all have another number of cells than the header.
    """
    if not records:
        raise RefusedFile(f"the {noun} is empty.", "Write a first row with the names of the columns.")
    header = _header(records[0])
    width = len(header)
    filled = [
        Row(number, tuple(cells))
        for number, cells in enumerate(records[1:], start=2)
        if any(cell.strip() for cell in cells)
    ]
    if filled and all(len(row.cells) > width and not any(map(str.strip, row.cells[width:])) for row in filled):
        # Some programs end every row but the header with commas. In one row alone it is a row that may be shifted.
        filled = [Row(row.number, row.cells[:width]) for row in filled]
    rows = [row for row in filled if len(row.cells) == width]
    ragged = [row for row in filled if len(row.cells) != width]
    if ragged and not rows:
        first = ragged[0]
        raise RefusedFile(
            f"every row has another number of cells than the header ({len(first.cells)} in row {first.number}, "
            f"{width} in the header).",
            "Every value would stand in the wrong column. Save the file again with one cell a column in each row.",
        )
    return _without_unnamed(header, rows, ragged, noun, unreadable)


def _header(record: Sequence[str]) -> tuple[str, ...]:
    header = [cell.strip() for cell in record]
    if not any(header):
        raise RefusedFile("the first row is blank.", "Write a first row with the names of the columns.", 1)
    for name in header:
        if name and header.count(name) > 1:
            raise RefusedFile(
                f"the column {name} is there {header.count(name)} times.",
                "Which one is meant is unknown. Keep one of them.",
                1,
            )
    return tuple(header)


def _without_unnamed(
    header: tuple[str, ...], rows: list[Row], ragged: list[Row], noun: str, unreadable: Sequence[Unreadable]
) -> Sheet:
    """Columns that spreadsheets export although nobody uses them are left out; a value without a name is refused."""
    unnamed = [index for index, name in enumerate(header) if not name]
    for index in unnamed:
        filled = next((row for row in rows if row.cells[index].strip()), None)
        if filled:
            column = letters(index) if noun == "sheet" else index + 1
            raise RefusedFile(
                f"column {column} has no name, but row {filled.number} has a value in it.",
                "Give the column a name or empty it.",
                1,
            )
    kept = tuple(index for index in range(len(header)) if index not in unnamed)
    if unnamed:
        rows = [Row(row.number, tuple(row.cells[index] for index in kept)) for row in rows]
    names = tuple(header[index] for index in kept)
    return Sheet(names, tuple(rows), tuple(ragged), kept, tuple(unreadable))
