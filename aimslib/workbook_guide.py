"""The sheet `how to`: what a person who opens the workbook for the first time needs, and nothing else."""

from __future__ import annotations

from collections.abc import Sequence

from .intake.workbook import HOW_TO
from .tables import Table

_STEPS = (
    ("1. systems", "A row for each AI system in use; leave what you don't know empty."),
    ("2. controls", "An owner for each line; decide whether each control applies, and say why."),
    ("3. aims load", "Save this workbook as data/aims.xlsx. The command checks it and says what is wrong, and where."),
    ("4. aims status", "Where you are, on one screen."),
    ("5. aims report board", "The board report, in the folder reports."),
)
_RULES = (
    ("headers", "Dark ones must be filled in every row, light ones may stay empty. Each has a note: point at it."),
    ("lists", "Several values in a cell are separated by ; such as A.5.2; A.6.2.4"),
    (
        "standards",
        "evidence (satisfies) and nonconformities (requirement) say which standard is meant, because both have an "
        "A.5.2: 42001:A.5.2 or 27001:A.5.2. Elsewhere write plain identifiers of ISO/IEC 42001.",
    ),
    ("dates", "2026-06-30 (year-month-day). Where the cell shows a date, it is one, whatever you typed."),
    ("no owner yet", "Leave the cell empty. TBC, n/a or ? count as nobody, too."),
    ("values", "Write values rather than formulas; colours and notes mean nothing to the figures."),
    ("names", "Keep the names of the sheets and headers. A column that may stay empty can be deleted, none added."),
    (
        "bad rows",
        "A row with a value that can't be right is set aside: `aims load` names its sheet, cell, rule and remedy, and "
        "reports/intake/quarantine.csv lists them all. The other rows count.",
    ),
    (
        "bad sheets",
        "A sheet with an unknown column, or without a required one, is refused as a whole; the last good figures stay.",
    ),
)


def write_guide(workbook, formats: dict, tables: Sequence[Table]) -> None:
    """Add the sheet. formats: title, heading, line and link; tables: those that have a sheet, each is linked."""
    page = workbook.add_worksheet(HOW_TO)
    page.hide_gridlines(2)
    page.set_column(0, 0, 24, formats["line"])
    page.set_column(1, 1, 62, formats["line"])
    page.set_column(2, 2, 44, formats["line"])
    page.write_string(0, 0, "AI management system: the registers", formats["title"])
    row = _block(page, formats, 2, "Five steps to the first report", _STEPS)
    row = _block(page, formats, row + 1, "What to know before typing", _RULES)
    _heading(page, formats, row + 1, "The sheets", "", "required columns")
    for offset, table in enumerate(tables, start=row + 2):
        page.write_url(offset, 0, f"internal:'{table.name}'!A1", formats["link"], table.name)
        needed = " Always needed, at least its headers." if table.required else ""
        page.write_string(offset, 1, f"{table.meaning}.{needed}", formats["line"])
        names = ", ".join(column.name for column in table.columns if column.required)
        page.write_string(offset, 2, names, formats["line"])
    page.set_landscape()
    page.set_paper(9)  # A4
    page.fit_to_pages(1, 1)


def _block(page, formats: dict, row: int, heading: str, lines) -> int:
    """A heading and its lines, the text over two columns; returns the row after them."""
    _heading(page, formats, row, heading, "", "")
    for offset, (name, text) in enumerate(lines, start=row + 1):
        page.write_string(offset, 0, name, formats["line"])
        page.merge_range(offset, 1, offset, 2, text, formats["line"])
        page.set_row(offset, 15 * (1 + len(text) // 105))  # merged cells don't grow with their text
    return row + 1 + len(lines)


def _heading(page, formats: dict, row: int, *texts: str) -> None:
    for column, text in enumerate(texts):
        page.write_string(row, column, text, formats["heading"])
