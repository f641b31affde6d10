"""The workbook that people fill in: what a spreadsheet program offers, forbids and explains, also after it saved it."""

from __future__ import annotations

import zipfile
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import openpyxl
import pytest
from openpyxl.utils import get_column_letter, range_boundaries

from aimslib import intake
from aimslib.errors import AimsError
from aimslib.init import initialise
from aimslib.intake.identifiers import Catalogue
from aimslib.registers import Register
from aimslib.tables import BY_NAME, TABLES
from aimslib.workbook_layout import write
from aimslib.workspace import Workspace

TODAY = date(2026, 6, 30)
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
NOTHING = Catalogue({}, {}, {}, {})
BOTH = pytest.mark.parametrize("by", ["us", "LibreOffice"])


@pytest.fixture(scope="module")
def fresh(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("fresh")
    initialise(folder, TODAY, "xlsx")
    return folder / "data" / "aims.xlsx"


@pytest.fixture(scope="module")
def resaved(fresh, saved_by_libreoffice) -> Path:
    return saved_by_libreoffice(fresh)


@pytest.fixture
def book(by, request) -> Path:
    """The new workbook, as written or as saved again."""
    return request.getfixturevalue("fresh" if by == "us" else "resaved")


def parts(book: Path) -> dict[str, tuple[ElementTree.Element, ElementTree.Element | None]]:
    """By sheet: its XML, and that of its notes."""
    found = {}
    with zipfile.ZipFile(book) as archive:
        names = archive.namelist()
        sheets = ElementTree.fromstring(archive.read("xl/workbook.xml")).find(f"{MAIN}sheets")
        for number, sheet in enumerate(sheets, start=1):
            relations = f"xl/worksheets/_rels/sheet{number}.xml.rels"
            notes = None
            if relations in names:
                targets = [one.get("Target") for one in ElementTree.fromstring(archive.read(relations))]
                for target in targets:
                    if "comments" in target:
                        notes = ElementTree.fromstring(
                            archive.read(f"xl/{target.split('../')[-1].removeprefix('/xl/')}")
                        )
            page = ElementTree.fromstring(archive.read(f"xl/worksheets/sheet{number}.xml"))
            found[sheet.get("name")] = (page, notes)
    return found


def rule_of(page: ElementTree.Element, letter: str, row: int) -> ElementTree.Element | None:
    """The data validation of a cell."""
    for rule in page.iter(f"{MAIN}dataValidation"):
        for area in rule.get("sqref").split():
            left, top, right, bottom = range_boundaries(area)
            if left <= openpyxl.utils.column_index_from_string(letter) <= right and top <= row <= bottom:
                return rule
    return None


def number_format(page, index: int) -> str:
    """The format of a whole column, as it applies to cells that nobody has filled yet."""
    column = next(one for one in page.column_dimensions.values() if one.min <= index <= one.max)
    return column.number_format.replace("\\", "")


@BOTH
def test_every_vocabulary_column_has_a_drop_down_list_that_names_the_allowed_values_when_it_refuses(book):
    found = parts(book)
    for table in TABLES:
        for index, column in enumerate(table.columns, start=1):
            if not column.values:
                continue
            page = found[table.name][0]
            rule = rule_of(page, get_column_letter(index), 1001)
            assert rule is not None and rule.get("type") == "list", f"{table.name}.{column.name}"
            offered = rule.find(f"{MAIN}formula1").text
            assert all(value in offered for value in column.values)
            assert rule.get("showErrorMessage") in ("1", "true") and rule.get("errorStyle", "stop") == "stop"
            assert all(value in rule.get("error") for value in column.values)


def test_lists_dates_and_numbers_are_watched_down_to_the_last_row_of_the_sheet(fresh):
    found = parts(fresh)
    for table in TABLES:
        for index, column in enumerate(table.columns, start=1):
            if column.values or column.kind != "text":
                assert rule_of(found[table.name][0], get_column_letter(index), 1_048_576) is not None


@BOTH
def test_every_header_has_a_note_with_its_meaning_whether_it_is_required_and_what_is_allowed(book):
    found = parts(book)
    for table in TABLES:
        notes = {
            note.get("ref"): "".join(text.text or "" for text in note.iter(f"{MAIN}t"))
            for note in found[table.name][1].iter(f"{MAIN}comment")
        }
        for index, column in enumerate(table.columns, start=1):
            note = notes[f"{get_column_letter(index)}1"]
            assert column.meaning in note
            assert ("Required." if column.required else "May stay empty.") in note
            assert all(value in note for value in column.values)


@BOTH
def test_dates_and_scores_are_checked_when_typed_and_texts_stay_texts(book):
    found, workbook = parts(book), openpyxl.load_workbook(book)
    systems, risks = BY_NAME["systems"], BY_NAME["risks"]
    registered = get_column_letter([column.name for column in systems.columns].index("registered_on") + 1)
    likelihood = get_column_letter([column.name for column in risks.columns].index("likelihood") + 1)
    assert rule_of(found["systems"][0], registered, 500).get("type") == "date"
    score = rule_of(found["risks"][0], likelihood, 500)
    assert score.get("type") == "whole"
    assert [score.find(f"{MAIN}formula{n}").text for n in (1, 2)] == ["1", "5"]
    for table in TABLES:
        for index, column in enumerate(table.columns, start=1):
            form = {"text": "@", "date": "yyyy-mm-dd", "integer": "0"}[column.kind]
            assert number_format(workbook[table.name], index) == form
    identified = [column.name for column in risks.columns].index("identified_on") + 1
    assert workbook["risks"].cell(2, identified).value.date() == TODAY


def test_columns_of_references_and_identifiers_offer_what_there_is(fresh):
    found, workbook = parts(fresh), openpyxl.load_workbook(fresh)
    system = rule_of(found["impact_assessments"][0], "B", 2)
    assert system.find(f"{MAIN}formula1").text.startswith("systems!$A$2:INDEX(systems!$A:$A")
    assert system.get("errorStyle") == "warning"
    assert rule_of(found["evidence"][0], "D", 2).get("showErrorMessage") is None  # * is no system, and fine
    where = rule_of(found["controls"][0], "A", 2).find(f"{MAIN}formula1").text
    assert where.startswith("_lists!")
    letter = where.split("$")[1]
    offered = [cell.value for cell in workbook["_lists"][letter][1:] if cell.value]
    assert len(offered) == 38 + 32 and "A.6.2.4" in offered
    assert workbook["_lists"].sheet_state == "hidden"


def test_how_to_comes_first_and_leads_to_every_sheet(fresh):
    workbook = openpyxl.load_workbook(fresh)
    assert workbook.sheetnames == ["how to", *(table.name for table in TABLES), "_lists"]
    page = workbook["how to"]
    links = {cell.value: cell.hyperlink.location for row in page.iter_rows() for cell in row if cell.hyperlink}
    assert links == {table.name: f"{table.name}!A1" for table in TABLES} or links == {
        table.name: f"'{table.name}'!A1" for table in TABLES
    }
    text = " ".join(str(cell.value) for row in page.iter_rows() for cell in row if cell.value)
    assert all(
        words in text for words in ("separated by ;", "42001:A.5.2", "2026-06-30", "set aside", "5. aims report")
    )


def test_headers_are_frozen_and_filtered_and_required_ones_look_different(fresh):
    workbook = openpyxl.load_workbook(fresh)
    for table in TABLES:
        page = workbook[table.name]
        assert page.freeze_panes == "B2" and page.auto_filter.ref
        looks = {(column.required, cell.fill.fgColor.rgb) for column, cell in zip(table.columns, page[1], strict=True)}
        assert len({colour for required, colour in looks if required}) == 1
        assert len({colour for _, colour in looks}) == len({required for required, _ in looks})


def test_a_control_says_what_it_is(fresh):
    notes = {cell.value: cell.comment.text for (cell,) in openpyxl.load_workbook(fresh)["controls"]["A2:A71"]}
    assert notes["A.2.2"] == "AI policy" and notes["9.2.1"]


def test_the_same_tables_give_the_same_bytes(tmp_path, fresh):
    initialise(tmp_path, TODAY, "xlsx")
    assert (tmp_path / "data" / "aims.xlsx").read_bytes() == fresh.read_bytes()


def test_a_wrong_word_typed_into_a_vocabulary_column_is_reported_with_sheet_cell_and_what_is_allowed(
    tmp_path, saved_by_libreoffice
):
    initialise(tmp_path, TODAY, "xlsx")
    path = tmp_path / "data" / "aims.xlsx"
    workbook = openpyxl.load_workbook(path)
    workbook["controls"]["B5"] = "perhaps"
    workbook.save(path)
    path.write_bytes(saved_by_libreoffice(path).read_bytes())
    (problem,) = intake.check(Workspace(tmp_path), TODAY).problems
    assert "data/aims.xlsx sheet controls cell B5" in problem.text() and '"perhaps"' in problem.text()
    assert "yes" in problem.text() and "no" in problem.text()


@pytest.mark.parametrize(
    ("text", "problem"),
    [("x" * 32_768, "the text has 32,768 characters"), ("a_x005F_x000D_", "_x005F is how a workbook writes")],
    ids=["long", "mark"],
)
def test_a_text_that_no_cell_can_hold_is_refused_by_its_place_and_no_file_is_left(tmp_path, text, problem):
    people = Register(BY_NAME["people"], ("name",), [("Ann",), (text,)])
    with pytest.raises(AimsError, match=f"people record 2, column name: {problem}"):
        write(tmp_path / "book.xlsx", [people], NOTHING)
    assert not list(tmp_path.iterdir())
