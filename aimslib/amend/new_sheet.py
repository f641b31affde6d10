"""A sheet for a table that the workbook does not have yet: its header and a date format, if there is one."""

from __future__ import annotations

import re
from xml.sax.saxutils import quoteattr

from ..intake.place import letters
from ..tables import Table
from .parts import TYPES, Parts, relations_of
from .sheet_cells import Styles

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"


def add(parts: Parts, table: Table, styles: Styles) -> None:
    """Add a sheet named like the table, after all others, with all its columns in the first row."""
    number = next(number for number in range(1, 10_000) if f"xl/worksheets/sheet{number}.xml" not in parts)
    part = f"xl/worksheets/sheet{number}.xml"
    relations = relations_of(parts.workbook)
    relation = _free(parts[relations], "rIdAims")
    parts[part] = _sheet(table, styles)
    types = f'<Override PartName="/{part}" ContentType="{_TYPE}"/>'
    parts[TYPES] = _before_end(parts[TYPES], "Types", types, "Override")
    link = f'<Relationship Id="{relation}" Type="{_RELATIONS}/worksheet" Target="/{part}"/>'
    parts[relations] = _before_end(parts[relations], "Relationships", link, "Relationship")
    ids = [int(found) for found in re.findall(rb"""\ssheetId\s*=\s*["'](\d+)""", parts[parts.workbook])]
    entry = (
        f'<sheet xmlns:r="{_RELATIONS}" name={quoteattr(table.name)} sheetId="{max(ids, default=0) + 1}" '
        f'r:id="{relation}"/>'
    )
    parts[parts.workbook] = _before_end(parts[parts.workbook], "sheets", entry, "sheet")


def _free(xml: bytes, name: str) -> str:
    """An id that the part does not use."""
    return next(f"{name}{number}" for number in range(1, 10_000) if f'"{name}{number}"'.encode() not in xml)


def _before_end(xml: bytes, parent: str, element: str, name: str) -> bytes:
    """The part with one more element at the end of its parent, with the parent's prefix."""
    end = re.search(rf"</((?:\w+:)?){parent}\s*>".encode(), xml)
    element = element.replace(f"<{name} ", f"<{end[1].decode()}{name} ", 1)
    return xml[: end.start()] + element.encode() + xml[end.start() :]


def _sheet(table: Table, styles: Styles) -> bytes:
    cells = "".join(
        f'<c r="{letters(position)}1" t="inlineStr"><is><t>{column.name}</t></is></c>'
        for position, column in enumerate(table.columns)
    )
    days = styles.of_days
    columns = "".join(
        f'<col min="{number}" max="{number}" width="{max(14, len(column.name) + 4)}" customWidth="1"'
        + (f' style="{days}"/>' if days and column.kind == "date" else "/>")
        for number, column in enumerate(table.columns, 1)
    )
    pane = '<pane xSplit="1" ySplit="1" topLeftCell="B2" activePane="bottomRight" state="frozen"/>'
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="{_MAIN}">'
        f'<dimension ref="A1:{letters(len(table.columns) - 1)}1"/>'
        f'<sheetViews><sheetView workbookViewId="0">{pane}</sheetView></sheetViews>'
        f'<cols>{columns}</cols><sheetData><row r="1">{cells}</row></sheetData></worksheet>'
    ).encode()
