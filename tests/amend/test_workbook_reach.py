"""What ends with the rows of a sheet goes on to the new ones, and what can't be written without harm is refused."""

import datetime
import io
import re

import openpyxl
import pytest

from aimslib.edits import Edit
from aimslib.errors import IntakeError

from ..intake.sheets import saved_by_libreoffice
from .workbooks import by_hand, cells, differences, edited, frame, part_of, parts, tables, with_part, with_prefix

IMPACT = {"assessment_id": "IA-1", "dimension": "society", "affected_party": "All", "harm": "H"}
SYSTEM = {"name": "N", "purpose": "P", "lifecycle_stage": "design", "registered_on": "2026-06-30"}
ADD = [
    Edit("impacts", ("IM-003",), IMPACT | {"likelihood": "4", "severity": "x"}),
    Edit("impacts", ("IM-004",), IMPACT),
    Edit("systems", ("AI-3",), SYSTEM | {"deployed_on": "soon"}),
]


@pytest.fixture(scope="module")
def before() -> bytes:
    return by_hand()


@pytest.fixture(scope="module")
def after(before) -> bytes:
    return edited(before, ADD)


def page(content: bytes, name: str):
    return openpyxl.load_workbook(io.BytesIO(content))[name]


def test_a_table_a_filter_and_drop_downs_that_ended_with_the_last_row_hold_the_new_rows(before, after):
    old, new = frame(before), frame(after)
    assert {name for name in new if new[name] != old[name]} == {"impacts", "systems"}
    impacts, systems = page(after, "impacts"), page(after, "systems")
    assert impacts.tables["Impacts"].ref == "A1:G5" == impacts.tables["Impacts"].autoFilter.ref
    assert [str(rule.sqref) for rule in impacts.data_validations.dataValidation] == ["D2:D5"]
    assert systems.auto_filter.ref == "A1:H4"
    assert b"'systems'!$A$1:$H$4<" in parts(after)["xl/workbook.xml"]
    assert b"<xm:sqref>E2:E5</xm:sqref>" in parts(after)[part_of("impacts")]
    assert impacts.dimensions == "A1:G5"


def test_a_new_row_looks_like_the_one_above_or_as_it_was_formatted_before(before, after):
    impacts, systems = page(after, "impacts"), page(after, "systems")
    assert {cell.fill.fgColor.rgb for cell in impacts[5]} == {"00FFEECC"}
    assert systems["G4"].value == datetime.datetime(2026, 6, 30) and systems["G4"].number_format == "dd/mm/yyyy"
    assert systems["H4"].value == "soon"  # no date: the text stays one
    assert systems.row_dimensions[4].height == 40
    assert (impacts["F4"].value, impacts["G4"].value) == (4, "x")


@pytest.mark.parametrize("calc", [b'<calcPr calcId="191029"/>', b'<calcPr fullCalcOnLoad="0" calcId="1" />', b""])
def test_a_workbook_with_formulas_is_computed_when_it_is_opened(before, calc):
    workbook = "xl/workbook.xml"
    content = with_part(before, workbook, lambda xml: re.sub(rb"<calcPr[^>]*>", calc, xml))
    after = edited(content, ADD)
    assert parts(after)[workbook].count(b' fullCalcOnLoad="1"') == 1 == parts(after)[workbook].count(b"fullCalcOnLoad")
    assert openpyxl.load_workbook(io.BytesIO(after)).calculation.fullCalcOnLoad


def test_formulas_stay(before, after):
    assert {at: cell for at, cell in cells(after).items() if at[0] == "_numbers"} == {
        at: cell for at, cell in cells(before).items() if at[0] == "_numbers"
    }


def test_libreoffice_opens_it_and_computes_with_the_new_rows(after, tmp_path):
    saved = saved_by_libreoffice(after, tmp_path / "office")
    assert tables(saved, tmp_path) == tables(after, tmp_path)
    numbers = openpyxl.load_workbook(io.BytesIO(saved), data_only=True)["_numbers"]
    assert numbers["A1"].value == 3


def test_a_row_that_goes_is_emptied_and_all_others_stay_where_they_are(before, tmp_path):
    after = edited(before, [Edit("impacts", ("IM-001",), remove=True)])
    assert {at for _, at in differences(before, after)} == {f"{letter}2" for letter in "ABCDEFG"}
    assert page(after, "impacts")["A2"].fill.fgColor.rgb == "00FFEECC"
    assert [row["impact_id"] for row in tables(after, tmp_path)["impacts"]] == ["IM-002"]
    assert frame(after) == frame(before)


def test_a_cell_can_be_emptied_and_filled_again(before):
    empty = edited(before, [Edit("systems", ("AI-1",), {"owner": ""})])
    assert differences(before, empty) == {("systems", "D2"): ("Ann", None)}
    assert differences(before, edited(empty, [Edit("systems", ("AI-1",), {"owner": "Ann"})])) == {}


def test_a_value_that_reads_the_same_changes_nothing(before):
    same = edited(before, [Edit("impacts", ("IM-001",), {"dimension": "Individuals ", "likelihood": "2"})])
    assert differences(before, same) == {} and parts(same)[part_of("impacts")] == parts(before)[part_of("impacts")]


def test_a_table_without_a_sheet_gets_one_with_every_column(before, tmp_path):
    gate = {"system_id": "AI-1", "stage": "deployment", "approved_on": "2026-06-30", "approver": "Eve"}
    for content in (before, with_prefix(before)):
        after = edited(content, [Edit("lifecycle_gates", ("G-001",), gate)])
        assert tables(after, tmp_path)["lifecycle_gates"] == [{"gate_id": "G-001"} | gate]
        old, new = parts(content), parts(after)
        follow = {"[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"}
        assert {name for name in old if old[name] != new[name]} == follow
        sheet = page(after, "lifecycle_gates")
        assert sheet["D2"].value == datetime.datetime(2026, 6, 30) and sheet.freeze_panes == "B2"
    assert tables(saved_by_libreoffice(after, tmp_path / "office"), tmp_path) == tables(after, tmp_path)


def test_a_workbook_that_counts_days_from_1904_gets_its_days_right(before, tmp_path):
    mac = with_part(before, "xl/workbook.xml", lambda xml: xml.replace(b"<workbookPr", b'<workbookPr date1904="1"', 1))
    assert b'date1904="1"' in parts(mac)["xl/workbook.xml"]
    assert tables(edited(mac, ADD), tmp_path)["systems"][-1]["registered_on"] == "2026-06-30"


@pytest.mark.parametrize(
    ("part", "old", "new", "edits", "says"),
    [
        (
            "systems",
            b'<c r="D2" t="inlineStr">',
            b'<c r="D2" t="str"><f>A2&amp;"x"</f>',
            [Edit("systems", ("AI-1",), {"owner": "Eve"})],
            'data/aims.xlsx sheet systems cell D2 holds a formula =A2&"x"',
        ),
        (
            "systems",
            b'<c r="D2" t="inlineStr">',
            b'<c r="D2" t="str"><f t="shared" si="0"/>',
            [Edit("systems", ("AI-1",), remove=True)],
            "data/aims.xlsx sheet systems cell D2 holds a formula, which",
        ),
        ("xl/tables/table1.xml", b"<table ", b'<table totalsRowCount="1" ', ADD, "its table has a row of totals"),
        (
            "systems",
            b"<worksheet",
            b'<?xml version="1.0" encoding="iso-8859-1"?><worksheet',
            ADD,
            r"data/aims.xlsx can't be changed: its XML is not UTF-8.",
        ),
        (
            "systems",
            b"<worksheet",
            b"<worksheet",
            [Edit("systems", ("AI-1",), {"owner": "x" * 32_768})],
            "column owner: the text has 32,768 characters",
        ),
    ],
)
def test_what_can_not_be_written_without_harm_is_refused(before, part, old, new, edits, says):
    name = part if "/" in part else part_of(part)
    assert old in parts(before)[name]
    with pytest.raises(IntakeError) as error:
        edited(with_part(before, name, lambda xml: xml.replace(old, new, 1)), edits)
    assert says in str(error.value) and "Nothing was saved." in str(error.value)
