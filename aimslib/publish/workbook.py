"""tables.xlsx: every table behind the report's figures, all rows, a sheet a table.

Nothing in it is computed by the spreadsheet: a text that starts with `=` is a text.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path

import xlsxwriter

from ..errors import AimsError

MOST_ROWS = 1_048_575  # of a sheet, below its header
WIDEST = 60  # characters
CONTENTS = "contents"


@dataclass(frozen=True)
class Sheet:
    """One table. definition: what its rows are, in a sentence."""

    name: str
    definition: str
    columns: tuple[str, ...]
    rows: list[dict]


def write(made: Path, title: str, as_of: date, sheets: list[Sheet]) -> None:
    """The workbook; the same sheets give the same bytes. Raises AimsError for a table that no sheet can hold."""
    options = {"strings_to_numbers": False, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(made, options) as workbook:
        workbook.set_properties({"title": title, "created": datetime.combine(as_of, time())})
        formats = {
            "head": workbook.add_format({"bold": True, "bottom": 1, "valign": "top"}),
            "date": workbook.add_format({"num_format": "yyyy-mm-dd", "align": "left"}),
            "share": workbook.add_format({"num_format": "0.0%"}),
        }
        contents = [{"sheet": sheet.name, "definition": sheet.definition, "rows": len(sheet.rows)} for sheet in sheets]
        _sheet(workbook, formats, Sheet(CONTENTS, "", ("sheet", "definition", "rows"), contents))
        for sheet in sheets:
            _sheet(workbook, formats, sheet)


def _sheet(workbook, formats: dict, sheet: Sheet) -> None:
    if len(sheet.rows) > MOST_ROWS:
        raise AimsError(
            f"{sheet.name} has {len(sheet.rows)} rows, more than a sheet holds ({MOST_ROWS}).\n"
            f"  Print it with: aims measures {sheet.name} --format csv"
        )
    page = workbook.add_worksheet(sheet.name[:31])
    page.freeze_panes(1, 0)
    for column, name in enumerate(sheet.columns):
        page.write_string(0, column, name, formats["head"])
        page.set_column(column, column, _width(sheet, name))
    for number, row in enumerate(sheet.rows, start=1):
        for column, name in enumerate(sheet.columns):
            _cell(page, number, column, row.get(name), formats, share=name == "ratio" or name.endswith("_ratio"))
    if sheet.columns:
        page.autofilter(0, 0, max(len(sheet.rows), 1), len(sheet.columns) - 1)


def _cell(page, row: int, column: int, value, formats: dict, share: bool) -> None:
    if value is None:
        return
    if isinstance(value, bool):
        page.write_boolean(row, column, value)
    elif isinstance(value, (int, float)):
        page.write_number(row, column, value, formats["share"] if share else None)
    elif isinstance(value, date):
        page.write_datetime(row, column, value, formats["date"])
    else:
        page.write_string(row, column, _text(value))


def _text(value) -> str:
    return "; ".join(map(str, value)) if isinstance(value, (list, tuple)) else str(value)


def _width(sheet: Sheet, name: str) -> int:
    """Wide enough for the values of the first rows; a date counts as its ten characters."""
    longest = max((len(_text(row[name])) for row in sheet.rows[:500] if row.get(name) is not None), default=0)
    return min(max(longest, len(name)) + 3, WIDEST)
