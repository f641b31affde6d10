"""A workbook after a change differs in the changed cells, and in nothing else, whoever made it."""

import datetime
import io
import shutil
from pathlib import Path

import openpyxl
import pytest

from aimslib.edits import Edit
from aimslib.exporters import workbook as exporter
from aimslib.init import initialise
from aimslib.workspace import Workspace

from ..intake.sheets import saved_by_libreoffice
from . import workbooks
from .workbooks import edited, tables

ROOT = Path(__file__).resolve().parents[2]
EDITS = [
    Edit("controls", ("A.2.2",), {"owner": "Eve", "justification": 'Because <of> & "it"\nwe must'}),
    Edit("systems", ("AI-901",), {"name": " Ünused", "purpose": "_x000D_ and \r", "lifecycle_stage": "operation"}),
    Edit("systems", ("AI-901",), {"registered_on": "2026-06-30", "deployed_on": "1899-12-31"}),
    Edit("systems", ("AI-902",), {"name": "=1+1", "purpose": "P", "lifecycle_stage": "design"}),
    Edit("systems", ("AI-902",), {"registered_on": "2026-02-28"}),
    Edit("impacts", ("IM-901",), {"assessment_id": "IA-001", "dimension": "society", "affected_party": "All"}),
    Edit("impacts", ("IM-901",), {"harm": "H", "likelihood": "5", "severity": "1"}),
]


def expected(before: dict[str, list[dict[str, str]]], edits: list[Edit]) -> dict[str, list[dict[str, str]]]:
    """The same edits to rows in memory."""
    for edit in edits:
        rows, spec = before[edit.table], list(edit.row)[: len(edit.key)]
        row = next((one for one in rows if tuple(one[name] for name in spec) == edit.key), None)
        if edit.remove:
            rows.remove(row)
        elif row:
            row.update(edit.values)
        else:
            rows.append(edit.row)
    return before


@pytest.fixture(scope="module", params=["init", "sample", "libreoffice", "by hand", "with prefixes"])
def made(request, tmp_path_factory) -> bytes:
    """Workbooks that were made by this library, by LibreOffice, by a person, and by a program with other habits."""
    folder = tmp_path_factory.mktemp("made")
    if request.param == "init":
        initialise(folder / "new", datetime.date(2026, 6, 30), "xlsx")
        return (folder / "new" / "data" / "aims.xlsx").read_bytes()
    if request.param in ("by hand", "with prefixes"):
        content = workbooks.by_hand()
        return workbooks.with_prefix(content) if request.param == "with prefixes" else content
    shutil.copytree(ROOT / "data", folder / "space" / "data")
    exporter.run(Workspace(folder / "space"), folder / "aims.xlsx")
    sample = (folder / "aims.xlsx").read_bytes()
    return saved_by_libreoffice(sample, folder / "office") if request.param == "libreoffice" else sample


def test_reading_gives_the_edited_rows_and_every_other_cell_is_as_it_was(made, tmp_path):
    after = edited(made, EDITS)
    was = tables(made, tmp_path)
    lengths = {name: len(rows) for name, rows in was.items()}
    fresh = expected(was, EDITS)
    assert tables(after, tmp_path) == fresh
    touched = workbooks.differences(made, after)
    rows = {(sheet, int(at.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))) for sheet, at in touched}
    assert rows == {
        ("controls", row_of(made, "controls", "A.2.2")),
        *(("systems", lengths["systems"] + number) for number in (2, 3)),
        ("impacts", lengths["impacts"] + 2),
    }
    assert len(touched) == 2 + 6 + 5 + 7  # the values that the edits set, row by row


def row_of(content: bytes, sheet: str, key: str) -> int:
    page = openpyxl.load_workbook(io.BytesIO(content))[sheet]
    return next(cell.row for cell in page["A"] if cell.value == key)


def test_parts_that_are_no_changed_sheet_keep_their_bytes(made):
    before, after = workbooks.parts(made), workbooks.parts(edited(made, EDITS))
    assert list(before) == list(after)
    changed = {name for name in before if before[name] != after[name]}
    follow = {"xl/workbook.xml", "xl/tables/table1.xml"}
    assert len(changed - follow) == 3 and all(name.startswith("xl/worksheets/sheet") for name in changed - follow)


def test_drop_downs_notes_charts_columns_and_names_stay(made):
    after = edited(made, EDITS)
    if b"x14" in workbooks.parts(made)[workbooks.part_of("impacts")]:
        return  # drawn in test_workbook_reach: there ranges go on to the new rows
    assert workbooks.frame(after) == workbooks.frame(made)


def test_a_new_row_has_the_formats_of_its_columns(made):
    page = openpyxl.load_workbook(io.BytesIO(edited(made, EDITS)))["systems"]
    at = {cell.value: cell.column for cell in page[1]}
    row = row_of(edited(made, EDITS), "systems", "AI-902")
    day = page.cell(row, at["registered_on"])
    assert day.value == datetime.datetime(2026, 2, 28) and day.is_date
    assert page.cell(row, at["name"]).data_type == "s"  # "=1+1" is a text


def test_the_same_edits_give_the_same_bytes(made):
    assert edited(made, EDITS) == edited(made, EDITS)
