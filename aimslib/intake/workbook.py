"""data/aims.xlsx -> a sheet of text cells a table, or the reason why the workbook can't be trusted.

A cell counts with the value that the spreadsheet program saved: a text as it is, a day as 2026-06-30, a number as its
shortest text. Hidden rows, columns and sheets are read like all others; of the formats only those of dates count.
"""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cached_property

from .cells import as_text
from .place import letters
from .sheet import RefusedFile, Sheet, Unreadable, kind_of, tabulate

NAME = "aims.xlsx"
HOW_TO = "how to"  # the sheet for people; sheets whose name starts with _ are left alone too
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_STRINGS = "xl/sharedStrings.xml"
_SAVE = "Open it in the spreadsheet program and save it as Excel Workbook (.xlsx)."
_NEAR_TOP = 20  # rows in which a header is looked for that is not where it belongs


class Workbook:
    """The sheets of a workbook. Raises RefusedFile for bytes that are none, or that are locked with a password."""

    def __init__(self, content: bytes):
        _check_kind(content)
        self._content = content
        with _parsing("this is not a readable Excel workbook"):
            self._values = self._open(data_only=True)
        if not self._values.worksheets:
            raise RefusedFile("the workbook has no sheet that can be read.", _SAVE)

    @property
    def names(self) -> list[str]:
        """The names of the sheets, but for those that are not meant to be tables."""
        names = [sheet.title for sheet in self._values.worksheets]
        return [name for name in names if not name.startswith("_") and name.strip().casefold() != HOW_TO]

    def read(self, name: str, columns: Iterable[str] = ()) -> Sheet:
        """The sheet of this name. columns: those of its table, to recognise a header that is not in the first row.

        Raises RefusedFile for a sheet that is not readable or has no header in its first row.
        """
        records: list[list[str]] = []
        unreadable: list[Unreadable] = []
        with _parsing("the sheet is not readable"):
            for number, row in enumerate(self._rows(name), start=1):
                texts = [_text(*cells) for cells in row]
                unreadable += [Unreadable(number, at, rule, text) for at, (text, rule) in enumerate(texts) if rule]
                records.append([text for text, _ in texts])
        for record in records:
            while record and not record[-1].strip():  # cells that have a format and nothing else
                record.pop()
        while records and not records[-1]:
            records.pop()
        _check_header(records, unreadable, set(columns))
        width = max(map(len, records), default=0)
        return tabulate([record + [""] * (width - len(record)) for record in records], "sheet", unreadable)

    def _rows(self, name: str) -> Iterator[Iterable[tuple]]:
        """Each row's cells, with the formula behind each of them in a workbook that has formulas."""
        values = _rows(self._values, name)
        if self._formulas is None:
            return (((cell, None) for cell in row) for row in values)
        both = zip(values, _rows(self._formulas, name), strict=True)
        return (zip(row, formulas, strict=True) for row, formulas in both)

    @cached_property
    def _formulas(self):
        """The workbook with formulas in place of values, None where it has none: a second reading takes its time."""
        with zipfile.ZipFile(io.BytesIO(self._content)) as archive:
            parts = [name for name in archive.namelist() if name.endswith(".xml")]
            found = any(_FORMULA.search(archive.read(name)) for name in parts)
        return self._open(data_only=False) if found else None

    def _open(self, data_only: bool):
        import openpyxl

        workbook = openpyxl.load_workbook(io.BytesIO(self._content), read_only=True, data_only=data_only)
        strings = _with_escapes(self._content)
        if strings is not None:
            for sheet in workbook.worksheets:
                sheet._shared_strings = strings
        return workbook


def _with_escapes(content: bytes) -> list[str] | None:
    """The shared strings where one has the mark _x005F_, which openpyxl takes away so that `_decoded` can't see it."""
    from openpyxl.cell.text import Text
    from openpyxl.xml.constants import SHEET_MAIN_NS
    from openpyxl.xml.functions import iterparse

    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        part = archive.read(_STRINGS) if _STRINGS in archive.namelist() else b""
    if b"x005F_" not in part:
        return None
    nodes = (node for _, node in iterparse(io.BytesIO(part)) if node.tag == f"{{{SHEET_MAIN_NS}}}si")
    return [Text.from_tree(node).content for node in nodes]


def _decoded(text: str) -> str:
    """Characters that XML can't hold are written as _x000D_, and a text that looks like that as _x005F_x000D_."""
    return _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


def _rows(workbook, name: str) -> Iterator[tuple]:
    sheet = workbook[name]
    sheet.reset_dimensions()  # some programs write a size that leaves out rows
    return sheet.iter_rows()


def _text(cell, formula) -> tuple[str, str]:
    """A cell's text and, where it has no value to count with, the rule that it breaks."""
    if cell.data_type == "e":
        return str(cell.value), "error value"
    if cell.value is None:
        # A formula whose saved result is an empty text says so (`str`); without any result there is no telling.
        if formula is not None and formula.data_type == "f" and cell.data_type != "str":
            return _formula_text(formula.value), "formula"
        return "", ""
    return (_decoded(cell.value) if isinstance(cell.value, str) else as_text(cell.value)), ""


def _formula_text(formula) -> str:
    return formula if isinstance(formula, str) else str(getattr(formula, "text", None) or "=")


def _check_header(records: list[list[str]], unreadable: list[Unreadable], columns: set[str]) -> None:
    for cell in unreadable:
        if cell.row == 1:
            where = f"cell {letters(cell.position)}1"
            raise RefusedFile(f"{where} of the header has no value ({cell.shown}).", "Write the name of the column.")
    if records and not columns.intersection(map(str.strip, records[0])):
        for number, record in enumerate(records[1:_NEAR_TOP], start=2):
            if len(columns.intersection(map(str.strip, record))) > 1:
                raise RefusedFile(
                    f"the names of the columns stand in row {number}.",
                    "They must stand in the first row: remove the rows above them.",
                )


def _check_kind(content: bytes) -> None:
    kind = kind_of(content)
    if content.startswith(b"\xd0\xcf\x11\xe0") and _ENCRYPTED in content:
        raise RefusedFile(
            "the workbook is locked with a password.",
            "Take the password away (in Excel: File, Info, Protect Workbook, Encrypt with Password) and save it.",
        )
    if content.startswith(b"PK\x03\x04"):
        try:
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                names = archive.namelist()
        except zipfile.BadZipFile as error:
            raise RefusedFile("the workbook is damaged, for example cut off in a transfer.", _SAVE) from error
        if "[Content_Types].xml" in names and "xl/workbook.bin" not in names and "word/document.xml" not in names:
            return
        kind = "a workbook of another kind (such as .xlsb or .ods) or another archive"
    raise RefusedFile(f"this is not an Excel workbook{f' but {kind}' if kind else ''}.", _SAVE)


@contextmanager
def _parsing(what: str) -> Iterator[None]:
    """What openpyxl warns of (pictures, rules it does not keep) is nothing that a reader of cells could miss."""
    try:
        with warnings.catch_warnings(action="ignore"):
            yield
    except Exception as error:  # a damaged part raises whatever the code for that part runs into
        reason = f"{type(error).__name__}: {error}".splitlines()[0].rstrip(".")
        raise RefusedFile(f"{what} ({reason}).", _SAVE) from error
