"""Where a value stands, in the words of the program in which its owner sees it: a file's row, or a sheet's cell."""

from __future__ import annotations


def source(file: str, sheet: str = "") -> str:
    """data/systems.csv, or data/aims.xlsx sheet systems."""
    return f"{file} sheet {sheet}" if sheet else file


def letters(position: int) -> str:
    """The name that a spreadsheet gives to a column; position 0 is A, 26 is AA."""
    name, rest = "", position + 1
    while rest:
        rest, digit = divmod(rest - 1, 26)
        name = chr(ord("A") + digit) + name
    return name
