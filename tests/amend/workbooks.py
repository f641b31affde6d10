"""Workbooks of several makers, and what is in one, cell by cell and part by part, to compare before and after."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import openpyxl
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.table import Table

from aimslib import registers
from aimslib.amend import workbook_file
from aimslib.amend.changes import changes
from aimslib.amend.files import Files
from aimslib.edits import Edit, merged
from aimslib.intake.sources import SourceFile, Sources

SYSTEMS = [
    ["system_id", "name", "purpose", "owner", "lifecycle_stage", "risk_tier", "registered_on", "deployed_on"],
    ["AI-1", "Claims triage", "Sorts claims", "Ann", "operation", "high", "2026-01-05", None],
    ["AI-2", "Chatbot", "Answers", None, "operation", None, "2026-01-05", None],
]
IMPACTS = [
    ["harm", "impact_id", "assessment_id", "dimension", "affected_party", "likelihood", "severity"],
    ["Wait longer", "IM-001", "IA-1", "individuals", "Claimants", 2, 3],
    ["Checked more", "IM-002", "IA-1", "groups", "Migrants", 2, 4],
]
ASSESSMENTS = [
    ["assessment_id", "system_id", "trigger", "assessed_on", "tier", "assessor", "approver", "approved_on"],
    ["IA-1", "AI-1", "registration", "2026-02-01", "limited", "Ann", None, None],
]
CONTROLS = [
    ["control", "applicable", "justification", "owner"],
    ["A.2.2", "yes", None, None],
    ["A.2.3", None, None, None],
]
EVIDENCE = [["evidence_id", "title", "satisfies", "kind", "effective_on", "status"]]
SHEETS = {
    "systems": SYSTEMS,
    "controls": CONTROLS,
    "evidence": EVIDENCE,
    "impact_assessments": ASSESSMENTS,
    "impacts": IMPACTS,
}
# A drop-down that points to another sheet, as Excel has written it since 2010: openpyxl drops it with a warning.
NEWER_RULE = (
    '<extLst><ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}" '
    'xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main">'
    '<x14:dataValidations count="1" xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main">'
    '<x14:dataValidation type="list" allowBlank="1"><x14:formula1><xm:f>_numbers!$A$1:$A$3</xm:f></x14:formula1>'
    "<xm:sqref>E2:E3</xm:sqref></x14:dataValidation></x14:dataValidations></ext></extLst>"
)


def by_hand() -> bytes:
    """A workbook as people grow them: a table, a filter, rules that end with the rows, colours, notes, formulas and a
    chart on another sheet, a hidden sheet, formatted rows below the last, and rules that only newer programs know."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in SHEETS.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
        for cell in sheet[1]:
            cell.font = Font(bold=True, color="FFFFFF")
    impacts, systems = book["impacts"], book["systems"]
    impacts.add_table(Table(displayName="Impacts", ref="A1:G3"))
    for row in impacts.iter_rows(min_row=2):
        for cell in row:
            cell.fill = PatternFill("solid", fgColor="FFEECC")
    rule = DataValidation(type="list", formula1='"individuals,groups,society"')
    rule.add("D2:D3")
    impacts.add_data_validation(rule)
    impacts["A3"].comment = Comment("Ask Bob", "Ann")
    systems.auto_filter.ref = "A1:H3"
    for row in (4, 5):
        for column in (7, 8):
            systems.cell(row, column).number_format = "dd/mm/yyyy"
    systems.row_dimensions[4].height = 40
    _numbers(book)
    saved = io.BytesIO()
    book.save(saved)
    return with_part(saved.getvalue(), part_of("impacts"), lambda xml: _with_newer_rule(xml))


def _numbers(book) -> None:
    """A sheet that is no table: formulas, a merged title, a chart."""
    sheet = book.create_sheet("_numbers")
    sheet["A1"] = "=COUNTA(systems!A2:A100)"
    sheet["A2"] = '=COUNTIF(systems!F:F,"high")'
    sheet["A3"] = "=A1-A2"
    sheet.merge_cells("C1:E1")
    sheet["C1"] = "Systems"
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=1, min_row=1, max_row=3))
    sheet.add_chart(chart, "C3")


def _with_newer_rule(xml: bytes) -> bytes:
    """The rule belongs to the end of a sheet, after its tables."""
    return xml.replace(b"</worksheet>", NEWER_RULE.encode() + b"</worksheet>")


def part_of(name: str) -> str:
    return f"xl/worksheets/sheet{list(SHEETS).index(name) + 1}.xml"


def with_prefix(content: bytes) -> bytes:
    """The workbook as programs write it that name the elements of a sheet `x:row` and `x:c`."""
    for name in SHEETS:
        content = with_part(content, part_of(name), _prefixed)
    return content


def _prefixed(xml: bytes) -> bytes:
    xml = re.sub(rb"<(/?)(?!x14:|xm:|\?)(\w)", rb"<\1x:\2", xml)
    return xml.replace(b" xmlns=", b" xmlns:x=", 1)


def with_part(content: bytes, name: str, change) -> bytes:
    """The workbook with one part changed."""
    saved = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(saved, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            part = old.read(info)
            new.writestr(info, change(part) if info.filename == name else part)
    return saved.getvalue()


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def cells(content: bytes) -> dict[tuple[str, str], tuple]:
    """Value or formula, number format, font, fill, border, alignment and note of every cell, by sheet and reference."""
    found = {}
    for sheet in openpyxl.load_workbook(io.BytesIO(content)).worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                note = cell.comment and (cell.comment.text, cell.comment.author)
                look = (cell.number_format, *map(repr, (cell.font, cell.fill, cell.border, cell.alignment)))
                found[sheet.title, cell.coordinate] = (cell.value, *look, note)
    return found


def frame(content: bytes) -> dict[str, tuple]:
    """Of each sheet what is no cell: drop-downs, rules, merged cells, columns, panes, filter, tables, charts, state."""
    return {
        sheet.title: (
            sorted((str(rule.sqref), rule.type, rule.formula1) for rule in sheet.data_validations.dataValidation),
            sorted(str(rule.sqref) for rule in sheet.conditional_formatting),
            sorted(map(str, sheet.merged_cells.ranges)),
            sorted((name, column.width, column.hidden) for name, column in sheet.column_dimensions.items()),
            sheet.freeze_panes,
            sheet.auto_filter.ref,
            sorted(sheet.tables.items()),
            len(sheet._charts),
            sheet.sheet_state,
            sheet.print_title_rows,
        )
        for sheet in openpyxl.load_workbook(io.BytesIO(content)).worksheets
    }


def differences(before: bytes, after: bytes) -> dict[tuple[str, str], tuple[object, object]]:
    """Value before and after of the cells that differ in anything; None for a cell that is not there."""
    old, new = cells(before), cells(after)
    return {
        at: (old.get(at, (None,))[0], new.get(at, (None,))[0])
        for at in sorted(old.keys() | new.keys())
        if old.get(at) != new.get(at) and (at in old or new[at][0] is not None)
    }


def edited(content: bytes, edits: list[Edit]) -> bytes:
    """The workbook after these edits; checked by nobody."""
    files = Files(Sources((SourceFile(Path("aims.xlsx"), "data/aims.xlsx", content),), (), (), None, {}))
    there, absent = {}, {}
    for table, rows in merged(edits).items():
        if files.found(table):
            there[table] = changes(files, table, rows)
        else:
            absent[table] = [edit.row for edit in rows.values()]
    return workbook_file.edit(files.workbook, there, absent)


def tables(content: bytes, folder: Path) -> dict[str, list[dict[str, str]]]:
    """What intake reads: of each row the cells that are not empty."""
    folder.mkdir(exist_ok=True)
    (folder / "read.xlsx").write_bytes(content)
    found = registers.of_workbook(folder / "read.xlsx")
    return {one.table.name: [_filled(one.header, row) for row in one.rows] for one in found}


def _filled(header, row) -> dict[str, str]:
    return {name: text for name, text in zip(header, row, strict=True) if text}
