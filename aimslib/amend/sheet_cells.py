"""A text -> the XML of a cell: a day where the cell's format shows days, a number in columns of numbers, else text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from xml.etree import ElementTree
from xml.sax.saxutils import escape, quoteattr

from ..intake.cast import as_date
from ..tables import Column

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_FIRST_DAY = date(1900, 3, 1)  # before it, spreadsheets disagree on what a date's number means
_MOST_DIGITS = 15  # of a number that a spreadsheet keeps exactly
_TEXT_FORMAT = "@"
# Of the cell's attributes those that say what kind of value it had go with it.
_OF_THE_VALUE = ("t", "cm", "vm")
_MARK = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0d\x0e-\x1f\ufffe\uffff]")
LONGEST = 32_767


@dataclass(frozen=True)
class Styles:
    """The number format of each style of a workbook, by the number that cells name; and its first day."""

    formats: tuple[str, ...]
    epoch: date

    @classmethod
    def of(cls, styles: bytes | None, since_1904: bool) -> Styles:
        """From the bytes of xl/styles.xml; a workbook without it has no formats."""
        from openpyxl.styles.numbers import BUILTIN_FORMATS

        epoch = date(1904, 1, 1) if since_1904 else date(1899, 12, 30)
        if styles is None:
            return cls((), epoch)
        root = ElementTree.fromstring(styles)
        known = {str(number): code for number, code in BUILTIN_FORMATS.items()}
        own = root.iterfind(f"{_MAIN}numFmts/{_MAIN}numFmt")
        known |= {one.get("numFmtId", ""): one.get("formatCode", "") for one in own}
        cells = root.iterfind(f"{_MAIN}cellXfs/{_MAIN}xf")
        return cls(tuple(known.get(one.get("numFmtId", "0"), "General") for one in cells), epoch)

    def format(self, style: str | None) -> str:
        number = int(style or 0)
        return self.formats[number] if number < len(self.formats) else "General"

    def is_date(self, style: str | None) -> bool:
        """Would intake read a number in a cell of this style as a day?"""
        from openpyxl.styles.numbers import is_date_format, is_timedelta_format

        code = self.format(style)
        return is_date_format(code) and not is_timedelta_format(code)

    @property
    def of_days(self) -> str | None:
        """The first style that shows year, month and day, None without one."""
        codes = enumerate(code.casefold() for code in self.formats)
        return next((str(number) for number, code in codes if {"y", "m", "d"} <= set(code) and "h" not in code), None)


def cell(prefix: str, attributes: Mapping[str, str], text: str, column: Column, styles: Styles) -> bytes:
    """The cell with this text. attributes: those it had, at least its reference (r); its style (s) is kept."""
    if not text:
        return empty(prefix, attributes)
    kept = _kept(attributes)
    style = kept.get("s")
    day = as_date(text) if column.kind == "date" else None
    if day and day >= _FIRST_DAY and styles.is_date(style):
        return _cell(prefix, kept, f"<{prefix}v>{(day - styles.epoch).days}</{prefix}v>")
    as_number = column.kind == "integer" and styles.format(style) != _TEXT_FORMAT and not styles.is_date(style)
    if as_number and _is_number(text):
        return _cell(prefix, kept, f"<{prefix}v>{text}</{prefix}v>")
    return _cell(
        prefix,
        kept | {"t": "inlineStr"},
        f'<{prefix}is><{prefix}t xml:space="preserve">{_written(text)}</{prefix}t></{prefix}is>',
    )


def empty(prefix: str, attributes: Mapping[str, str]) -> bytes:
    """The cell with its format alone."""
    return _cell(prefix, _kept(attributes), "")


def _kept(attributes: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in attributes.items() if name not in _OF_THE_VALUE}


def _cell(prefix: str, attributes: Mapping[str, str], content: str) -> bytes:
    tag = "".join(f" {name}={quoteattr(value)}" for name, value in attributes.items())
    return (f"<{prefix}c{tag}>{content}</{prefix}c>" if content else f"<{prefix}c{tag}/>").encode()


def _is_number(text: str) -> bool:
    return len(text) <= _MOST_DIGITS and text.isascii() and text.isdecimal() and str(int(text)) == text


def _written(text: str) -> str:
    """Characters that XML can't hold as _x000D_, and a text that looks like that as _x005F_x000D_."""
    text = _MARK.sub("_x005F_", text)
    return escape(_NOT_XML.sub(lambda found: f"_x{ord(found[0]):04X}_", text))
