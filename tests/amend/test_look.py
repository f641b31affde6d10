"""What was seen, and what is not so any more."""

import pytest

from aimslib import amend
from aimslib.amend.files import Files
from aimslib.amend.look import check_seen
from aimslib.errors import IntakeError, UsageError

ONE = {"impact_assessments": {"assessment_id": "IA-1"}, "impacts": {"assessment_id": "IA-1"}}


def now(workspace, seen) -> str:
    """What the check says about it, "" where all is as it was seen."""
    try:
        check_seen(Files.now(workspace), seen)
    except amend.ConflictError as error:
        return str(error)
    return ""


def change(workspace, table: str, old: str, new: str) -> None:
    file = workspace.data / f"{table}.csv"
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_rows_are_text_as_the_file_has_it_with_every_column_of_the_table(space):
    seen = amend.look(space(), ONE)
    assert [row["impact_id"] for row in seen.rows("impacts")] == ["IM-001", "IM-002"]
    first = seen.rows("impacts")[0]
    assert (first["likelihood"], first["harm"], first["residual_severity"]) == ("2", "Wait longer", "")


def test_several_values_are_any_of_them_and_none_are_every_row(space):
    workspace = space()
    several = {"impacts": [{"impact_id": "IM-001"}, {"assessment_id": "IA-2", "dimension": "individuals"}]}
    assert [row["impact_id"] for row in amend.look(workspace, several).rows("impacts")] == ["IM-001", "IM-003"]
    assert len(amend.look(workspace, {"impacts": {}}).rows("impacts")) == 3


def test_values_are_found_as_intake_reads_them(space):
    workspace = space()
    change(workspace, "impacts", "IM-002,IA-1,groups", "IM-002, IA-1 ,Groups")
    rows = amend.look(workspace, {"impacts": {"assessment_id": "IA-1", "dimension": "groups"}}).rows("impacts")
    assert [row["dimension"] for row in rows] == ["Groups"]


def test_a_table_that_is_not_there_has_no_rows_and_one_that_was_not_asked_for_is_an_error(space):
    seen = amend.look(space(), {"risks": {"system_id": "AI-1"}})
    assert seen.rows("risks") == []
    with pytest.raises(UsageError, match="Unknown table that was looked at 'impacts'"):
        seen.rows("impacts")
    with pytest.raises(UsageError, match="Unknown column of impacts 'sytem'"):
        amend.look(space(), {"impacts": {"sytem": "AI-1"}})


def test_a_file_that_can_not_be_read_is_named(space):
    workspace = space(impacts="impact_id,impact_id\nIM-001,IM-001\n")
    with pytest.raises(IntakeError, match=r"data/impacts\.csv row 1: the column impact_id is there 2 times"):
        amend.look(workspace, ONE)


def test_other_rows_and_other_spellings_of_the_same_are_no_conflict(space):
    workspace = space()
    seen = amend.look(workspace, ONE)
    assert now(workspace, seen) == ""
    change(workspace, "impacts", "Believe it is a person", "Trust it")
    change(workspace, "impacts", "IM-001,IA-1,individuals", "IM-001,IA-1, Individuals")
    assert now(workspace, seen) == ""


def test_a_changed_value_is_told_with_row_column_and_both_values(space):
    workspace = space()
    seen = amend.look(workspace, ONE)
    change(workspace, "impact_assessments", "First look", "Second look")
    said = now(workspace, seen)
    where = "data/impact_assessments.csv row 2 (assessment_id IA-1), column summary"
    assert f'{where}: you saw "First look", now it is "Second look".' in said
    assert "Nothing was saved." in said


def test_a_row_that_came_and_one_that_went_are_told(space):
    workspace = space()
    seen = amend.look(workspace, ONE)
    change(workspace, "impacts", "IM-001,IA-1,", "IM-009,IA-1,")
    said = now(workspace, seen)
    assert "data/impacts.csv row 2 (impact_id IM-009) was added since you looked." in said
    assert "data/impacts.csv: the row impact_id IM-001 that you saw is gone." in said


def test_looking_where_nothing_was_notices_what_came(space):
    workspace = space()
    seen = amend.look(workspace, {"impacts": {"assessment_id": "IA-7"}})
    assert seen.rows("impacts") == []
    change(workspace, "impacts", "IM-003,IA-2", "IM-003,IA-7")
    assert "(impact_id IM-003) was added" in now(workspace, seen)
