"""Exporting a workbook: what the files have, as they have it; and never over something that is there."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import openpyxl
import pytest

from aimslib.errors import IntakeError, UsageError
from aimslib.exporters import workbook
from aimslib.workspace import Workspace


@pytest.fixture
def space(tmp_path):
    """`space({"systems": "system_id,..."})`: a workspace with these CSV files."""

    def make(tables: dict[str, str], options: str = "") -> Workspace:
        (tmp_path / "data").mkdir()
        for name, text in tables.items():
            (tmp_path / "data" / f"{name}.csv").write_bytes(text.encode())
        if options:
            (tmp_path / "params").mkdir()
            (tmp_path / "params" / "intake.yaml").write_text(options)
        return Workspace(tmp_path)

    return make


def exported(workspace: Workspace) -> dict[str, list[list]]:
    """The sheets of the workspace's workbook with the values of their cells."""
    file = workspace.root / "out" / "registers.xlsx"
    workbook.run(workspace, file)
    return {
        page.title: [list(row) for row in page.iter_rows(values_only=True)] for page in openpyxl.load_workbook(file)
    }


def test_tables_and_columns_are_those_of_the_files_in_their_order(space):
    sheets = exported(space({"people": "email,name\na@x.example,Ann\n", "audits": "audit_id\n"}))
    assert list(sheets) == ["how to", "people", "audits", "_lists"]
    assert sheets["people"] == [["email", "name"], ["a@x.example", "Ann"]]
    assert sheets["audits"] == [["audit_id"]]


def test_days_are_date_cells_whole_numbers_number_cells_and_whatever_is_neither_stays_as_it_stands(space):
    sheets = exported(
        space({"sightings": "tool,first_seen_on,users\nA,2026-02-28,12\nB,2026-02-30,007\nC,28/02/2026,1e3\nD,,-4\n"})
    )
    assert sheets["sightings"][1:] == [
        ["A", datetime(2026, 2, 28), 12],
        ["B", "2026-02-30", "007"],
        ["C", "28/02/2026", "1e3"],
        ["D", None, "-4"],
    ]


def test_a_day_that_spreadsheets_count_differently_stays_text(space):
    sheets = exported(space({"people": "name,left_on\nAnn,1900-02-28\nBo,1900-03-01\n"}))
    assert [row[1] for row in sheets["people"][1:]] == ["1900-02-28", datetime(1900, 3, 1)]


def test_rows_that_intake_sets_aside_are_exported_like_all_others(space):
    sheets = exported(space({"people": "name,left_on\nAnn,soon\n,2026-01-01\nAnn,\n"}))
    assert len(sheets["people"]) == 4


def test_a_column_that_the_table_does_not_have_is_kept_and_its_note_says_so(space):
    workspace = space({"people": "name,nickname\nAnn,A\n"})
    exported(workspace)
    page = openpyxl.load_workbook(workspace.root / "out" / "registers.xlsx")["people"]
    assert page["B2"].value == "A" and "Not a column of people" in page["B1"].comment.text


def test_files_of_another_encoding_are_read_as_the_workspace_says(space):
    workspace = space({"people": "name\n"}, "encoding: cp1252\n")
    (workspace.data / "people.csv").write_bytes("name\nZoë\n".encode("cp1252"))
    assert exported(workspace)["people"][1] == ["Zoë"]


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("people", "name,email\nAnn,a@x.example\nBo\n", r"data/people.csv row 3: 1 cells, but the header has 2"),
        ("people", "name\n\x00", r"data/people.csv row 2: there are NUL characters"),
        ("poeple", "name\n", r"data/poeple.csv: no table has this name"),
    ],
)
def test_what_can_not_be_carried_over_is_refused_and_nothing_is_written(space, name, text, message):
    workspace = space({name: text})
    with pytest.raises(IntakeError, match=rf"(?s){message}.*Nothing was converted"):
        exported(workspace)
    assert not (workspace.root / "out").exists()


def test_a_file_that_is_there_is_replaced_only_when_that_is_asked_for(space, tmp_path):
    workspace, file = space({"people": "name\nAnn\n"}), tmp_path / "mine.xlsx"
    file.write_bytes(b"mine")
    with pytest.raises(UsageError, match="is there already"):
        workbook.run(workspace, file)
    assert file.read_bytes() == b"mine"
    report = workbook.run(workspace, file, replace=True)
    assert report.rows == {"people": 1} and "people: 1 row" in report.text()
    assert openpyxl.load_workbook(file)["people"]["A2"].value == "Ann"


@pytest.mark.parametrize(("file", "message"), [("data/aims.xlsx", "lies in data/"), ("registers.csv", "no name of a")])
def test_a_second_place_of_the_tables_and_another_kind_of_name_are_refused(space, file, message):
    workspace = space({"people": "name\n"})
    with pytest.raises(UsageError, match=message):
        workbook.run(workspace, workspace.root / file)
    assert [path.name for path in Path(workspace.root).rglob("*") if path.is_file()] == ["people.csv"]
