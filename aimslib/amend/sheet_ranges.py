"""Ranges that end where the old rows ended go on to the new ones: drop-down lists, conditional formats, filters."""

from __future__ import annotations

import re

from ..intake.place import letters
from .sheet_xml import position_of

_AREA = re.compile(r"(\$?[A-Z]+\$?)([0-9]+)(?::(\$?[A-Z]+\$?)([0-9]+))?")


def extended(ranges: str, first: int, last: int, header: bool = False) -> str:
    """The ranges, separated by blanks, with those that reach the row above the new rows `first` to `last`, or only the
    first of these, ending with `last`. header: a range of the header alone counts, too (a filter's does)."""
    return " ".join(_extended(area, first, last, header) for area in ranges.split(" "))


def _extended(area: str, first: int, last: int, header: bool) -> str:
    found = _AREA.fullmatch(area)
    if not found:
        return area  # whole columns
    left, top, right, bottom = found[1], int(found[2]), found[3] or found[1], int(found[4] or found[2])
    of_one_row = top == bottom > 2  # a rule for this row rather than for the column
    if first - 1 <= bottom < last and top <= first and not of_one_row and (bottom > 1 or header):
        return f"{left}{top}:{right}{last}"
    return area


def widened(dimension: str, rows: range, positions: range) -> str:
    """The smallest range that holds a sheet's old size and these rows and positions of columns."""
    found = _AREA.fullmatch(dimension)
    if not found:
        return dimension
    left, right = position_of(found[1].strip("$")), position_of((found[3] or found[1]).strip("$"))
    top, bottom = int(found[2]), int(found[4] or found[2])
    left, right = min(left, positions.start), max(right, positions.stop - 1)
    top, bottom = min(top, rows.start), max(bottom, rows.stop - 1)
    return f"{letters(left)}{top}:{letters(right)}{bottom}"
