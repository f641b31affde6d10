"""The Statement of Applicability as a workbook: each requirement with its decision and the evidence that shows it."""

from __future__ import annotations

from datetime import date, datetime

import openpyxl
import pytest

from aimslib.aims import Aims
from aimslib.errors import AimsError, UsageError
from aimslib.exporters import soa
from aimslib.workspace import Workspace

AS_OF = "2026-06-30"


@pytest.fixture
def written(drawn, tmp_path):
    """`written(controls=...)`: the sheets of the statement of a drawn organisation."""

    def write(as_of: str = AS_OF, **tables: str):
        soa.write(Aims.on(drawn(**tables).path, as_of), tmp_path / "soa.xlsx")
        return openpyxl.load_workbook(tmp_path / "soa.xlsx")

    return write


def rows(sheet) -> dict[str, dict]:
    """The rows of a sheet by their first cell: heading -> value, days as ISO text."""
    header, *lines = sheet.iter_rows(values_only=True)
    return {line[0]: dict(zip(header[1:], (_plain(cell) for cell in line[1:]), strict=True)) for line in lines}


def _plain(value):
    return value.date().isoformat() if isinstance(value, datetime) else value


def test_every_control_and_every_clause_is_a_row_in_the_order_of_the_standard(written):
    book = written()
    assert book.sheetnames == ["controls", "clauses", "about"]
    controls, clauses = list(rows(book["controls"])), list(rows(book["clauses"]))
    assert (len(controls), len(clauses)) == (38, 32)
    assert (controls[0], controls[-1]) == ("A.2.2", "A.10.4")
    assert (clauses[0], clauses[-1]) == ("4.1", "10.2")


def test_a_control_says_what_was_decided_who_owns_it_and_what_shows_it(written):
    book = written(
        controls="""
            control | applicable | justification     | owner | status      | decided_on
            A.2.2   | yes        | We have a policy. | Ada   | in_progress | 2026-02-01
        """,
        evidence="""
            evidence_id | satisfies   | kind   | effective_on
            E1          | 42001:A.2.2 | policy | 2026-03-01
        """,
    )
    assert rows(book["controls"])["A.2.2"] == {
        "Title": "AI policy", "Applicable": "yes", "Justification": "We have a policy.", "Owner": "Ada",
        "Status": "in progress", "Decided on": "2026-02-01", "State": "covered", "Coverage": "1 of 1", "Evidence": "E1",
        "Last date": "2026-03-01", "Next expiry": "2027-03-01",
    }  # fmt: skip
    assert rows(book["controls"])["A.2.3"] == {
        "Title": "Alignment with other organizational policies", "Applicable": "undecided", "Justification": None,
        "Owner": "nobody", "Status": None, "Decided on": None, "State": "missing", "Coverage": "0 of 1",
        "Evidence": None, "Last date": None, "Next expiry": None,
    }  # fmt: skip


def test_an_exclusion_counts_from_the_day_it_was_decided(written):
    tables = {"controls": "control | applicable | justification | decided_on\nA.3.3 | no | One person. | 2026-06-30"}
    before, then = (rows(written(as_of, **tables)["controls"])["A.3.3"] for as_of in ("2026-06-29", AS_OF))
    assert (before["Applicable"], before["State"], before["Coverage"]) == ("undecided", "missing", "0 of 1")
    assert (then["Applicable"], then["State"], then["Coverage"]) == ("no", "excluded", None)


def test_a_control_of_several_systems_counts_its_cells_and_names_the_state_of_what_does_not_cover(written):
    """S1 is covered by E1, S2's evidence E2 has lapsed, S3 has none: the last day is E1's, and so is the expiry."""
    row = rows(
        written(
            systems="system_id\nS1\nS2\nS3",
            evidence="""
                evidence_id | satisfies     | system_id | effective_on | valid_until
                E1          | 42001:A.6.2.6 | S1        | 2026-05-01   | 2026-08-01
                E2          | 42001:A.6.2.6 | S2        | 2026-01-01   | 2026-06-29
            """,
        )["controls"]
    )["A.6.2.6"]
    assert (row["State"], row["Coverage"]) == ("1 covered, 1 expired, 1 missing", "1 of 3")
    assert (row["Evidence"], row["Last date"], row["Next expiry"]) == ("E1; E2 (expired)", "2026-05-01", "2026-08-01")


def test_what_a_register_proves_by_itself_has_its_own_day(written):
    book = written(
        audits="audit_id | completed_on | auditor\nAU-1 | 2026-04-01 | Eve",
        evidence="evidence_id | satisfies | effective_on\nAU-1 | 42001:10.2 | 2026-05-05",
    )
    clauses = rows(book["clauses"])
    assert (clauses["9.2.1"]["Evidence"], clauses["9.2.1"]["Last date"]) == ("AU-1", "2026-04-01")
    assert (clauses["10.2"]["Evidence"], clauses["10.2"]["Last date"]) == ("AU-1", "2026-05-05")  # the row of evidence


def test_a_clause_names_its_documented_information_and_falls_to_the_manager(written):
    book = written(
        controls="control | owner\n4.3 | Ada\n6.2 | Ben\n7.2 | TBC",
        roles="role | holder | from_on\naims_manager | Mia | 2026-06-30",
        people="name | left_on\nBen | 2026-06-30",
    )
    clauses = rows(book["clauses"])
    assert (clauses["4.3"]["Documented information"], clauses["4.3"]["Owner"]) == ("AIMS scope statement", "Ada")
    assert {clauses[clause]["Owner"] for clause in ("6.2", "7.2", "8.1")} == {"Mia (AIMS manager)"}


def test_an_owner_who_left_and_a_placeholder_are_told_apart_from_an_owner(written):
    book = written(
        controls="control | owner\nA.2.2 | Ben\nA.2.3 | TBC\nA.2.4 | Cleo",
        people="name | left_on\nBen | 2026-06-30\nCleo | 2026-07-01",
    )
    controls = rows(book["controls"])
    assert [controls[name]["Owner"] for name in ("A.2.2", "A.2.3", "A.2.4")] == [
        "Ben (left 2026-06-30)", "nobody", "Cleo",
    ]  # fmt: skip


def test_it_is_ready_to_print(written):
    for sheet in written():
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)  # A4
        assert (sheet.page_setup.fitToHeight, sheet.sheet_properties.pageSetUpPr.fitToPage) == (0, True)
        assert sheet.print_title_rows == "$1:$1"
        assert sheet.freeze_panes and sheet.auto_filter.ref
        assert "Statement of Applicability" in sheet.oddHeader.left.text
        assert sheet.oddHeader.right.text == f"As of {AS_OF}"
        assert all(cell.alignment.wrap_text for cell in sheet[2])


def test_about_says_the_day_the_state_and_the_words(written):
    terms = {term: row["Meaning"] for term, row in rows(written()["about"]).items()}
    assert (terms["As of"], terms["State"], terms["Source"]) == (AS_OF, "0", "the registers as they are")
    assert {"Coverage", "Excluded", "State covered", "State top-up", "Measure coverage"} <= set(terms)


def test_the_same_registers_and_day_give_the_same_bytes(drawn, tmp_path):
    aims = Aims.on(drawn(systems="system_id\nS1").path, AS_OF)
    for name in ("one.xlsx", "two.xlsx"):
        soa.write(aims, tmp_path / name)
    assert (tmp_path / "one.xlsx").read_bytes() == (tmp_path / "two.xlsx").read_bytes()


@pytest.mark.parametrize("text", ["=1+1", "@SUM(A1)", "<r>x</r>", "http://example.org", "{=1}", "_x0041_"])
def test_a_text_stays_a_text(written, text):
    sheet = written(controls=f"control | justification\nA.2.2 | {text}")["controls"]
    assert sheet["D2"].value == text
    assert sheet["D2"].data_type == "s" and sheet["D2"].hyperlink is None


def test_a_text_that_no_cell_holds_is_named_and_nothing_is_written(drawn, tmp_path):
    state = drawn(controls=f"control | justification\nA.2.3 | {'x' * 32_768}").path
    with pytest.raises(AimsError, match="Sheet controls, row 3, Justification: the text has 32,768 characters"):
        soa.write(Aims.on(state, AS_OF), tmp_path / "soa.xlsx")
    assert not list(tmp_path.glob("*soa*"))


def test_it_is_never_written_over_something_or_among_the_registers(tmp_path):
    (tmp_path / "data").mkdir()
    (tmp_path / "there.xlsx").touch()
    for name, says in (
        ("there.xlsx", "is there already"), ("soa.pdf", "no name of a workbook"), ("data/soa.xlsx", "lies in data/"),
    ):  # fmt: skip
        with pytest.raises(UsageError, match=says):
            soa.run(Workspace(tmp_path), tmp_path / name, as_of=date(2026, 6, 30))
