"""Changes data/aims.xlsx and leaves every part of it alone that is not a changed sheet or says how far one reaches.

Of the other parts only these follow: a table of a sheet and the name of its filter, where new rows lie directly below;
the list of sheets, where one is added; and in a workbook with formulas the request to compute them when it is opened.
"""

from __future__ import annotations

import copy
import io
import re
import zipfile
from collections.abc import Mapping, Sequence

from ..errors import IntakeError
from ..intake.place import source
from ..intake.sources import SourceFile
from ..tables import BY_NAME
from . import new_sheet
from .changes import Change
from .look import NOTHING_SAVED
from .parts import Parts
from .sheet_cells import Styles
from .sheet_edit import Edited, edit_sheet
from .sheet_ranges import extended
from .sheet_xml import Unreadable, check_utf8

_FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")
_TABLE = re.compile(rb"""<(?:\w+:)?table\s[^>]*>""")
_FILTER = re.compile(rb"""<(?:\w+:)?autoFilter\s[^>]*>""")
_REF = re.compile(rb"""(\sref\s*=\s*["'])([^"']*)""")
_TOTALS = re.compile(rb"""\stotalsRowCount\s*=\s*["'][1-9]""")
_CALC = re.compile(rb"<(?:\w+:)?calcPr\b[^>]*?(?=\s*/?>)")
_ON_LOAD = re.compile(rb"""\sfullCalcOnLoad\s*=\s*["'][^"']*["']""")
_BEFORE_CALC = ("definedNames", "externalReferences", "functionGroups", "sheets")
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # of a zip: the file tells what is in it, not when it was made


def edit(file: SourceFile, sheets: Mapping[str, Change], absent: Mapping[str, Sequence[Mapping[str, str]]]) -> bytes:
    """The workbook's new bytes. sheets: changes by the sheet's name; absent: rows of tables that have no sheet yet.

    Raises IntakeError for what can't be written without harm; the workbook is one that intake reads.
    """
    with zipfile.ZipFile(io.BytesIO(file.content)) as archive:
        parts = Parts(archive)
        try:
            check_utf8(parts[parts.workbook])
            styles = Styles.of(parts.styles, parts.since_1904)
            for name, change in sheets.items():
                _edit(parts, name, source(file.name, name), change, styles)
            for table, rows in absent.items():
                new_sheet.add(parts, BY_NAME[table], styles)
                columns = dict(enumerate(BY_NAME[table].columns))
                at = {column.name: position for position, column in columns.items()}
                added = tuple({at[name]: text for name, text in row.items() if text} for row in rows)
                _edit(parts, table, source(file.name, table), Change(columns, added=added), styles)
        except Unreadable as error:
            raise IntakeError(
                f"{file.name} can't be changed: {error}.\n"
                f"  Open it in the spreadsheet program and save it as Excel Workbook (.xlsx). {NOTHING_SAVED}"
            ) from error
        if any(_FORMULA.search(parts[name]) for name in archive.namelist() if name.startswith("xl/worksheets/")):
            parts[parts.workbook] = _computed_on_load(parts[parts.workbook])
        return _zipped(archive, parts)


def _edit(parts: Parts, name: str, where: str, change: Change, styles: Styles) -> None:
    part = parts.sheet(name)
    done = edit_sheet(where, parts[part], change, styles)
    parts[part] = done.xml
    if not change.added:
        return
    for table in parts.related(part, "/table"):
        parts[table] = _table(where, parts[table], done)
    parts[parts.workbook] = _filter_name(parts[parts.workbook], parts.index(name), done)


def _table(where: str, xml: bytes, done: Edited) -> bytes:
    """A table of the sheet, with the new rows if they lie directly below it."""
    tag = _TABLE.search(xml)
    longer = _longer(tag[0], done)
    if longer == tag[0]:
        return xml
    if _TOTALS.search(tag[0]):
        raise IntakeError(
            f"{where}: its table has a row of totals, below which no row belongs to it.\n"
            f"  Take the totals away (in Excel: Table Design, Total Row). {NOTHING_SAVED}"
        )
    xml = xml.replace(tag[0], longer, 1)
    return _FILTER.sub(lambda found: _longer(found[0], done), xml, count=1)


def _longer(tag: bytes, done: Edited) -> bytes:
    return _REF.sub(
        lambda found: found[1] + extended(found[2].decode(), done.first, done.last, header=True).encode(), tag, count=1
    )


def _filter_name(xml: bytes, index: int, done: Edited) -> bytes:
    """The workbook's hidden name for the filter of a sheet, which has to say the same as the sheet."""
    name = re.compile(
        rb"""(<(?:\w+:)?definedName\s(?=[^>]*\slocalSheetId\s*=\s*["']%d["'])(?=[^>]*_FilterDatabase)[^>]*>[^<]*!)([^<!]*)"""
        % index
    )
    return name.sub(
        lambda found: found[1] + extended(found[2].decode(), done.first, done.last, header=True).encode(), xml
    )


def _computed_on_load(xml: bytes) -> bytes:
    """The workbook asks to be computed when it is opened: what its formulas showed was of the rows before."""
    tag = _CALC.search(xml)
    if tag:
        asked = _ON_LOAD.sub(b"", tag[0]) + b' fullCalcOnLoad="1"'
        return xml[: tag.start()] + asked + xml[tag.end() :]
    for name in _BEFORE_CALC:
        ends = re.search(rb"</((?:\w+:)?)%s\s*>" % name.encode(), xml)
        if ends:
            new = b'<%scalcPr fullCalcOnLoad="1"/>' % ends[1]
            return xml[: ends.end()] + new + xml[ends.end() :]
    return xml


def _zipped(archive: zipfile.ZipFile, parts: Parts) -> bytes:
    """The archive with changed and new parts, the others and their order as they are."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as new:
        new.comment = archive.comment
        for info in archive.infolist():
            new.writestr(copy.copy(info), parts[info.filename], compress_type=info.compress_type)
        for name in parts.added:
            info = zipfile.ZipInfo(name, _FIRST_DAY)
            new.writestr(info, parts[name], compress_type=zipfile.ZIP_DEFLATED)
    return written.getvalue()
