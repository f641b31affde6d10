"""A CSV file -> a sheet of text cells, or the reason why the file can't be trusted as a whole.

Nothing is interpreted here: `5.10`, `007` and `NA` stay as written. Row numbers are those a spreadsheet shows: the
header is row 1, and a cell with line breaks is still one row.
"""

from __future__ import annotations

import codecs
import csv
import io

from .sheet import RefusedFile, Sheet, kind_of, tabulate

# The longer marks first: the mark of UTF-32 starts with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CELL_LIMIT = 10_000_000


def read_csv(content: bytes, encoding: str = "utf-8") -> Sheet:
    """The sheet in a CSV file's bytes; blank rows are left out, and so are columns without a name and a value.

    encoding: what the workspace says; a byte order mark in the file wins.
    Raises RefusedFile for bytes that are not text of that encoding, content that is not CSV, a duplicate or missing
    header, and a file in which every row has another number of cells than the header.
    """
    records = _records(_decode(content, encoding))
    if records:
        _check_separator(records[0])
    return tabulate(records)


def _decode(content: bytes, encoding: str) -> str:
    if kind := kind_of(content):
        raise RefusedFile(f"this is not a CSV file but {kind}.", "Save it from the spreadsheet as CSV UTF-8.")
    encoding = next((name for mark, name in _MARKS if content.startswith(mark)), encoding)
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        raise _undecodable(encoding, error) from error
    except UnicodeError as error:
        raise RefusedFile(f"the file is not {_readable(encoding)}: {error}.", "Save it as CSV UTF-8.") from error
    if "\x00" in text:
        row = _row_at(text[: text.index("\x00")])
        raise RefusedFile("there are NUL characters in it.", "Save it as CSV UTF-8; it is binary, or UTF-16.", row)
    return text


def _undecodable(encoding: str, error: UnicodeDecodeError) -> RefusedFile:
    # error.object rather than the file's bytes: some codecs take the byte order mark away before they count.
    before = error.object[: error.start].decode(error.encoding, errors="replace")
    byte = error.object[error.start]
    line = before.splitlines()[-1] if before and not before.endswith("\n") else ""
    after = f' (after "{line[-25:].lstrip()}")' if line.strip() else ""
    return RefusedFile(
        f"the file is not {_readable(encoding)}: it has the byte 0x{byte:02x}{after}.",
        "Save it as CSV UTF-8, or name its encoding in params/intake.yaml, for example: encoding: cp1252",
        _row_at(before),
    )


def _readable(encoding: str) -> str:
    return {"utf-8": "UTF-8", "utf-8-sig": "UTF-8"}.get(encoding, encoding)


def _row_at(text: str) -> int:
    """The row in which a text that was cut off ends."""
    rows = list(csv.reader(io.StringIO(text, newline="")))
    ends_row = text.endswith(("\n", "\r")) and text.count('"') % 2 == 0
    return len(rows) + 1 if ends_row or not rows else len(rows)


def _records(text: str) -> list[list[str]]:
    csv.field_size_limit(_CELL_LIMIT)
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    records: list[list[str]] = []
    try:
        records.extend(reader)
    except csv.Error as error:
        row = len(records) + 1
        if "unexpected end of data" in str(error):
            raise RefusedFile(
                "a quotation mark opens here and is never closed, so the rest of the file is one cell.",
                'Close it; within a quoted cell write a quotation mark twice: "".',
                row,
            ) from error
        raise RefusedFile(
            f"the file is not well-formed CSV: {error}.",
            'A cell with a quotation mark must be quoted, with the mark written twice: "the ""AI"" policy".',
            row,
        ) from error
    return records


def _check_separator(header: list[str]) -> None:
    for separator, name in ((";", "semicolons"), ("\t", "tabs"), ("|", "bars")):
        if len(header) == 1 and separator in header[0]:
            raise RefusedFile(f"the columns are separated by {name}.", "Save it with commas between the columns.", 1)
