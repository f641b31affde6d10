"""A failed check -> a sentence a busy person can act on: file, row, column, what is wrong, what to write instead."""

from __future__ import annotations

import re

from ..tables import Column
from .cast import DATE_SHAPE, readings
from .checks import CheckedTable, Failure
from .identifiers import Catalogue, nearest

_WITH_TIME = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d", re.ASCII)


class Writer:
    """Writes messages about the tables of one run; knows all of them, because a row may fail for its parent."""

    def __init__(self, checked: dict[str, CheckedTable], catalogue: Catalogue):
        self.checked, self.catalogue = checked, catalogue
        self._bad: dict[str, dict[str, list[int]]] = {}
        self._namesakes: dict[str, dict[tuple, list[int]]] = {}

    def write(self, table: CheckedTable, failure: Failure) -> tuple[str, str, str]:
        """The value as it is shown, what is wrong with it (a clause ending in a full stop), and the remedy."""
        value = failure.value
        if failure.rule == "key":
            return self._key(table, failure)
        if failure.rule in ("error value", "formula"):
            return value, *_without_value(failure)
        column = table.table.column(failure.column)
        if not column.many:
            value = table.rows[failure.row][failure.column] or ""
        wrong, remedy = {
            "required": self._required,
            "vocabulary": self._vocabulary,
            "date": self._date,
            "whole number": self._number,
            "range": self._range,
            "reference": self._reference,
            "identifier": self._identifier,
        }[failure.rule](column, value)
        return value, wrong, remedy

    def _key(self, table: CheckedTable, failure: Failure) -> tuple[str, str, str]:
        key = table.table.key
        if table.table.name not in self._namesakes:
            found: dict[tuple, list[int]] = {}
            for number, row in table.rows.items():
                found.setdefault(tuple(row[name] for name in key), []).append(number)
            self._namesakes[table.table.name] = found
        values = tuple(table.rows[failure.row][name] for name in key)
        others = [row for row in self._namesakes[table.table.name][values] if row != failure.row]
        shown = ", ".join(values)
        rows = f"row{'s' if len(others) > 1 else ''} {_listed(others)}"
        remedy = f"Which one is right is unknown, so none of them was loaded. Give each row its own {' + '.join(key)}."
        return shown, f'"{shown}" also names {rows}.', remedy

    def _required(self, column: Column, value: str) -> tuple[str, str]:
        return "the cell is empty, but every row needs a value.", f"Fill in {column.name}: {_lower(column.meaning)}."

    def _vocabulary(self, column: Column, value: str) -> tuple[str, str]:
        near = nearest(value, column.values)
        hint = f" Did you mean {near}?" if near else ""
        return f'"{value}" is not one of the values of {column.name}.', f"Write {_either(column.values)}.{hint}"

    def _date(self, column: Column, value: str) -> tuple[str, str]:
        days = readings(value)
        if days:
            order = "say in params/intake.yaml which comes first (date_order: dmy or date_order: mdy)"
            return f'"{value}" is not a date in the form 2026-04-30.', f"Write {' or '.join(days)}, or {order}."
        if DATE_SHAPE.fullmatch(value):
            return f'"{value}" is no day of the calendar.', "Write a day that exists, as year-month-day."
        if _WITH_TIME.match(value):
            return f'"{value}" is a time of a day, not a day.', f"Write the day alone: {value[:10]}."
        return f'"{value}" is not a date in the form 2026-04-30.', "Write it as year-month-day, for example 2026-04-30."

    def _number(self, column: Column, value: str) -> tuple[str, str]:
        return f'"{value}" is not a whole number.', f"Write {_span(column)}."

    def _range(self, column: Column, value: str) -> tuple[str, str]:
        return f'"{value}" is out of range.', f"Write {_span(column)}."

    def _reference(self, column: Column, value: str) -> tuple[str, str]:
        parent = self.checked.get(column.refers)
        if parent is None:
            return self._no_parent(column.refers, value)
        if rows := self._bad_keys(parent).get(value):
            where = f"row{'s' if len(rows) > 1 else ''} {_listed(rows)} of {parent.where}"
            return f'"{value}" stands in quarantine ({where}).', f"Correct {where}; this row loads then too."
        near = nearest(value, parent.keys)
        hint = f" Did you mean {near}?" if near else ""
        return f'"{value}" is not in {parent.where}.', f"Add it there, or correct the {column.name}.{hint}"

    def _no_parent(self, name: str, value: str) -> tuple[str, str]:
        workbook = next((table.file for table in self.checked.values() if table.sheet), None)
        lacks = f"{workbook} has no sheet {name}" if workbook else f"the workspace has no data/{name}.csv"
        remedy = f"Add the {'sheet' if workbook else 'file'} with a row for {value}, or correct the value."
        return f'"{value}" is not there: {lacks}.', remedy

    def _bad_keys(self, parent: CheckedTable) -> dict[str, list[int]]:
        if parent.table.name not in self._bad:
            bad, found = parent.bad_rows, self._bad.setdefault(parent.table.name, {})
            for number, row in parent.rows.items():
                if number in bad:
                    found.setdefault(row[parent.table.key[0]], []).append(number)
        return self._bad[parent.table.name]

    def _identifier(self, column: Column, value: str) -> tuple[str, str]:
        if column.identifier.startswith("namespaced"):
            found = {
                f"{standard}:{value}": titles[value]
                for standard, titles in (("42001", self.catalogue.iso42001), ("27001", self.catalogue.iso27001))
                if value in titles and f"{standard}:{value}" in self.catalogue.titles(column.identifier)
            }
            if found:
                return self._without_standard(value, found)
        known = self.catalogue.titles(column.identifier)
        near = nearest(value, known)
        if near is None and "," in value and column.many:
            return f'"{value}" is not one identifier.', "Separate the items of a list with semicolons."
        near = near or _of_another_standard(value, known)
        hint = f"Did you mean {near} ({known[near]})?" if near else f"Write {_FORM[column.identifier]}."
        return f'"{value}" is not {_KIND[column.identifier]}.', hint

    def _without_standard(self, value: str, found: dict[str, str]) -> tuple[str, str]:
        kind = "control" if value.startswith("A.") else "clause"
        standards = [name.partition(":")[0] for name in found]
        wrong = f'"{value}" is a {standards[0]} {kind}, but does not say so.'
        if len(standards) > 1:
            wrong = f'"{value}" is both a 42001 and a 27001 {kind}.'
        return wrong, f"Write {' or '.join(f'{name} ({title})' for name, title in found.items())}."


_KIND = {
    "control": "an Annex A control of 42001",
    "requirement": "a clause or an Annex A control of 42001",
    "namespaced": "a clause or control of 42001 or 27001",
    "namespaced_42001": "a clause or control of 42001",
    "risk": "a category of the risk library",
}
_FORM = {
    "control": "an identifier of Annex A, for example A.6.2.4",
    "requirement": "an identifier of the standard, for example A.6.2.4 or 9.2.1",
    "namespaced": "the standard and the identifier, for example 42001:A.6.2.4 or 27001:A.5.1",
    "namespaced_42001": "the standard and the identifier, for example 42001:A.6.2.4",
    "risk": "a category that aimslib/reference/risk_library.csv or its override in params/reference/ has",
}


def _without_value(failure: Failure) -> tuple[str, str]:
    if failure.rule == "error value":
        return f"the cell holds the error {failure.value}.", "Correct its formula, or write the value itself."
    wrong = f"the result of the formula {failure.value} is not saved in the workbook."
    return wrong, "Open the workbook in the spreadsheet program and save it there, or write the value itself."


def _of_another_standard(value: str, known: dict[str, str]) -> str | None:
    """27001:A.6.2.4 -> 42001:A.6.2.4, and 42001:A.6.2.4 -> A.6.2.4 where a column holds 42001 only."""
    standard, _, bare = value.partition(":")
    same = (bare,) if standard == "42001" else ()
    return next((name for name in (f"42001:{bare}", f"27001:{bare}", *same) if name in known), None)


def _listed(rows: list[int]) -> str:
    shown = ", ".join(str(row) for row in rows[:5])
    return f"{shown} and {len(rows) - 5} more" if len(rows) > 5 else shown


def _lower(meaning: str) -> str:
    return meaning[:1].lower() + meaning[1:] if meaning[1:2].islower() else meaning


def _either(values: tuple[str, ...]) -> str:
    return f"{', '.join(values[:-1])} or {values[-1]}" if len(values) > 1 else values[0]


def _span(column: Column) -> str:
    if column.low is not None and column.high is not None:
        return f"a whole number from {column.low} to {column.high}"
    return f"a whole number of at least {column.low}" if column.low is not None else "a whole number"
