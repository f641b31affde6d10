"""A worklist to hand over: measure `worklist`, one owner's rows or all."""

from __future__ import annotations

from datetime import datetime

import openpyxl
import pytest

from aimslib.aims import Aims
from aimslib.errors import UsageError
from aimslib.exporters import worklist

AS_OF = "2026-06-30"
RISKS = """
    risk_id | description | owner | treatment | treatment_due_on
    R1      | Bias        | Ada   | modify    | 2026-06-29
    R2      | Outage      | Ada   | modify    | 2026-06-30
    R3      | =1+1        | Ben   | modify    | 2026-07-31
"""


@pytest.fixture
def aims(drawn):
    """Ada has a treatment that is overdue and one due today, Ben one that is due; Cy is known and has nothing to do."""
    return Aims.on(drawn(risks=RISKS, people="name\nCy").path, AS_OF)


@pytest.fixture
def written(aims, tmp_path):
    """`written("Ada")`: the sheet of an owner's worklist, or of everybody's."""

    def write(owner: str | None = None):
        worklist.write(aims, tmp_path / "worklist.xlsx", owner)
        return openpyxl.load_workbook(tmp_path / "worklist.xlsx")["worklist"]

    return write


def of_risks(sheet) -> dict[str, tuple]:
    """Owner, day, when and days of the rows about a risk, by its id."""
    header, *lines = sheet.iter_rows(values_only=True)
    found = [dict(zip(header, line, strict=True)) for line in lines]
    return {
        row["Id"]: (row["Owner"], _plain(row["Due on"]), row["When"], row["Days"])
        for row in found
        if row["Kind"] and row["Kind"].startswith("risk_treatment")
    }


def _plain(value):
    return value.date().isoformat() if isinstance(value, datetime) else value


def test_one_owners_list_says_what_is_overdue_and_what_is_due(written):
    assert of_risks(written("Ada")) == {
        "R1": ("Ada", "2026-06-29", "overdue", -1),
        "R2": ("Ada", "2026-06-30", "due", 0),
    }


def test_without_an_owner_everybodys_rows_are_on_one_sheet_in_the_order_of_the_measure(aims, written):
    sheet = written()
    assert set(of_risks(sheet)) == {"R1", "R2", "R3"}
    assert [row[0] for row in sheet.iter_rows(min_row=2, values_only=True)] == [
        row["owner"] for row in aims.measure("worklist")
    ]
    assert sheet.auto_filter.ref == f"A1:I{sheet.max_row}"
    assert sheet.oddHeader.left.text.endswith("all owners")


def test_overdue_rows_stand_out(written):
    sheet = written("Ada")
    colours = {row[2].value: row[0].fill.fgColor.rgb for row in sheet.iter_rows(min_row=2)}
    assert colours["overdue"] != colours["due"]


def test_what_has_no_day_is_open(written):
    sheet = written("nobody")
    assert {(row[1], row[2], row[3]) for row in sheet.iter_rows(min_row=2, values_only=True)} == {(None, "open", None)}


def test_a_text_is_no_formula(written):
    cells = [row[4] for row in written("Ben").iter_rows(min_row=2)]
    assert [cell.data_type for cell in cells] == ["s"]


def test_an_owner_whose_work_starts_like_a_formula_is_a_text_too(drawn, tmp_path):
    """The description begins the cell only where a measure puts it there; the owner always does."""
    aims = Aims.on(drawn(risks="risk_id | owner | treatment\n=R1 | =cmd | retain").path, AS_OF)
    worklist.write(aims, tmp_path / "list.xlsx", "=cmd")
    row = openpyxl.load_workbook(tmp_path / "list.xlsx")["worklist"][2]
    assert [(row[index].value, row[index].data_type) for index in (0, 6)] == [("=cmd", "s"), ("=R1", "s")]


def test_somebody_known_with_nothing_to_do_gets_an_empty_list(written):
    assert written("Cy").max_row == 1


def test_an_unknown_owner_is_refused_with_those_there_are(aims, tmp_path):
    with pytest.raises(UsageError, match=r"Unknown owner 'Adda'\. Did you mean Ada\?\n  Known: Ada, Ben"):
        worklist.write(aims, tmp_path / "list.xlsx", "Adda")
    assert not list(tmp_path.glob("*list.xlsx"))


def test_an_ampersand_in_a_name_is_no_command_of_the_page_header(drawn, tmp_path):
    aims = Aims.on(drawn(risks="risk_id | owner | treatment\nR1 | A&B | retain").path, AS_OF)
    worklist.write(aims, tmp_path / "list.xlsx", "A&B")
    assert "A&&B" in openpyxl.load_workbook(tmp_path / "list.xlsx")["worklist"].oddHeader.left.text


def test_the_same_registers_and_day_give_the_same_bytes(aims, tmp_path):
    for name in ("one.xlsx", "two.xlsx"):
        worklist.write(aims, tmp_path / name)
    assert (tmp_path / "one.xlsx").read_bytes() == (tmp_path / "two.xlsx").read_bytes()
