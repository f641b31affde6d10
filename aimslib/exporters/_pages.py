"""Workbooks that people print and file: A4 landscape, header on every page, filters, nothing computed by the sheet.

A text that starts with `=` is a text. The same pages give the same bytes.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time
from pathlib import Path

import xlsxwriter

from ..errors import AimsError
from ..measures import definitions

INK, PALE = "#1F4E79", "#9AA5B1"
_LONGEST_CELL = 32_767  # characters that a cell holds
_FIRST_DAY = date(1900, 3, 1)  # before it, spreadsheets disagree on what a date's number means
_LONGEST_TITLE = 80  # characters; of a page header spreadsheets take 255 in all
_A4 = 9


@dataclass(frozen=True)
class Column:
    """A column: the key of its values, its heading, its width in characters."""

    key: str
    heading: str
    width: float


@dataclass(frozen=True)
class Page:
    """A sheet. frozen: columns that stay in sight; marked: keys of the rows (by number) that stand out."""

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: list[dict]
    frozen: int = 1
    marked: frozenset[int] = field(default_factory=frozenset)


def about(aims, words: dict[str, str], measures: tuple[str, ...]) -> Page:
    """The page that says what the others are: the day, what they were computed from, the definitions.

    words: further terms with their meaning. measures: those whose definitions are given.
    """
    meta = {row["key"]: row["value"] for row in aims.state("meta")}
    lines = {
        "As of": aims.as_of.isoformat(),
        "State": meta["state_hash"],
        "Library": f"aimslib {meta['library_version']}",
        "Source": f"snapshot {aims.snapshot.name}" if aims.snapshot else "the registers as they are",
    }
    for row in aims.state("overrides"):
        lines[f"Replaced reference table: {row['name']}"] = f"{row['file']}, sha256 {row['sha256']}"
    titles = {item.name: item.title for item in definitions()}
    lines |= words | {f"Measure {name}": titles[name] for name in measures}
    columns = (Column("term", "Term", 34), Column("meaning", "Meaning", 110))
    return Page("about", "About", columns, [{"term": term, "meaning": text} for term, text in lines.items()])


def write(path: Path, title: str, as_of: date, pages: list[Page]) -> None:
    """Write the workbook. Raises AimsError, naming the cell, for a text that is too long for one."""
    options = {"strings_to_numbers": False, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(path, options) as workbook:
        workbook.set_properties({"title": title, "created": datetime.combine(as_of, time())})
        formats = _formats(workbook)
        for page in pages:
            _write_page(workbook.add_worksheet(page.name), page, title, as_of, formats)


def _formats(workbook) -> dict:
    cell = {
        "valign": "top",
        "align": "left",
        "text_wrap": True,
        "border": 1,
        "border_color": "#D3DAE2",
        "font_size": 10,
    }
    red = {"bg_color": "#FBE3E4", "font_color": "#8A1C1C"}
    day = {"num_format": "yyyy-mm-dd"}
    return {
        "head": workbook.add_format(
            cell | {"bold": True, "bg_color": INK, "font_color": "#FFFFFF", "valign": "vcenter"}
        ),
        (str, False): workbook.add_format(cell),
        (str, True): workbook.add_format(cell | red),
        (date, False): workbook.add_format(cell | day),
        (date, True): workbook.add_format(cell | day | red),
    }


def _write_page(sheet, page: Page, title: str, as_of: date, formats: dict) -> None:
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.set_margins(left=0.4, right=0.4, top=0.75, bottom=0.6)
    named = page.title[:_LONGEST_TITLE].replace("&", "&&")  # & begins a command
    sheet.set_header(f"&L&B{title}&B: {named}&RAs of {as_of.isoformat()}")
    sheet.set_footer("&L&F, &A&RPage &P of &N")
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.freeze_panes(1, page.frozen)
    sheet.set_tab_color(PALE if page.name == "about" else INK)
    sheet.set_row(0, 32)
    for index, column in enumerate(page.columns):
        sheet.set_column(index, index, column.width)
        sheet.write_string(0, index, column.heading, formats["head"])
    for number, row in enumerate(page.rows):
        for index, column in enumerate(page.columns):
            _write_cell(sheet, number + 1, index, row[column.key], formats, number in page.marked, column.heading)
    sheet.autofilter(0, 0, max(len(page.rows), 1), len(page.columns) - 1)


def _write_cell(sheet, row: int, index: int, value, formats: dict, marked: bool, heading: str) -> None:
    text = formats[str, marked]
    if value is None or value == "":
        sheet.write_blank(row, index, None, text)
    elif isinstance(value, int):
        sheet.write_number(row, index, value, text)
    elif isinstance(value, date) and value >= _FIRST_DAY:
        sheet.write_datetime(row, index, value, formats[date, marked])
    else:
        _write_text(sheet, row, index, str(value), text, heading)


def _write_text(sheet, row: int, index: int, value: str, form, heading: str) -> None:
    if len(value.encode("utf-16-le")) // 2 > _LONGEST_CELL:
        raise AimsError(
            f"Sheet {sheet.get_name()}, row {row + 1}, {heading}: the text has {len(value):,} characters; a cell of a "
            f"workbook holds {_LONGEST_CELL:,}.\n  Shorten it in the register."
        )
    if value.startswith("<r>") and value.endswith("</r>"):
        sheet.write_rich_string(row, index, value[:2], form, value[2:], form)  # else taken for markup
    else:
        sheet.write_string(row, index, value, form)
