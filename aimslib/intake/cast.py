"""Text -> the canonical text of a type, by the specs of `tables.py`; what can't be read stays as it is written.

Canonical: no surrounding blanks; NULL for blank; dates as 2026-06-30; whole numbers without sign or zeros in front;
vocabularies in their own spelling; lists joined by "; ". The checks then say which values are not canonical, and the
state turns the others into DATE and INTEGER.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from ..tables import Column

DATE_SHAPE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ]00:00(?::00(?:\.0+)?)?Z?)?", re.ASCII)
_SLASHED = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})", re.ASCII)
_WHOLE = re.compile(r"([+-]?)0*(\d+)(?:\.0+)?", re.ASCII)


@dataclass(frozen=True)
class Caster:
    """Casts by the specs; date_order: dmy, mdy or empty (then 03/04/2026 is no date)."""

    date_order: str = ""

    def cell(self, column: Column, text: str) -> str | None:
        """The canonical text of a cell, None for a blank one."""
        if column.many:
            items = [self._value(column, item.strip()) for item in text.split(";") if item.strip()]
            return "; ".join(items) or None
        return self._value(column, text.strip()) or None

    def _value(self, column: Column, text: str) -> str:
        if column.values:
            spelt = text.casefold()
            return spelt if spelt in column.values else text
        if column.kind == "date":
            return self._date(text)
        if column.kind == "integer":
            whole = _WHOLE.fullmatch(text)
            return ("-" if whole[1] == "-" else "") + whole[2] if whole else text
        return text

    def _date(self, text: str) -> str:
        if iso := _ISO.fullmatch(text):
            return f"{iso[1]}-{iso[2]}-{iso[3]}"
        if self.date_order and (slashed := _SLASHED.fullmatch(text)):
            first, second = slashed[1].zfill(2), slashed[3].zfill(2)
            day, month = (first, second) if self.date_order == "dmy" else (second, first)
            return f"{slashed[4]}-{month}-{day}"
        return text

    def is_valid(self, column: Column, text: str) -> bool:
        """Is this text a filled, valid value of a column with a vocabulary, of dates or of numbers?"""
        value = self.cell(column, text)
        if value is None:
            return False
        if column.values:
            return all(item in column.values for item in value.split("; "))
        return as_date(value) is not None if column.kind == "date" else _WHOLE.fullmatch(value) is not None


def as_date(text: str) -> datetime.date | None:
    """The day that a canonical date names, None if it is no day of the calendar."""
    try:
        return datetime.date.fromisoformat(text) if DATE_SHAPE.fullmatch(text) else None
    except ValueError:
        return None


def readings(text: str) -> tuple[str, ...]:
    """The days that a date such as 03/04/2026 may mean, day first and month first; empty where it is none."""
    if not _SLASHED.fullmatch(text):
        return ()
    both = (Caster(order)._date(text) for order in ("dmy", "mdy"))
    return tuple(dict.fromkeys(day for day in both if as_date(day)))
