"""A save is checked as the next load would check it, is whole or nothing, and tells who comes second."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from aimslib import amend, intake
from aimslib.aims import Aims
from aimslib.edits import Edit
from aimslib.errors import IntakeError
from aimslib.workspace import Workspace

from ..intake.sheets import parquet
from .workbooks import by_hand, parts

ROOT = Path(__file__).resolve().parents[2]
ONE = {"impact_assessments": {"assessment_id": "IA-1"}}
IMPACT = {"assessment_id": "IA-1", "dimension": "society", "affected_party": "All", "harm": "H"}
HEADER = "impact_id,assessment_id,dimension,affected_party,harm,likelihood,severity"
GOOD = IMPACT | {"likelihood": "2", "severity": "2"}


def files(workspace) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(workspace.data.iterdir()) if path.is_file()}


def refused(workspace, *edits: Edit, **more) -> str:
    """What a save says that is refused; it leaves every file as it was."""
    before = files(workspace)
    with pytest.raises(IntakeError) as error:
        amend.save(workspace, edits, tell=pytest.fail, **more)
    assert files(workspace) == before
    assert "Nothing was saved." in str(error.value)
    return str(error.value)


def test_edits_of_several_files_are_written_and_the_next_load_has_nothing_to_check(space, silent):
    workspace = space()
    before = files(workspace)
    seen = amend.look(workspace, ONE)
    edits = [
        Edit("impact_assessments", ("IA-1",), {"approver": "Eve", "approved_on": "2026-02-10"}),
        Edit("impacts", ("IM-004",), GOOD),
        Edit("lifecycle_gates", ("G-001",), {"system_id": "AI-1", "stage": "deployment", "approver": "Eve"}),
        Edit("lifecycle_gates", ("G-001",), {"approved_on": "2026-02-11"}),
    ]
    saved = amend.save(workspace, edits, seen=seen, tell=silent)
    assert sorted(path.name for path in saved.files) == ["impact_assessments.csv", "impacts.csv", "lifecycle_gates.csv"]
    after = files(workspace)
    approved = before["impact_assessments.csv"].replace(b"Ann,,\n", b"Ann,Eve,2026-02-10\n")
    assert after["impact_assessments.csv"] == approved
    assert after["impacts.csv"] == before["impacts.csv"] + b"IM-004,IA-1,society,All,H,2,2\n"
    header = b"gate_id,system_id,stage,approved_on,approver\n"
    assert after["lifecycle_gates.csv"] == header + b"G-001,AI-1,deployment,2026-02-11,Eve\n"
    loaded = intake.load(workspace)
    assert loaded.result.clean and loaded.result.validated == ()
    assert amend.save(workspace, edits, tell=silent).files == ()  # it is all there already


def test_a_row_that_would_not_load_is_refused_with_the_rule_and_bad_rows_of_others_are_not(space, silent):
    workspace = space(impacts=f"{HEADER}\nIM-001,IA-1,nobody,Claimants,Wait longer,2,3\n")
    said = refused(workspace, Edit("impacts", ("IM-004",), GOOD | {"severity": "9"}))
    assert 'impacts (IM-004): data/impacts.csv row 3, column severity: "9" is out of range.' in said
    assert "IM-001" not in said
    amend.save(workspace, [Edit("impacts", ("IM-004",), GOOD)], tell=silent)
    assert b"IM-004,IA-1,society,All,H,2,2" in files(workspace)["impacts.csv"]


def test_a_row_that_others_refer_to_can_not_go(space):
    said = refused(space(), Edit("impact_assessments", ("IA-2",), remove=True))
    assert 'impacts (IM-003): data/impacts.csv row 4, column assessment_id: "IA-2" is not in' in said
    assert "IM-001" not in said


def test_a_file_that_intake_refuses_stops_a_save_of_another(space):
    said = refused(space(systems="system_id,nome\nAI-1,x\n"), Edit("impacts", ("IM-004",), GOOD))
    assert 'data/systems.csv row 1: the table systems has no column "nome".' in said


def test_a_key_that_two_rows_have_and_a_row_without_all_its_cells_are_not_guessed_at(space):
    rows = ["IM-1,IA-1,society,All,H,2,2", " IM-1,IA-1,society,All,H,1,1", "IM-9,IA-1,society"]
    workspace = space(impacts="\n".join([HEADER, *rows, ""]))
    said = refused(workspace, Edit("impacts", ("IM-1",), {"harm": "x"}))
    assert 'data/impacts.csv rows 2, 3 all have impact_id "IM-1"; which one is meant is unknown.' in said
    said = refused(workspace, Edit("impacts", ("IM-9",), {"harm": "x"}))
    assert 'data/impacts.csv row 4 (impact_id "IM-9") has another number of cells than the header' in said


def test_a_column_that_the_file_lacks_is_named_unless_there_is_nothing_to_write_in_it(space, silent):
    workspace = space()
    said = refused(workspace, Edit("impacts", ("IM-001",), {"residual_severity": "1"}))
    assert 'data/impacts.csv: there is no column residual_severity, but IM-001 gets a value in it ("1").' in said
    assert "Add residual_severity to the header" in said
    assert amend.save(workspace, [Edit("impacts", ("IM-001",), {"residual_severity": ""})], tell=silent).files == ()


def test_a_table_that_is_kept_as_parquet_is_its_programs_affair(space):
    workspace = space(impacts=None)
    content = parquet(workspace.root, "select 'IM-001' as impact_id")
    (workspace.data / "impacts.parquet").write_bytes(content)
    said = refused(workspace, Edit("impacts", ("IM-001",), {"harm": "x"}))
    assert "data/impacts.parquet is kept as a Parquet file, which a program writes." in said


@pytest.mark.parametrize(
    ("beside", "content", "says"),
    [
        (".~lock.impacts.csv#", b",ann,desk-7,30.06.2026 10:00,file:///home/ann;", "LibreOffice, by ann on desk-7"),
        (".~lock.impacts.csv#", b"Ann B,ann,desk-7,30.06.2026 10:00,file:///x;", "LibreOffice, by Ann B on desk-7"),
        ("~$impacts.csv", b"\x05Ann B" + b" " * 49 + b"\x05\x00" + "Ann B".encode("utf-16-le"), "Excel, by Ann B"),
        ("~$impacts.csv", b"", "Excel; its next save"),
    ],
)
def test_a_file_that_is_open_in_a_spreadsheet_program_is_left_alone(space, beside, content, says):
    workspace = space()
    (workspace.data / beside).write_bytes(content)
    said = refused(workspace, Edit("impacts", ("IM-004",), GOOD))
    assert f"data/impacts.csv is open in {says}" in said and "Save and close it there." in said


def test_the_second_of_two_people_is_told_and_loses_nothing(space, silent):
    workspace = space()
    first, second = amend.look(workspace, ONE), amend.look(workspace, ONE)
    amend.save(workspace, [Edit("impact_assessments", ("IA-1",), {"summary": "By Ann"})], seen=first, tell=silent)
    mine = Edit("impact_assessments", ("IA-1",), {"tier": "high"})
    said = refused(workspace, mine, seen=second)
    assert 'column summary: you saw "First look", now it is "By Ann".' in said
    amend.save(workspace, [mine], seen=amend.look(workspace, ONE), tell=silent)
    row = amend.look(workspace, ONE).rows("impact_assessments")[0]
    assert (row["summary"], row["tier"]) == ("By Ann", "high")


def test_an_identifier_that_somebody_else_took_meanwhile_is_not_written_over(space, silent):
    """Both add an impact, to different assessments: what they looked at is unchanged for both."""
    workspace = space()
    mine, theirs = ({"impacts": {"assessment_id": one}} for one in ("IA-1", "IA-2"))
    first, second = amend.look(workspace, mine), amend.look(workspace, theirs)
    amend.save(workspace, [Edit("impacts", ("IM-004",), GOOD)], seen=first, tell=silent)
    said = refused(workspace, Edit("impacts", ("IM-004",), GOOD | {"assessment_id": "IA-2"}), seen=second)
    assert "data/impacts.csv row 5 (impact_id IM-004) is there already, and you have not seen it." in said


TWO = """
import sys, time
from pathlib import Path
from aimslib import amend
from aimslib.edits import Edit
from aimslib.workspace import Workspace

workspace, name = Workspace(Path(sys.argv[1])), sys.argv[2]
seen = amend.look(workspace, {"impact_assessments": {"assessment_id": "IA-1"}})
(workspace.root / name).touch()
while not all((workspace.root / one).exists() for one in ("ann", "bob")):
    time.sleep(0.01)
try:
    amend.save(workspace, [Edit("impact_assessments", ("IA-1",), {"summary": name})], seen=seen, tell=print)
except amend.ConflictError as error:
    sys.exit(str(error))
"""


def test_of_two_that_save_at_the_same_moment_one_saves_and_the_other_is_told(space):
    workspace = space()
    people = {
        name: subprocess.Popen([sys.executable, "-c", TWO, workspace.root, name], stderr=subprocess.PIPE, text=True)
        for name in ("ann", "bob")
    }
    said = {name: person.communicate(timeout=120)[1] for name, person in people.items()}
    (winner,) = [name for name, words in said.items() if not words]
    (loser,) = people.keys() - {winner}
    assert f'you saw "First look", now it is "{winner}".' in said[loser]
    assert amend.look(workspace, ONE).rows("impact_assessments")[0]["summary"] == winner


def test_what_edits_foretell_in_memory_is_what_is_loaded_after_the_save(tmp_path, silent):
    workspace = Workspace(tmp_path / "space")
    for folder in ("data", "params"):
        shutil.copytree(ROOT / folder, workspace.root / folder)
    edits = [
        Edit("impact_assessments", ("IA-002",), {"tier": "limited", "approved_on": "2026-06-29"}),
        Edit("impacts", ("IMP-003",), {"severity": "1", "likelihood": "1"}),
        Edit("impacts", ("IMP-901",), GOOD | {"assessment_id": "IA-002", "severity": "5"}),
        Edit("sightings", ("Meridian Copilot", "sso"), {"users": "7"}),
        Edit("roles", ("internal_auditor", "Eve", "2026-06-01")),
        Edit("objectives", ("OBJ-02",), remove=True),
    ]
    foretold = Aims(intake.current(workspace).path, "2026-06-30").edited(edits)
    amend.save(workspace, edits, tell=silent)
    found = Aims(intake.current(workspace).path, "2026-06-30")
    for name in ("cells", "coverage_total", "assessments_due", "findings", "objectives", "maturity"):
        assert foretold.measure(name) == found.measure(name), name


def test_a_workbook_is_saved_into_and_loads(tmp_path, silent):
    workspace = Workspace(tmp_path)
    workspace.data.mkdir()
    (workspace.data / "aims.xlsx").write_bytes(by_hand())
    seen = amend.look(workspace, ONE)
    edits = [Edit("impacts", ("IM-003",), GOOD), Edit("impact_assessments", ("IA-1",), {"approver": "Eve"})]
    assert amend.save(workspace, edits, seen=seen, tell=silent).files == (workspace.data / "aims.xlsx",)
    assert intake.load(workspace).result.clean
    assert parts((workspace.data / "aims.xlsx").read_bytes())
    said = refused(workspace, Edit("impacts", ("IM-004",), GOOD | {"severity": "9"}))
    assert 'data/aims.xlsx sheet impacts cell G5: "9" is out of range.' in said
