"""A CSV file after a change differs in what was changed and in nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aimslib.amend import csv_file
from aimslib.amend.changes import Change
from aimslib.errors import IntakeError
from aimslib.intake.read import read_csv
from aimslib.tables import BY_NAME, Column

COLUMNS = {0: Column("id", ""), 1: Column("harm", ""), 2: Column("tier", "")}
FILE = 'id,harm,tier\nA,"one, two",high\nB,plain,low\n'


def edited(content: bytes | str, encoding: str = "utf-8", **change) -> bytes | str:
    as_text = isinstance(content, str)
    given = content.encode(encoding) if as_text else content
    new = csv_file.edit("data/x.csv", given, encoding, Change(COLUMNS, **change))
    return new.decode(encoding) if as_text else new


def test_a_changed_cell_leaves_the_others_of_its_row_as_they_were_written():
    assert edited(FILE, cells={2: {2: "low"}}) == FILE.replace("high", "low")
    assert edited(FILE, cells={3: {1: 'a "b"'}}) == FILE.replace("plain", '"a ""b"""')
    assert edited(FILE, cells={2: {1: "one"}}) == FILE.replace("one, two", "one")  # it was quoted and stays so


def test_a_new_row_comes_last_and_is_quoted_where_it_must_be():
    added = ({0: "C", 1: "x\ny, z"}, {0: "D", 2: "low"})
    assert edited(FILE, added=added) == FILE + 'C,"x\ny, z",\nD,,low\n'


def test_a_row_that_goes_takes_its_lines():
    assert edited(FILE.replace("two", "\ntwo\n"), removed=(2,)) == "id,harm,tier\nB,plain,low\n"
    assert edited(FILE, removed=(2, 3)) == "id,harm,tier\n"


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
def test_line_breaks_are_those_of_the_file_and_the_last_line_has_one_or_has_not(line_break):
    whole = FILE.replace("\n", line_break)
    new = whole + f"C,,{line_break}"
    assert edited(whole, added=({0: "C"},)) == new
    cut = whole.removesuffix(line_break)
    assert edited(cut, added=({0: "C"},)) == new.removesuffix(line_break)
    assert edited(cut, removed=(3,)) == line_break.join(["id,harm,tier", 'A,"one, two",high'])
    assert edited(cut, removed=(3,), added=({0: "C"},)) == line_break.join(["id,harm,tier", 'A,"one, two",high', "C,,"])


def test_blank_lines_stay_and_a_new_row_comes_before_those_at_the_end():
    text = "id,harm,tier\n\nA,,\n , ,\n\n"
    assert edited(text, added=({0: "B"},)) == "id,harm,tier\n\nA,,\nB,,\n , ,\n\n"
    assert edited(text, cells={3: {2: "low"}}) == "id,harm,tier\n\nA,,low\n , ,\n\n"


def test_a_file_that_quotes_always_gets_quoted_rows():
    text = '"id","harm","tier"\n"A","x",""\n'
    assert edited(text, cells={2: {2: "low"}}, added=({0: "B"},)) == '"id","harm","tier"\n"A","x","low"\n"B","",""\n'
    bare = '"id","harm","tier"\n"A","x",\n'
    assert edited(bare, added=({0: "B"},)) == bare + '"B",,\n'


def test_rows_that_all_end_with_a_comma_too_many_get_company_of_their_kind():
    text = "id,harm,tier\nA,x,low,\n"
    assert read_csv(edited(text, added=({0: "B"},)).encode()).ragged == ()


@pytest.mark.parametrize("mark", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_stays_and_names_the_encoding(mark):
    before = FILE.replace("plain", "größer").encode(mark)
    assert edited(before, added=({0: "Ł"},)) == (FILE.replace("plain", "größer") + "Ł,,\n").encode(mark)


def test_the_encoding_of_the_workspace_is_kept_and_what_it_can_not_write_is_an_error():
    assert edited(FILE.encode("cp1252"), "cp1252", cells={3: {1: "é"}}) == FILE.replace("plain", "é").encode("cp1252")
    with pytest.raises(IntakeError, match=r'data/x\.csv, column harm: cp1252 has no "ł", which is in "łaz"') as error:
        edited(FILE, "cp1252", cells={3: {1: "łaz"}})
    assert "Nothing was saved." in str(error.value)


def test_bytes_that_would_not_all_come_back_are_not_touched():
    without_mark = FILE.encode("utf-16-le")  # read as UTF-16 of this machine, but that would be written with a mark
    with pytest.raises(IntakeError, match="can't be changed without changing other rows"):
        edited(without_mark, "utf-16", cells={3: {1: "x"}})


def test_a_new_file_has_every_column_of_its_table():
    content = csv_file.create("data/roles.csv", BY_NAME["roles"], [{"role": "other", "holder": "A, B"}], "utf-8")
    assert content == b'role,holder,from_on,until_on\nother,"A, B",,\n'


TEXTS = st.text(alphabet='ab ,"\n\r;é', max_size=6)


def written(cell: str, quote: bool) -> str:
    escaped = cell.replace('"', '""')
    needs = any(character in cell for character in ',"\r\n')
    return f'"{escaped}"' if quote or needs else cell


@st.composite
def files(draw):
    """The rows of a file, and its lines as written: blank ones, any quoting, any line break."""
    line_break = draw(st.sampled_from(["\n", "\r\n", "\r"]))
    rows = [(f"K{number}", draw(TEXTS), draw(TEXTS)) for number in range(draw(st.integers(0, 5)))]
    lines = ["id,harm,tier"]
    numbers = {}
    for row in rows:
        lines += [draw(st.sampled_from(["", " ,,"])) for _ in range(draw(st.integers(0, 1)))]
        lines.append(",".join(written(cell, draw(st.booleans())) for cell in row))
        numbers[row[0]] = len(lines)
    return rows, numbers, lines, line_break, draw(st.booleans())


@given(files(), st.data())
def test_whatever_the_file_all_other_rows_keep_their_text_and_reading_gives_the_new_rows(drawn, data):
    rows, numbers, lines, line_break, ends = drawn
    text = line_break.join(lines) + (line_break if ends else "")
    fates = {row[0]: data.draw(st.sampled_from(["stays", "goes", "changes"])) for row in rows}
    new = {key: data.draw(TEXTS) for key in fates}
    added = [{0: f"N{number}", 1: data.draw(TEXTS)} for number in range(data.draw(st.integers(0, 2)))]
    change = Change(
        COLUMNS,
        {numbers[key]: {1: new[key]} for key, fate in fates.items() if fate == "changes"},
        tuple(numbers[key] for key, fate in fates.items() if fate == "goes"),
        tuple(added),
    )
    after = csv_file.edit("x", text.encode(), "utf-8", change).decode()

    kept = [
        (key, new[key] if fates[key] == "changes" else harm, tier) for key, harm, tier in rows if fates[key] != "goes"
    ]
    expected = [*kept, *((row[0], row[1], "") for row in added)]
    assert [row.cells for row in read_csv(after.encode()).rows] == expected
    untouched = [
        line for number, line in enumerate(lines, 1) if number not in change.cells and number not in change.removed
    ]
    raw = [after[record.cells[0][0] : record.end] for record in csv_file.records(after)]
    position = -1
    for line in untouched:
        position = raw.index(line, position + 1)
    assert len(raw) == len(lines) - len(change.removed) + len(added)
    before, last = csv_file.records(text)[-1], csv_file.records(after)[-1]
    assert (last.end == last.stop) == (before.end == before.stop) or not raw[-1]  # a blank line needs its break
