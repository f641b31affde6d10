"""A value of a workbook or of a Parquet file -> the text that stands for it in a CSV file.

So that a table is the same table in whatever file it comes, everything after reading deals with text alone.
"""

from __future__ import annotations

import datetime
import math
from decimal import Decimal


def as_text(value: object) -> str:
    """The text of a value; blank for nothing. Whole numbers without `.0`, days as 2026-06-30, lists joined by `; `.

    Raises ValueError, naming the kind of value, for what no cell can hold.
    """
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float):
        return _number(value)
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, datetime.datetime):
        return _moment(value)
    if isinstance(value, list):
        return "; ".join(text for text in map(as_text, value) if text)
    if isinstance(value, dict | bytes | bytearray):
        raise ValueError("a record" if isinstance(value, dict) else "raw bytes")
    return str(value)


def _number(value: float) -> str:
    if math.isnan(value):
        return ""  # what other programs write where a number is missing
    return str(int(value)) if value.is_integer() else repr(value)


def _moment(value: datetime.datetime) -> str:
    """A day where the time of day is midnight, which is how spreadsheets keep days."""
    return value.date().isoformat() if value.time() == datetime.time() else value.isoformat(" ")
