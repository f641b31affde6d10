"""Changes a CSV file and leaves every byte alone that is not part of the change.

A register under version control must show a change as its lines and nothing else, and a spreadsheet that wrote a byte
order mark, quotation marks everywhere or CRLF must find them again. So the text is cut at the changed cells, and what
lies between is never written anew.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..errors import IntakeError
from ..tables import Table
from .changes import Change
from .look import NOTHING_SAVED

# The longer marks first: the mark of UTF-32 starts with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_FIELD = re.compile(r'"[^"]*(?:""[^"]*)*"|[^,\r\n]*')
_BREAK = re.compile(r"\r\n|\r|\n")
_LAST_BREAK = re.compile(r"(?<=[^\r\n])(?:\r\n|\r|\n)\Z")  # of a line that is not blank
_NEEDS_QUOTES = re.compile(r'[,"\r\n]')
UTF8_REMEDY = "Save the file as CSV UTF-8 and take its encoding out of params/intake.yaml."


@dataclass(frozen=True)
class Record:
    """Where a row stands in the text: its cells as (start, end), its end, and the end of its line break."""

    cells: tuple[tuple[int, int], ...]
    end: int
    stop: int


def edit(where: str, content: bytes, encoding: str, change: Change) -> bytes:
    """The file's new bytes. content: a file that intake reads; encoding: what it is where no byte order mark says so.

    Raises IntakeError for a text that the encoding can't write, and for bytes that would not all come back.
    """
    mark, codec = next(((mark, codec) for mark, codec in _MARKS if content.startswith(mark)), (b"", encoding))
    text = content[len(mark) :].decode(codec)
    if mark + text.encode(codec) != content:
        raise IntakeError(
            f"{where}: {codec} can't be changed without changing other rows.\n  {UTF8_REMEDY} {NOTHING_SAVED}"
        )
    _check_encodable(where, codec, change)
    return mark + _edited(text, change).encode(codec)


def records(text: str) -> list[Record]:
    """The rows of a well-formed CSV text, blank ones included, as csv.reader counts them."""
    found, at = [], 0
    while at < len(text):
        cells = []
        while True:
            cell = _FIELD.match(text, at)
            cells.append(cell.span())
            at = cell.end()
            if not text.startswith(",", at):
                break
            at += 1
        end, line_break = at, _BREAK.match(text, at)
        if line_break is None and at < len(text):
            raise ValueError(f"no CSV at character {at}")
        at = line_break.end() if line_break else at
        found.append(Record(tuple(cells), end, at))
    return found


def _edited(text: str, change: Change) -> str:
    rows = records(text)
    quoting = _Quoting.of(text, rows)
    pieces = []  # start, end, what stands there instead
    for number, cells in change.cells.items():
        for position, value in cells.items():
            start, end = rows[number - 1].cells[position]
            pieces.append((start, end, quoting.cell(value, like=text[start:end])))
    for number in change.removed:
        pieces.append((rows[number - 1].cells[0][0], rows[number - 1].stop, ""))
    if change.added:
        pieces.append(_added(text, rows, change, quoting))
    parts, at = [], 0
    for start, end, new in sorted(pieces):
        parts += [text[at:start], new]
        at = end
    fresh = "".join([*parts, text[at:]])
    if rows[-1].end == rows[-1].stop and (last := _LAST_BREAK.search(fresh)):
        return fresh[: last.start()]  # a file whose last line had no line break
    return fresh


def _added(text: str, rows: list[Record], change: Change, quoting: _Quoting) -> tuple[int, int, str]:
    """The new rows, after the last row that is not blank and stays."""
    filled = [number for number, row in enumerate(rows, 1) if number == 1 or _filled(text, row)]
    after = rows[next(number for number in reversed(filled) if number not in change.removed) - 1]
    # Some programs end every row but the header with commas; a row without them would make all others uneven.
    width, widths = len(rows[0].cells), [len(rows[number - 1].cells) for number in filled[1:]]
    width = max(width, min(widths, default=0))
    breaks = [text[row.end : row.stop] for row in rows if row.end < row.stop]
    line_break = breaks[-1] if breaks else "\n"
    lines = [",".join(quoting.cell(row.get(position, "")) for position in range(width)) for row in change.added]
    if after.end == after.stop:
        return after.stop, after.stop, "".join(f"{line_break}{line}" for line in lines)
    return after.stop, after.stop, "".join(f"{line}{line_break}" for line in lines)


def _filled(text: str, row: Record) -> bool:
    """Does intake read this row, or is it blank?"""
    cells = (text[start:end] for start, end in row.cells)
    return any((cell[1:-1] if cell.startswith('"') else cell).strip() for cell in cells)


@dataclass(frozen=True)
class _Quoting:
    """always: every cell with text stands in quotation marks; empty: so do the cells without."""

    always: bool
    empty: bool

    @classmethod
    def of(cls, text: str, rows: list[Record]) -> _Quoting:
        cells = [(start, end) for row in rows[1:] or rows for start, end in row.cells if row.end > row.cells[0][0]]
        full = [text[start] == '"' for start, end in cells if end - start and text[start:end] != '""']
        always = bool(full) and all(full)
        return cls(always, always and all(end > start for start, end in cells))

    def cell(self, value: str, like: str = "") -> str:
        """The text as the file writes it; like: what stood there."""
        if not value:
            return '""' if self.empty or like == '""' else ""
        if self.always or like.startswith('"') or _NEEDS_QUOTES.search(value):
            escaped = value.replace('"', '""')
            return f'"{escaped}"'
        return value


def _check_encodable(where: str, codec: str, change: Change) -> None:
    for cells in (*change.cells.values(), *change.added):
        for position, value in cells.items():
            try:
                value.encode(codec)
            except UnicodeEncodeError as error:
                raise IntakeError(
                    f'{where}, column {change.columns[position].name}: {codec} has no "{value[error.start]}", which is '
                    f'in "{value}".\n  {UTF8_REMEDY} {NOTHING_SAVED}'
                ) from error


def create(where: str, table: Table, rows: Sequence[Mapping[str, str]], encoding: str) -> bytes:
    """A new file with all columns of a table and these rows, in UTF-8 unless its encoding is another.

    Raises IntakeError for a text that the encoding can't write.
    """
    header = ",".join(column.name for column in table.columns) + "\n"
    at = {column.name: number for number, column in enumerate(table.columns)}
    added = tuple({at[name]: text for name, text in row.items() if text} for row in rows)
    return edit(where, header.encode(encoding), encoding, Change(dict(enumerate(table.columns)), added=added))
