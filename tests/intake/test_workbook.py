"""A sheet of a workbook becomes a sheet of text, or is refused in words that say what to do in the spreadsheet."""

from __future__ import annotations

import io
import shutil
import zipfile
from datetime import date, datetime

import openpyxl
import pytest
import xlsxwriter

from aimslib.intake.sheet import RefusedFile, Row, Unreadable
from aimslib.intake.workbook import Workbook

from .sheets import saved_by_libreoffice, workbook


def read(content: bytes, name: str = "x", columns: tuple[str, ...] = ()):
    return Workbook(content).read(name, columns)


def refusal(content: bytes, columns: tuple[str, ...] = ()) -> str:
    with pytest.raises(RefusedFile) as caught:
        read(content, columns=columns)
    return caught.value.text("data/aims.xlsx")


def written(fill, **options) -> bytes:
    """The workbook of another program than the one that reads it; fill(book, sheet)."""
    saved = io.BytesIO()
    with xlsxwriter.Workbook(saved, options) as book:
        fill(book, book.add_worksheet("x"))
    return saved.getvalue()


def changed(content: bytes, part: str, old: bytes, new: bytes) -> bytes:
    saved = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(saved, "w") as after:
        for name in before.namelist():
            data = before.read(name)
            assert name != part or old in data
            after.writestr(name, data.replace(old, new) if name == part else data)
    return saved.getvalue()


def test_text_stays_as_it_is_and_numbers_and_days_become_text():
    sheet = read(workbook({"x": [["a", "b", "c", "d", "e"], ["007", "5.10", 5.0, 5.1, date(2026, 6, 30)]]}))
    assert sheet.header == ("a", "b", "c", "d", "e")
    assert sheet.rows == (Row(2, ("007", "5.10", "5", "5.1", "2026-06-30")),)


def test_a_time_of_day_and_a_truth_value_stay_visible_so_that_the_checks_can_object():
    sheet = read(workbook({"x": [["a", "b"], [datetime(2026, 6, 30, 14, 5), True]]}))
    assert sheet.rows == (Row(2, ("2026-06-30 14:05:00", "TRUE")),)


def test_days_of_a_workbook_that_counts_from_1904_are_the_same_days():
    def fill(book, sheet):
        sheet.write_row(0, 0, ["a"])
        sheet.write_datetime(1, 0, datetime(2026, 6, 30), book.add_format({"num_format": "dd/mm/yyyy"}))

    assert read(written(fill, date_1904=True)).rows == (Row(2, ("2026-06-30",)),)


def test_rows_have_the_numbers_of_the_sheet_and_formatted_rows_and_columns_are_nothing():
    def fill(book, sheet):
        bold = book.add_format({"bold": True})
        sheet.write_row(0, 0, ["a", "b"])
        sheet.write_row(1, 0, ["1", "2"])
        sheet.write_row(4, 0, ["3", "4"])
        for row in range(1, 3000):
            sheet.write_blank(row, 7, None, bold)
        sheet.set_row(1_048_575, 30, bold)

    assert read(written(fill)).rows == (Row(2, ("1", "2")), Row(5, ("3", "4")))


def test_a_size_that_the_file_states_wrongly_hides_no_row():
    content = workbook({"x": [["a", "b"], ["1", "2"], ["3", "4"]]})
    smaller = changed(content, "xl/worksheets/sheet1.xml", b'ref="A1:B3"', b'ref="A1"')
    assert read(smaller).rows == (Row(2, ("1", "2")), Row(3, ("3", "4")))


def test_hidden_rows_columns_and_sheets_and_merged_cells_are_read_as_they_are():
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "x"
    for row in (["a", "b"], ["1", "2"], ["3", "4"]):
        sheet.append(row)
    sheet.row_dimensions[2].hidden = sheet.column_dimensions["B"].hidden = True
    sheet.merge_cells("A3:B3")
    sheet.sheet_state = "hidden"
    book.create_sheet("how to")
    saved = io.BytesIO()
    book.save(saved)
    assert read(saved.getvalue()).rows == (Row(2, ("1", "2")), Row(3, ("3", "")))


def test_the_sheet_for_people_and_sheets_that_begin_with_a_low_line_are_no_tables():
    book = Workbook(workbook({"How to": [["Fill in"]], "x": [["a"]], "_lists": [["yes"]], "Notes": []}))
    assert book.names == ["x", "Notes"]


def test_line_breaks_and_texts_that_look_like_an_escape_are_exact():
    texts = ["one\ntwo", "one\r\ntwo", "_x000D_", "_x005F_", "x005F_", " blanks "]
    content = written(lambda _, sheet: [sheet.write_row(0, 0, list("abcdef")), sheet.write_row(1, 0, texts)])
    assert read(content).rows == (Row(2, tuple(texts)),)


def test_a_formula_counts_with_its_saved_result():
    def fill(_, sheet):
        sheet.write_row(0, 0, ["a", "b", "c"])
        sheet.write_formula(1, 0, '="A.2"&".2"', None, "A.2.2")
        sheet.write_formula(1, 1, "=1+1", None, 2)
        sheet.write_formula(1, 2, '=""', None, "NOTHING")

    sheet = read(changed(written(fill), "xl/worksheets/sheet1.xml", b"<v>NOTHING</v>", b"<v></v>"))
    assert sheet.rows == (Row(2, ("A.2.2", "2", "")),)
    assert sheet.unreadable == ()


def test_an_error_and_a_formula_without_a_saved_result_have_no_value():
    def fill(_, sheet):
        sheet.write_row(0, 0, ["a", "b"])
        sheet.write_formula(1, 1, "=VLOOKUP(1,A:B,2)", None, "#N/A")
        sheet.write_string(2, 1, "#N/A")

    assert read(written(fill)).unreadable == (Unreadable(2, 1, "error value", "#N/A"),)
    assert read(written(fill)).rows == (Row(2, ("", "#N/A")), Row(3, ("", "#N/A")))
    sheet = read(workbook({"x": [["a", "b"], ["1", "=A2"]]}))
    assert sheet.unreadable == (Unreadable(2, 1, "formula", "=A2"),)


@pytest.mark.parametrize(
    ("rows", "text"),
    [
        ([], "data/aims.xlsx: the sheet is empty."),
        ([[], ["1"]], "data/aims.xlsx row 1: the first row is blank."),
        ([["a", "b", "a"]], "data/aims.xlsx row 1: the column a is there 2 times."),
        ([["a"], ["1", None, None, "x"]], "data/aims.xlsx row 1: column D has no name, but row 2 has a value in it."),
        ([["a", "=A1"]], "data/aims.xlsx: cell B1 of the header has no value (=A1)."),
        ([["Register"], [], ["a", "b"]], "data/aims.xlsx: the names of the columns stand in row 3.\n  They must stand"),
    ],
)
def test_a_sheet_that_does_not_begin_with_its_header_is_refused(rows, text):
    assert refusal(workbook({"x": rows}), columns=("a", "b")).startswith(text)


def test_what_is_no_workbook_is_refused_in_plain_words():
    content = workbook({"x": [["a"]]})
    locked = b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le")
    assert refusal(locked) == (
        "data/aims.xlsx: the workbook is locked with a password.\n"
        "  Take the password away (in Excel: File, Info, Protect Workbook, Encrypt with Password) and save it."
    )
    for wrong, what in (
        (b"\xd0\xcf\x11\xe0....", "this is not an Excel workbook but an old Excel workbook."),
        (b"system_id,name\n", "this is not an Excel workbook."),
        (b"%PDF-1.7", "this is not an Excel workbook but a PDF document."),
        (content[: len(content) // 2], "the workbook is damaged, for example cut off in a transfer."),
        (other_archive(), "this is not an Excel workbook but a workbook of another kind"),
        (changed(content, "xl/workbook.xml", b"<sheets>", b"<sheets"), "this is not a readable Excel workbook ("),
    ):
        assert refusal(wrong).startswith(f"data/aims.xlsx: {what}")
    broken = changed(content, "xl/worksheets/sheet1.xml", b"</sheetData>", b"")
    assert refusal(broken).startswith("data/aims.xlsx: the sheet is not readable (")


def other_archive() -> bytes:
    saved = io.BytesIO()
    with zipfile.ZipFile(saved, "w") as archive:
        archive.writestr("content.xml", "<x/>")
    return saved.getvalue()


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (soffice) is not installed")
def test_another_program_may_save_the_workbook_and_work_out_its_formulas(tmp_path):
    rows = [
        ["id", "day", "users", "share", "seen", "sum", "none", "wrong"],
        ["007", date(2026, 6, 30), 5, 5.1, True, "=C2+1", '=""', "=1/0"],
        ["5.10", None, None, None, None, None, None, "#N/A"],
        ["one\ntwo"],
    ]
    before = workbook({"x": rows})
    sheet = read(saved_by_libreoffice(before, tmp_path))
    assert sheet.header == tuple(rows[0])
    assert sheet.rows == (
        Row(2, ("007", "2026-06-30", "5", "5.1", "TRUE", "6", "", "#DIV/0!")),
        Row(3, ("5.10", "", "", "", "", "", "", "#N/A")),
        Row(4, ("one\ntwo", "", "", "", "", "", "", "")),
    )
    assert [cell for cell in sheet.unreadable if cell.row == 2] == [Unreadable(2, 7, "error value", "#DIV/0!")]
