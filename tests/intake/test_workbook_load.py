"""A workspace whose registers are the sheets of data/aims.xlsx: the checks of the CSV files, with sheet and cell."""

from __future__ import annotations

import csv
import os
import shutil
import subprocess
import sys
from datetime import date, datetime

import pytest

from aimslib import intake
from aimslib.workspace import PACKAGE, Workspace

from .conftest import CONTROLS
from .sheets import workbook

SYSTEMS = [
    ["system_id", "name", None, "purpose", "lifecycle_stage", "registered_on", "deployed_on", "retired_on"],
    ["007", "Triage", None, "5.10", "OPERATION", date(2026, 1, 5), date(2026, 2, 1), date(2026, 1, 31)],
    ["AI-2", "Pricing", None, "Prices", "prod", datetime(2026, 1, 5, 14, 30), None, None],
    ["AI-3", "Chat", None, "Talks", "design", "03/04/2026", None, None],
    ["AI-4", "=B4", None, "Talks", "design", "2026-01-05", None, None],
    ["AI-5", "Fraud", None, None, "design", "2026-01-05", None, None],
]
CONTROL_ROWS = [["control", "applicable"], ["A.2.2", True], ["A.2.3", "Yes"], ["A.5.2", "maybe"]]
EVIDENCE = [
    ["evidence_id", "title", "satisfies", "system_id", "kind", "effective_on", "status"],
    ["E-1", "Audit", "42001:9.2.1; 27001:9.2.1", "*", "record", date(2026, 1, 1), "accepted"],
    ["E-2", "Policy", "A.5.2", "007", "policy", date(2026, 1, 1), "accepted"],
    ["E-3", "Test", "42001:A.6.2.4", "AI-4", "record", date(2026, 1, 1), "accepted"],
    ["E-4", "Test", "42001:A.6.2.4", "AI-9", "record", date(2026, 1, 1), "accepted"],
]
ROLES = [["role", "holder", "from_on"], *[["aims_manager", "Ann", date(2026, 1, 1)]] * 2]
IMPACTS = [
    ["impact_id", "assessment_id", "dimension", "affected_party", "harm", "likelihood", "severity"],
    ["I-1", "IA-1", "groups", "Claimants", "Denied", 3, 6],
]
SHEETS = {
    "how to": [["Fill in a row a system."]],
    "systems": SYSTEMS,
    "controls": CONTROL_ROWS,
    "evidence": EVIDENCE,
    "impacts": IMPACTS,
    "roles": ROLES,
}
SOUND = {
    "systems": [
        ["system_id", "name", "purpose", "lifecycle_stage", "registered_on"],
        ["AI-1", "Triage", "Sorts", "operation", date(2026, 1, 5)],
    ],
    "controls": [["control", "applicable"], ["A.2.2", "yes"]],
    "evidence": EVIDENCE[:2],
}


@pytest.fixture(scope="module")
def found(make, tmp_path_factory):
    workspace = make(tmp_path_factory.mktemp("mistakes"), {"data/aims.xlsx": workbook(SHEETS)})
    return workspace, intake.load(workspace)


@pytest.fixture(scope="module")
def texts(found) -> dict[tuple[str, int], list[str]]:
    by_row: dict[tuple[str, int], list[str]] = {}
    for problem in found[1].result.problems:
        by_row.setdefault((problem.sheet, problem.row_number), []).append(problem.text().rsplit("\n", 1)[0])
    return by_row


@pytest.fixture(scope="module")
def loaded_once(make, tmp_path_factory) -> Workspace:
    workspace = make(tmp_path_factory.mktemp("sound"), {"data/aims.xlsx": workbook(SOUND)})
    intake.load(workspace)
    return workspace


@pytest.fixture
def loaded(loaded_once, tmp_path) -> Workspace:
    """A copy of a loaded workspace: what the checks say about its sheets is known already."""
    shutil.copytree(loaded_once.root, tmp_path / "w")
    return Workspace(tmp_path / "w")


def put(workspace: Workspace, **sheets: list[list]) -> None:
    (workspace.data / "aims.xlsx").write_bytes(workbook(SOUND | sheets))


def test_each_sheet_says_what_was_read_loaded_and_quarantined(found):
    assert found[1].result.lines() == [
        "data/aims.xlsx sheet systems: 5 read = 1 loaded + 4 quarantined",
        "data/aims.xlsx sheet controls: 3 read = 1 loaded + 2 quarantined",
        "data/aims.xlsx sheet evidence: 4 read = 1 loaded + 3 quarantined",
        "data/aims.xlsx sheet impacts: 1 read = 0 loaded + 1 quarantined",
        "data/aims.xlsx sheet roles: 2 read = 0 loaded + 2 quarantined",
    ]


def test_an_identifier_without_its_standard_is_reported_with_its_cell(found):
    problem = next(one for one in found[1].result.problems if one.value == "A.5.2")
    assert problem.text() == (
        'data/aims.xlsx sheet evidence cell C3: "A.5.2" is both a 42001 and a 27001 control.\n'
        "  Write 42001:A.5.2 (AI system impact assessment process) or 27001:A.5.2 (Information security roles and "
        "responsibilities).\n"
        "  The row is in reports/intake/quarantine.csv; 1 of 4 rows were loaded."
    )


def test_a_value_outside_a_vocabulary_is_reported_with_its_cell_and_the_allowed_values(texts):
    assert texts["systems", 3][0] == (
        'data/aims.xlsx sheet systems cell E3: "prod" is not one of the values of lifecycle_stage.\n'
        "  Write design, development, verification, deployment, operation or retired."
    )
    assert texts["controls", 2] == [
        'data/aims.xlsx sheet controls cell B2: "TRUE" is not one of the values of applicable.\n  Write yes or no.'
    ]


def test_a_time_of_day_in_the_place_of_a_day_and_a_day_that_can_be_read_in_two_ways(texts):
    assert texts["systems", 3][1] == (
        'data/aims.xlsx sheet systems cell F3: "2026-01-05 14:30:00" is a time of a day, not a day.\n'
        "  Write the day alone: 2026-01-05."
    )
    assert texts["systems", 4] == [
        'data/aims.xlsx sheet systems cell F4: "03/04/2026" is not a date in the form 2026-04-30.\n'
        "  Write 2026-04-03 or 2026-03-04, or say in params/intake.yaml which comes first "
        "(date_order: dmy or date_order: mdy)."
    ]


def test_a_formula_without_a_saved_result_is_one_mistake_and_the_rows_below_it_say_where(texts):
    assert texts["systems", 5] == [
        "data/aims.xlsx sheet systems cell B5: the result of the formula =B4 is not saved in the workbook.\n"
        "  Open the workbook in the spreadsheet program and save it there, or write the value itself."
    ]
    assert texts["evidence", 4] == [
        'data/aims.xlsx sheet evidence cell D4: "AI-4" stands in quarantine (row 5 of data/aims.xlsx sheet systems).\n'
        "  Correct row 5 of data/aims.xlsx sheet systems; this row loads then too."
    ]


def test_other_rules_name_the_cell_and_the_sheet_too(texts):
    assert texts["systems", 6] == [
        "data/aims.xlsx sheet systems cell D6: the cell is empty, but every row needs a value.\n"
        "  Fill in purpose: what it is used for."
    ]
    assert texts["evidence", 5][0].startswith(
        'data/aims.xlsx sheet evidence cell D5: "AI-9" is not in data/aims.xlsx sheet systems.'
    )
    assert texts["impacts", 2] == [
        'data/aims.xlsx sheet impacts cell B2: "IA-1" is not there: data/aims.xlsx has no sheet impact_assessments.\n'
        "  Add the sheet with a row for IA-1, or correct the value.",
        'data/aims.xlsx sheet impacts cell G2: "6" is out of range.\n  Write a whole number from 1 to 5.',
    ]
    assert texts["roles", 2][0].startswith(
        'data/aims.xlsx sheet roles cells A2, B2, C2: "aims_manager, Ann, 2026-01-01" also names row 3.'
    )


def test_a_value_to_look_at_is_noted_with_its_cell(found):
    assert [note.text() for note in found[1].result.notes] == [
        'data/aims.xlsx sheet systems cell H2: "2026-01-31" is before deployed_on (2026-02-01).'
    ]


def test_quarantine_and_state_name_file_sheet_row_and_column(found, query):
    workspace, loaded = found
    with (workspace.reports / "intake" / "quarantine.csv").open(encoding="utf-8", newline="") as lines:
        rows = [tuple(row.values())[:5] for row in csv.DictReader(lines)]
    assert ("data/aims.xlsx", "controls", "4", "applicable", "maybe") in rows
    assert query(loaded.path, "select system_id, name, purpose from raw.systems") == [("007", "Triage", "5.10")]
    assert query(loaded.path, "select distinct file, sheet from quarantine order by sheet") == [
        ("data/aims.xlsx", sheet) for sheet in ("controls", "evidence", "impacts", "roles", "systems")
    ]
    assert query(loaded.path, "select count(distinct sha256), min(file), max(file) from inputs") == [
        (1, "data/aims.xlsx", "data/aims.xlsx")
    ]


def test_only_the_sheets_that_changed_and_those_that_refer_to_them_are_checked_again(loaded):
    changed = [["control", "applicable"], ["A.2.2", "no"]]
    put(loaded, controls=changed)
    assert intake.load(loaded).result.validated == ("controls",)
    put(loaded, controls=changed, _scratch=[["mine"]])  # another file, the same tables
    again = intake.load(loaded)
    assert again.built
    assert again.result.validated == ()
    systems = [*SOUND["systems"], ["AI-2", "Chat", "Talks", "design", date(2026, 1, 5)]]
    put(loaded, controls=changed, systems=systems)
    assert intake.load(loaded).result.validated == ("systems", "evidence")


def test_params_may_say_the_order_of_dates_that_are_text(loaded, query):
    loaded.params.mkdir()
    (loaded.params / "intake.yaml").write_text("date_order: dmy\n")
    put(loaded, evidence=[EVIDENCE[0], ["E-1", "Audit", "42001:9.2.1", "*", "record", "03/04/2026", "accepted"]])
    path = intake.load(loaded).path
    assert query(path, "select effective_on from raw.evidence") == [(date(2026, 4, 3),)]


def test_a_state_that_is_there_is_used_without_opening_the_workbook(loaded):
    code = (
        "import sys; from pathlib import Path; from aimslib import intake; from aimslib.workspace import Workspace; "
        "print(intake.current(Workspace(Path('.').resolve())).built, 'openpyxl' in sys.modules)"
    )
    environment = os.environ | {"PYTHONPATH": str(PACKAGE.parent)}
    ran = subprocess.run([sys.executable, "-c", code], cwd=loaded.root, env=environment, capture_output=True, text=True)
    assert ran.stdout == "False False\n", ran.stderr


def test_a_sheet_that_is_no_table_is_refused_rather_than_passed_over(loaded):
    put(loaded, evidnce=[["a"]], **{"Sheet 9": [["a"]]})
    refused = {file.sheet: file.refused for file in intake.check(loaded).refused}
    assert refused == {
        "evidnce": "data/aims.xlsx sheet evidnce: no table has this name.\n"
        '  Did you mean evidence? Rename it, delete it, or begin its name with "_" to have it left alone (as "how to" '
        "is).",
        "Sheet 9": "data/aims.xlsx sheet Sheet 9: no table has this name.\n"
        '  Rename it to the table it holds, delete it, or begin its name with "_" to have it left alone (as "how to" '
        "is).",
    }


def test_a_table_in_two_places_is_refused_with_both_names(loaded):
    (loaded.data / "controls.csv").write_text(CONTROLS)
    assert intake.check(loaded).refusals() == (
        "data/controls.csv: data/aims.xlsx sheet controls holds the same table.\n  Keep one of the two."
    )


def test_a_required_table_that_is_missing_says_where_it_was_looked_for(loaded):
    (loaded.data / "aims.xlsx").write_bytes(workbook({name: SOUND[name] for name in ("systems", "evidence")}))
    result = intake.check(loaded)
    assert result.refusals() == (
        "data/aims.xlsx: there is no sheet controls, but it is needed.\n"
        "  The Statement of Applicability, and the owner of each control and clause.\n"
        "  A header alone will do: control, applicable, justification, owner, status, decided_on\n"
        "  Looked for: data/controls.csv, data/controls.parquet and a sheet controls of data/aims.xlsx."
    )
    assert result.lines()[-2:] == ["data/aims.xlsx: refused", "Nothing was loaded, because of data/aims.xlsx."]


def test_a_column_that_a_sheet_lacks_is_named_with_the_sheet(loaded):
    put(loaded, controls=[["applicable"], ["yes"]])
    assert (
        intake.check(loaded)
        .refusals()
        .startswith("data/aims.xlsx sheet controls row 1: the required column control is missing.")
    )


def test_a_workbook_that_cannot_be_read_is_one_refusal_and_the_last_good_state_stays(loaded):
    before = intake.current(loaded)
    (loaded.data / "aims.xlsx").write_bytes(b"PK\x03\x04....")
    after = intake.current(loaded)
    assert after.path == before.path
    assert after.warnings == [
        "data/aims.xlsx: the workbook is damaged, for example cut off in a transfer.",
        "  Open it in the spreadsheet program and save it as Excel Workbook (.xlsx).",
        "  Figures come from the last good state, loaded before this change.",
    ]


@pytest.mark.parametrize(
    ("name", "remedy"),
    [
        ("aims.xlsm", ".xlsm files are not read.\n  Save it as Excel Workbook (.xlsx): data/aims.xlsx, with a sheet a"),
        ("aims.ods", ".ods files are not read.\n  Save it as Excel Workbook (.xlsx): data/aims.xlsx, with a sheet a"),
        ("risks.xls", ".xls files are not read.\n  Save it as CSV UTF-8: data/risks.csv, or move its sheet to data/"),
        ("Register.xlsx", "the workbook of a workspace is data/aims.xlsx, with a sheet a table.\n  Rename it to data/"),
    ],
)
def test_workbooks_of_other_kinds_and_names_are_refused_with_what_to_save_them_as(loaded, name, remedy):
    (loaded.data / name).write_bytes(b"")
    assert intake.check(loaded).refusals().startswith(f"data/{name}: {remedy}")


def test_what_a_spreadsheet_leaves_beside_an_open_workbook_is_no_table(loaded):
    (loaded.data / "~$aims.xlsx").write_bytes(b"who")
    (loaded.data / ".~lock.aims.xlsx#").write_bytes(b"who")
    assert intake.check(loaded).clean
