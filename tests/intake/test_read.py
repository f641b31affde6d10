"""A CSV file becomes a sheet of text exactly as written, or is refused with the row and the remedy."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aimslib.intake.read import read_csv
from aimslib.intake.sheet import RefusedFile, Row


def refusal(content: bytes, encoding: str = "utf-8") -> str:
    with pytest.raises(RefusedFile) as caught:
        read_csv(content, encoding)
    return caught.value.text("data/x.csv")


def test_text_stays_as_it_is_written():
    sheet = read_csv(b"a,b,c\n007,5.10,NA\n 1,null,\n")
    assert sheet.header == ("a", "b", "c")
    assert sheet.rows == (Row(2, ("007", "5.10", "NA")), Row(3, (" 1", "null", "")))


def test_a_cell_with_line_breaks_is_one_row_and_a_blank_row_still_counts_as_a_row():
    sheet = read_csv(b'a,b\n"one\ntwo\nthree",x\n\n,\nlast,y\n')
    assert [(row.number, row.cells[1]) for row in sheet.rows] == [(2, "x"), (5, "y")]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_byte_order_mark_says_the_encoding(encoding):
    assert read_csv("a,b\nNaïve,ł\n".encode(encoding)).rows == (Row(2, ("Naïve", "ł")),)


def test_a_named_encoding_is_used_where_no_mark_says_otherwise():
    assert read_csv("a\nNaïve\n".encode("cp1252"), "cp1252").rows[0].cells == ("Naïve",)
    assert read_csv("a\nNaïve\n".encode("utf-8-sig"), "cp1252").rows[0].cells == ("Naïve",)


def test_bytes_of_another_encoding_are_refused_with_the_row_a_spreadsheet_shows():
    content = 'a,b\n"two\nlines",x\ny,the insurer’s bot\n'.encode("cp1252")
    assert refusal(content) == (
        'data/x.csv row 3: the file is not UTF-8: it has the byte 0x92 (after "y,the insurer").\n'
        "  Save it as CSV UTF-8, or name its encoding in params/intake.yaml, for example: encoding: cp1252"
    )
    # The place is the same where a byte order mark comes first.
    assert refusal(b"\xef\xbb\xbf" + content) == refusal(content)


def test_a_column_that_is_there_twice_is_refused():
    assert refusal(b"a,b,a\n1,2,3\n") == (
        "data/x.csv row 1: the column a is there 2 times.\n  Which one is meant is unknown. Keep one of them."
    )


def test_one_row_with_another_number_of_cells_is_kept_apart_and_all_rows_are_refused():
    sheet = read_csv(b"a,b\n1,2\n1,2,3\n1\n")
    assert sheet.rows == (Row(2, ("1", "2")),)
    assert sheet.ragged == (Row(3, ("1", "2", "3")), Row(4, ("1",)))
    assert refusal(b"a,b\n0,1,2\n1,3,4\n").startswith(
        "data/x.csv: every row has another number of cells than the header (3 in row 2, 2 in the header)."
    )


def test_blank_cells_beyond_the_header_are_what_spreadsheets_leave_and_do_no_harm():
    assert read_csv(b"a,b,,\n1,2,,\n").rows == (Row(2, ("1", "2")),)
    assert read_csv(b"a,b\n1,2,\n3,4,,\n").rows == (Row(2, ("1", "2")), Row(3, ("3", "4")))
    assert [row.number for row in read_csv(b"a,b\nx, y,\n3,4\n").ragged] == [2]  # a comma in a cell, the last one blank
    assert read_csv(b"a,,b\n1,,2\n").header == ("a", "b")
    assert refusal(b"a,,b\n1,x,2\n").startswith("data/x.csv row 1: column 2 has no name, but row 2 has a value in it.")


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"PK\x03\x04....", "this is not a CSV file but an Excel workbook or another zip archive."),
        (b"PAR1....", "this is not a CSV file but a Parquet file."),
        (b"", "the file is empty."),
        (b"\n\na\n", "row 1: the first row is blank."),
        (b"a;b\n1;2\n", "row 1: the columns are separated by semicolons."),
        (b"a,b\n1,2\n3,\x00\n", "row 3: there are NUL characters in it."),
        ("a,b\n1,2\n".encode("utf-16-le"), "row 1: there are NUL characters in it."),
        (b'a,b\n1,"2\n3,4\n', "row 2: a quotation mark opens here and is never closed"),
        (b'a,b\n1,2\n3,"AI" policy\n', "row 3: the file is not well-formed CSV"),
    ],
)
def test_what_is_not_csv_is_refused(content, what):
    assert what in refusal(content)


@given(
    st.lists(
        st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=6), min_size=3, max_size=3),
        max_size=8,
    )
)
def test_every_row_that_was_written_is_read_as_it_was_written(rows):
    text = io.StringIO(newline="")
    csv.writer(text).writerows([["a", "b", "c"], *rows])
    sheet = read_csv(text.getvalue().encode())
    wanted = [(number, tuple(row)) for number, row in enumerate(rows, start=2) if any(cell.strip() for cell in row)]
    assert [(row.number, row.cells) for row in sheet.rows] == wanted
    assert not sheet.ragged
