"""The workbook that people fill in: a sheet a table, with drop-down lists, notes and formats that prevent mistakes.

`aims init --format xlsx` and `aims export workbook` write it. All of it follows from `tables.py`; nothing is computed
by the spreadsheet, a text that starts with `=` is a text. The same tables give the same bytes.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from itertools import combinations
from pathlib import Path

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name

from .errors import AimsError
from .intake.cast import as_date
from .intake.identifiers import WILDCARDS, Catalogue
from .registers import Register
from .tables import BY_NAME, Column, Table
from .workbook_guide import write_guide

LISTS = "_lists"  # hidden; sheets with a leading underscore hold no table
LAST_ROW = 1_048_575  # counted from 0, as XlsxWriter does
_FIRST_DAY = date(1900, 3, 1)  # before it, spreadsheets disagree on what a date's number means
_MOST_DIGITS = 15  # of a number that a spreadsheet keeps exactly
_LONGEST_CELL = 32_767
# One mark is kept as a text; of two that share an underscore XlsxWriter keeps one alone.
_MARKS = re.compile(r"_x[0-9a-fA-F]{4}(?=_x[0-9a-fA-F]{4}_)")
_LONGEST_LIST = 255  # characters of a drop-down list within the cell's rule; longer ones need a range
_WIDEST = 50  # characters
# A zip's first day: the file tells what is in it, not when it was made.
_CREATED = datetime(1980, 1, 1)
# Columns in which people write sentences.
_SENTENCES = ("purpose", "justification", "description", "satisfies", "harm", "decision", "decisions", "statement")
# Columns whose long texts have no blanks to break at: they would make rows tall and say nothing more.
_UNBROKEN = ("location", "sha256")


def write(path: Path, sheets: Sequence[Register], catalogue: Catalogue) -> Path:
    """Write the workbook: `how to`, then a sheet a table in the order given; the file is complete or not there.

    catalogue: the identifiers that drop-down lists offer. ISO dates become date cells and whole numbers number cells
    where the column is one of dates or numbers; any other text stays as it is written.
    Raises AimsError, naming the cell, for a text or a number of rows that no sheet can hold.
    """
    for sheet in sheets:
        _check_cells(sheet)
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.part")
    options = {"strings_to_numbers": False, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(beside, options) as workbook:
        workbook.set_properties({"title": "AI management system: the registers", "created": _CREATED})
        formats = _formats(workbook)
        write_guide(workbook, formats, [sheet.table for sheet in sheets])
        pages = {sheet.table.name: workbook.add_worksheet(sheet.table.name) for sheet in sheets}
        lists = _Lists(workbook.add_worksheet(LISTS), catalogue, {sheet.table.name: sheet.header for sheet in sheets})
        for sheet in sheets:
            _write_sheet(pages[sheet.table.name], sheet, formats, lists)
    os.replace(beside, path)
    return path


def _check_cells(sheet: Register) -> None:
    name = sheet.table.name
    if len(sheet.rows) > LAST_ROW:
        raise AimsError(f"{name} has {len(sheet.rows):,} rows; a sheet holds {LAST_ROW:,} below its header.")
    for number, row in enumerate(sheet.rows, start=1):
        for column, text in zip(sheet.header, row, strict=True):
            if problem := _unfit(text):
                raise AimsError(
                    f"{name} record {number}, column {column}: {problem}\n"
                    "  Change it, or keep this table as CSV or Parquet."
                )


def _unfit(text: str) -> str:
    """Why a cell can't hold a text, "" where it can."""
    if len(text) > _LONGEST_CELL // 2 and len(text.encode("utf-16-le")) // 2 > _LONGEST_CELL:
        return f"the text has {len(text):,} characters; a cell of a workbook holds {_LONGEST_CELL:,}."
    if marks := _MARKS.search(text):
        return f"{marks[0]} is how a workbook writes other characters, and would not come back."
    return ""


def _formats(workbook) -> dict:
    head = {"bold": True, "valign": "vcenter", "border": 1, "border_color": "#9AA5B1", "text_wrap": True}
    cell = {"valign": "top"}
    return {
        "required": workbook.add_format(head | {"bg_color": "#1F4E79", "font_color": "#FFFFFF"}),
        "optional": workbook.add_format(head | {"bg_color": "#E4E9EF", "font_color": "#1B2733"}),
        "text": workbook.add_format(cell | {"num_format": "@", "text_wrap": True}),
        "unbroken": workbook.add_format(cell | {"num_format": "@"}),
        "date": workbook.add_format(cell | {"num_format": "yyyy-mm-dd", "align": "left"}),
        "integer": workbook.add_format(cell | {"num_format": "0", "align": "left"}),
        "title": workbook.add_format({"bold": True, "font_size": 16, "font_color": "#1F4E79"}),
        "heading": workbook.add_format({"bold": True, "font_size": 12, "font_color": "#1F4E79", "bottom": 1}),
        "line": workbook.add_format({"valign": "top", "text_wrap": True}),
        "link": workbook.add_format({"valign": "top", "font_color": "#1F4E79", "underline": 1}),
    }


def _write_sheet(page, sheet: Register, formats: dict, lists: _Lists) -> None:
    columns, titles = sheet.columns(), lists.catalogue.titles("requirement")
    forms = [formats["unbroken" if column.name in _UNBROKEN else column.kind] for column in columns]
    page.freeze_panes(1, 1)
    page.set_row(0, 32)
    for index, column in enumerate(columns):
        page.set_column(index, index, _width(sheet, index, column), forms[index])
        page.write_string(0, index, column.name, formats["required" if column.required else "optional"])
        note = _note(column)
        lines = sum(1 + len(line) // 42 for line in note.splitlines())
        page.write_comment(0, index, note, {"width": 300, "height": 22 + 16 * lines, "font_size": 10})
        if rule := _rule(sheet.table, column, lists):
            page.data_validation(1, index, LAST_ROW, index, rule)
    for number, row in enumerate(sheet.rows, start=1):
        for index, (column, text) in enumerate(zip(columns, row, strict=True)):
            _write_cell(page, number, index, column, text, forms[index])
            if title := titles.get(text) if column.identifier == "requirement" else None:
                page.write_comment(number, index, title, {"width": 300, "height": 38, "font_size": 10})
    if columns:
        page.autofilter(0, 0, max(len(sheet.rows), 2000), len(columns) - 1)
        page.repeat_rows(0)
    page.set_landscape()
    page.set_paper(9)  # A4
    page.fit_to_pages(1, 0)
    page.set_tab_color("#1F4E79" if sheet.table.required else "#9AA5B1")


def _write_cell(page, row: int, index: int, column: Column, text: str, form) -> None:
    if not text:
        return
    day = as_date(text) if column.kind == "date" else None
    if day and day >= _FIRST_DAY:
        page.write_datetime(row, index, day, form)
    elif column.kind == "integer" and len(text) <= _MOST_DIGITS and text.isdecimal() and str(int(text)) == text:
        page.write_number(row, index, int(text), form)
    elif text.startswith("<r>") and text.endswith("</r>"):
        page.write_rich_string(row, index, text[:2], form, text[2:], form)  # else taken for markup
    else:
        page.write_string(row, index, text, form)


def _width(sheet: Register, index: int, column: Column) -> int:
    """Wide enough for the header with its filter button and for the values of the first rows."""
    longest = max((len(line) for row in sheet.rows[:500] for line in row[index].splitlines()), default=0)
    usual = {"date": 12, "integer": 10}.get(column.kind, 40 if column.name in _SENTENCES else 16)
    return min(max(longest + 2, len(column.name) + 4, usual), _WIDEST)


def _note(column: Column) -> str:
    """Meaning, required or not, and what may be written, as the note on the header says it."""
    lines = [column.meaning + ".", "Required." if column.required else "May stay empty."]
    if column.values:
        lines.append(f"Allowed: {', '.join(column.values)}.")
    if column.many:
        lines.append("Several are separated by ; (a semicolon).")
    if column.kind == "date":
        lines.append("A date: 2026-06-30 (year-month-day).")
    if column.kind == "integer":
        lines.append(_integer_rule(column))
    if column.refers:
        key = BY_NAME[column.refers].key[0]
        lines.append(f"A {key} of the sheet {column.refers}.")
    if column.identifier:
        lines.append(_IDENTIFIERS[column.identifier])
    return "\n".join(lines)


_IDENTIFIERS = {
    "control": "An Annex A control, such as A.6.2.4.",
    "requirement": "An Annex A control or a clause, such as A.6.2.4 or 9.2.1.",
    "namespaced": "With its standard in front, such as 42001:A.6.2.4 or 27001:A.5.1.",
    "namespaced_42001": "With its standard in front, such as 42001:A.6.2.4.",
    "risk": "A category of the risk library, such as bias.",
}


def _integer_rule(column: Column) -> str:
    if column.high is not None:
        return f"A whole number from {column.low} to {column.high}."
    return f"A whole number, {column.low} or more." if column.low is not None else "A whole number."


def _rule(table: Table, column: Column, lists: _Lists) -> dict | None:
    """What the spreadsheet lets a person type into a column, as XlsxWriter takes it."""
    if column.kind == "date":
        return _alert("A date", "Write a date as 2026-06-30 (year-month-day).") | {
            "validate": "date",
            "criteria": ">=",
            "value": _FIRST_DAY,
        }
    if column.kind == "integer":
        bounds = {"criteria": ">=", "value": column.low if column.low is not None else -(10**_MOST_DIGITS)}
        if column.high is not None:
            bounds = {"criteria": "between", "minimum": column.low, "maximum": column.high}
        return _alert("A whole number", _integer_rule(column)) | {"validate": "integer"} | bounds
    if column.values:
        allowed = _several(column.values) if column.many else list(column.values)
        what = "Allowed, one or several separated by ;" if column.many else "Allowed"
        return _alert(column.name, f"{what}: {', '.join(column.values)}") | lists.of(column.name, allowed)
    if column.identifier and not column.many:
        # A suggestion with a warning: intake knows more spellings than a list can offer.
        offered = list(lists.catalogue.titles(column.identifier))
        rule = _alert(column.name, f"{_IDENTIFIERS[column.identifier]} Keep it all the same?")
        return rule | lists.of(column.identifier, offered) | {"error_type": "warning"}
    if column.refers and (keys := lists.keys(column.refers)):
        title, text = column.name, f"There is no such {column.name} on the sheet {column.refers} yet. Keep it?"
        free = (table.name, column.name) in WILDCARDS
        return _alert(title, text) | {
            "validate": "list",
            "source": keys,
            "error_type": "warning",
            "show_error": not free,
        }
    return None


def _alert(title: str, text: str) -> dict:
    return {"error_title": title[:32], "error_message": text if len(text) <= 255 else f"{text[:252]}..."}


def _several(values: tuple[str, ...]) -> list[str]:
    """Every combination of a list's values, as a cell holds it."""
    return ["; ".join(some) for size in range(1, len(values) + 1) for some in combinations(values, size)]


class _Lists:
    """The lists that drop-downs offer: short ones within the rule, long ones on a hidden sheet, once each."""

    def __init__(self, page, catalogue: Catalogue, headers: Mapping[str, tuple[str, ...]]):
        self.page, self.catalogue, self.headers = page, catalogue, headers
        self._ranges: dict[tuple[str, ...], str] = {}
        page.hide()

    def of(self, name: str, values: list[str]) -> dict:
        """The rule for a drop-down with these values."""
        if len(",".join(values)) <= _LONGEST_LIST and not any("," in value for value in values):
            return {"validate": "list", "source": values}
        key = tuple(values)
        if key not in self._ranges:
            index = len(self._ranges)
            self.page.write_column(0, index, [name, *values])
            letter = xl_col_to_name(index)
            self._ranges[key] = f"={LISTS}!${letter}$2:${letter}${len(values) + 1}"
        return {"validate": "list", "source": self._ranges[key]}

    def keys(self, table: str) -> str:
        """The range of the keys that a sheet holds, as far as it is filled; "" where they are not in the workbook."""
        key = BY_NAME[table].key[0]
        if key not in self.headers.get(table, ()):
            return ""
        letter = xl_col_to_name(self.headers[table].index(key))
        return f"={table}!${letter}$2:INDEX({table}!${letter}:${letter},MAX(2,COUNTA({table}!${letter}:${letter})))"
