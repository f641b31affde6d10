"""What is wrong with a row, in the words its owner reads. One workspace with every mistake, loaded once."""

from __future__ import annotations

import csv
import json
from datetime import date

import pytest

from aimslib import intake

FILES = {
    "data/systems.csv": """
        system_id,name,purpose,owner,lifecycle_stage,registered_on,deployed_on,retired_on
        007,Triage,"Sorts
        claims",NA,OPERATION,2026-01-05T00:00:00,2026-02-01,2026-01-31
        AI-2,Pricing,5.10,,prod,2026-02-30,,
        AI-3,Chat,Talks,,design,03/04/2026,,
        AI-4,Fraud,Finds fraud,,design,2026-01-01,,
        AI-4,Fraud,,,design,2026-01-01,,
        AI-6,Copilot,Writes, often,,design,2026-01-01,,
        o07,Lookalike,Looks like 007,,design,2027-01-01,,
        AI-8,Cut,short,,design
        """,
    "data/controls.csv": """
        control,applicable
        A.5.2,Yes
        9.2.1,
        A.5.02,no
        A.11.1,no
        """,
    "data/evidence.csv": """
        evidence_id,title,satisfies,system_id,kind,effective_on,status
        E-1,Audit,42001:9.2.1; 27001:9.2.1,*,record,2026-01-01,Accepted
        E-2,Assessment,A.5.2,007,record,2026-01-01,accepted
        E-3,Test,42001:A.6.2.4; A.6.2.4,007,test_report,2026-01-01,accepted
        E-4,Test,42001:A.6.2.04,007,test_report,2026-01-01,accepted
        E-5,Test,42001:А.5.2,007,test_report,2026-01-01,accepted
        E-6,Test,42001:a.5.2.,007,test_report,2026-01-01,accepted
        E-7,Test,27001:A.6.2.4,007,test_report,2026-01-01,accepted
        E-8,Test,"42001:A.5.2, 42001:A.5.3",007,test_report,2026-01-01,accepted
        E-9,Test,42001:A.5.2,AI-4,test_report,2026-01-01,accepted
        E-10,Test,42001:A.5.2,AI-99,test report,2026-01-01,accepted
        """,
    "data/impact_assessments.csv": """
        assessment_id,system_id,trigger,assessed_on,tier,assessor,dimensions_assessed
        IA-1,AI-2,registration,2026-02-01,high,Ann,individuals
        IA-2,007,registration,2026-02-01,high,Ann,Individuals;SOCIETY
        IA-3,007,registration,2026-02-01,high,Ann,people
        """,
    "data/impacts.csv": """
        impact_id,assessment_id,dimension,affected_party,harm,likelihood,severity,category,controls
        I-1,IA-1,groups,Claimants,Denied,3,3,,
        I-2,IA-2,groups,Claimants,Denied,3.0,6,bais,A.5.4
        I-3,IA-2,groups,Claimants,Denied,3,3,bias,42001:A.5.4
        I-4,IA-2,groups,Claimants,Denied,3,3,Bias,A.5.4; A.7.4
        """,
    "data/roles.csv": """
        role,holder,from_on
        aims_manager,Ann,2026-01-01
        aims_manager,Ann,2026-02-01
        aims_manager,Ann,2026-02-01
        """,
    "data/sightings.csv": """
        tool,source,first_seen_on,users
        ChatGPT,sso,2026-01-01,many
        ChatGPT,proxy,2026-01-01,-1
        Claude,sso,2026-01-01,99999999999
        """,
    "data/incidents.csv": """
        incident_id,system_id,occurred_on,severity,description
        """,
    "params/reference/evidence_validity.csv": """
        kind,valid_days
        record,730
        policy,365
        procedure,365
        plan,365
        contract,365
        certificate,365
        test_report,180
        log,180
        minutes,365
        training_record,365
        other,365
        """,
}


@pytest.fixture(scope="module")
def found(make, tmp_path_factory):
    workspace = make(tmp_path_factory.mktemp("mistakes"), FILES)
    return workspace, intake.load(workspace, today=date(2026, 6, 30))


@pytest.fixture(scope="module")
def texts(found):
    """The messages by file and row."""
    _, loaded = found
    by_row: dict[tuple[str, int], list[str]] = {}
    for problem in loaded.result.problems:
        by_row.setdefault((problem.file.removeprefix("data/").removesuffix(".csv"), problem.row_number), []).append(
            problem.text()
        )
    return by_row


def test_each_file_says_what_was_read_loaded_and_quarantined(found):
    assert found[1].result.lines() == [
        "data/systems.csv: 8 read = 2 loaded + 6 quarantined",
        "data/controls.csv: 4 read = 2 loaded + 2 quarantined",
        "data/evidence.csv: 10 read = 1 loaded + 9 quarantined",
        "data/impact_assessments.csv: 3 read = 1 loaded + 2 quarantined",
        "data/impacts.csv: 4 read = 0 loaded + 4 quarantined",
        "data/roles.csv: 3 read = 1 loaded + 2 quarantined",
        "data/sightings.csv: 3 read = 0 loaded + 3 quarantined",
        "data/incidents.csv: 0 read = 0 loaded + 0 quarantined",
    ]


def test_a_value_outside_a_vocabulary_and_a_day_outside_the_calendar(texts):
    assert texts["systems", 3] == [
        'data/systems.csv row 3, column lifecycle_stage: "prod" is not one of the values of lifecycle_stage.\n'
        "  Write design, development, verification, deployment, operation or retired.\n"
        "  The row is in reports/intake/quarantine.csv; 2 of 8 rows were loaded.",
        'data/systems.csv row 3, column registered_on: "2026-02-30" is no day of the calendar.\n'
        "  Write a day that exists, as year-month-day.\n"
        "  The row is in reports/intake/quarantine.csv; 2 of 8 rows were loaded.",
    ]


def test_a_date_that_may_mean_two_days(texts):
    assert texts["systems", 4] == [
        'data/systems.csv row 4, column registered_on: "03/04/2026" is not a date in the form 2026-04-30.\n'
        "  Write 2026-04-03 or 2026-03-04, or say in params/intake.yaml which comes first "
        "(date_order: dmy or date_order: mdy).\n"
        "  The row is in reports/intake/quarantine.csv; 2 of 8 rows were loaded."
    ]


def test_all_rows_with_one_key_are_set_aside_because_nobody_knows_which_is_true(texts):
    assert texts["systems", 5] == [
        'data/systems.csv row 5, column system_id: "AI-4" also names row 6.\n'
        "  Which one is right is unknown, so none of them was loaded. Give each row its own system_id.\n"
        "  The row is in reports/intake/quarantine.csv; 2 of 8 rows were loaded."
    ]
    assert texts["roles", 3][0].startswith(
        'data/roles.csv row 3, columns role, holder, from_on: "aims_manager, Ann, 2026-02-01" also names row 4.'
    )
    assert ("roles", 2) not in texts


def test_a_row_may_have_several_mistakes_and_each_is_named(texts):
    assert texts["systems", 6][1] == (
        "data/systems.csv row 6, column purpose: the cell is empty, but every row needs a value.\n"
        "  Fill in purpose: what it is used for.\n"
        "  The row is in reports/intake/quarantine.csv; 2 of 8 rows were loaded."
    )


def test_a_row_with_another_number_of_cells_is_set_aside(texts):
    assert [text.splitlines()[0] for text in texts["systems", 7] + texts["systems", 9]] == [
        "data/systems.csv row 7: the row has 9 cells, the header 8.",
        "data/systems.csv row 9: the row has 5 cells, the header 8.",
    ]


def test_an_identifier_without_its_standard_gets_both_titles(texts):
    assert texts["evidence", 3] == [
        'data/evidence.csv row 3, column satisfies: "A.5.2" is both a 42001 and a 27001 control.\n'
        "  Write 42001:A.5.2 (AI system impact assessment process) "
        "or 27001:A.5.2 (Information security roles and responsibilities).\n"
        "  The row is in reports/intake/quarantine.csv; 1 of 10 rows were loaded."
    ]


def test_an_identifier_that_only_one_standard_has_gets_that_one(texts):
    assert texts["evidence", 4][0].splitlines()[:2] == [
        'data/evidence.csv row 4, column satisfies: "A.6.2.4" is a 42001 control, but does not say so.',
        "  Write 42001:A.6.2.4 (AI system verification and validation).",
    ]


@pytest.mark.parametrize(
    ("place", "value", "remedy"),
    [
        (("controls", 4), "A.5.02", "Did you mean A.5.2 (AI system impact assessment process)?"),
        (("controls", 5), "A.11.1", "Write an identifier of the standard, for example A.6.2.4 or 9.2.1."),
        (("evidence", 5), "42001:A.6.2.04", "Did you mean 42001:A.6.2.4 (AI system verification and validation)?"),
        (("evidence", 6), "42001:А.5.2", "Did you mean 42001:A.5.2 (AI system impact assessment process)?"),
        (("evidence", 7), "42001:a.5.2.", "Did you mean 42001:A.5.2 (AI system impact assessment process)?"),
        (("evidence", 8), "27001:A.6.2.4", "Did you mean 42001:A.6.2.4 (AI system verification and validation)?"),
        (("evidence", 9), "42001:A.5.2, 42001:A.5.3", "Separate the items of a list with semicolons."),
        (("impacts", 4), "42001:A.5.4", "Did you mean A.5.4 (Assessing AI system impact on individuals or groups)?"),
    ],
)
def test_an_identifier_that_does_not_exist_is_unknown_however_much_it_looks_like_one(texts, place, value, remedy):
    first, second, _ = texts[place][0].splitlines()
    assert f'"{value}" is not' in first
    assert second.strip().startswith(remedy.partition("(")[0])


def test_a_row_whose_parent_is_in_quarantine_is_set_aside_too(texts):
    assert texts["evidence", 10] == [
        'data/evidence.csv row 10, column system_id: "AI-4" stands in quarantine (rows 5, 6 of data/systems.csv).\n'
        "  Correct rows 5, 6 of data/systems.csv; this row loads then too.\n"
        "  The row is in reports/intake/quarantine.csv; 1 of 10 rows were loaded."
    ]
    # systems row 3 -> its assessment -> the impact of that assessment
    assert "stands in quarantine (row 3 of data/systems.csv)" in texts["impact_assessments", 2][0]
    assert "stands in quarantine (row 2 of data/impact_assessments.csv)" in texts["impacts", 2][0]


def test_a_reference_to_nothing_is_named(texts):
    assert texts["evidence", 11][0].splitlines()[:2] == [
        'data/evidence.csv row 11, column system_id: "AI-99" is not in data/systems.csv.',
        "  Add it there, or correct the system_id.",
    ]
    assert texts["evidence", 11][1].splitlines()[1].endswith("Did you mean test_report?")


def test_numbers_have_a_range_and_lists_are_checked_item_by_item(texts):
    assert [text.splitlines()[0].partition(", ")[2] for text in texts["impacts", 3]] == [
        'column category: "bais" is not a category of the risk library.',
        'column severity: "6" is out of range.',
    ]
    assert '"people" is not one of the values of dimensions_assessed.' in texts["impact_assessments", 4][0]
    assert [texts["sightings", row][0].splitlines()[0].partition(": ")[2] for row in (2, 3, 4)] == [
        '"many" is not a whole number.',
        '"-1" is out of range.',
        '"99999999999" is out of range.',
    ]


def test_what_loads_is_typed_and_text_is_left_alone(found, query):
    path = found[1].path
    assert query(path, "select system_id, owner, purpose, lifecycle_stage, registered_on from raw.systems") == [
        ("007", "NA", "Sorts\nclaims", "operation", date(2026, 1, 5)),
        ("o07", None, "Looks like 007", "design", date(2027, 1, 1)),
    ]
    assert query(path, "select dimensions_assessed from raw.impact_assessments") == [("individuals; society",)]
    assert query(path, "select status, satisfies, system_id, location from raw.evidence") == [
        ("accepted", "42001:9.2.1; 27001:9.2.1", "*", None)
    ]


def test_the_quarantine_file_and_the_state_have_every_problem(found, query):
    workspace, loaded = found
    with (workspace.reports / "intake" / "quarantine.csv").open(newline="", encoding="utf-8") as file:
        lines = list(csv.DictReader(file))
    assert list(lines[0]) == ["file", "sheet", "row", "column", "value", "rule", "remedy"]
    assert len(lines) == len(loaded.result.problems)
    rows = query(loaded.path, "select file, sheet, row_number, column_name, value, rule, remedy from quarantine")
    stored = [tuple("" if value is None else str(value) for value in row) for row in rows]
    assert stored == [tuple(line.values()) for line in lines]


def test_dates_ahead_look_alikes_and_contradictions_load_with_a_note(found, query):
    assert [note.text() for note in found[1].result.notes] == [
        'data/systems.csv row 2, column retired_on: "2026-01-31" is before deployed_on (2026-02-01).',
        'data/systems.csv row 2, column system_id: "007" looks like "o07" in row 8.',
        'data/systems.csv row 8, column system_id: "o07" looks like "007" in row 2.',
        'data/systems.csv row 8, column registered_on: "2027-01-01" is in the future (today is 2026-06-30).',
    ]
    # What depends on the day is not in the state, which is the same on every day.
    assert query(found[1].path, "select row_number, column_name from notes") == [
        (2, "retired_on"),
        (2, "system_id"),
        (8, "system_id"),
    ]


def test_the_state_says_what_the_source_provides(found, query):
    path = found[1].path
    assert query(path, "select count(*) from provided where table_name = 'systems' and column_name = 'owner'") == [(1,)]
    assert query(path, "select count(*) from provided where column_name = 'supplier'") == [(0,)]
    assert query(path, "select count(*) from provided where table_name = 'incidents'") == [(5,)]
    assert query(path, "select count(*) from provided where table_name = 'risks'") == [(0,)]
    assert query(path, "select rows_read, rows_loaded, rows_quarantined from inputs where table_name = 'controls'") == [
        (4, 2, 2)
    ]


def test_the_state_holds_the_reference_tables_in_force_and_names_the_overrides(found, query):
    path = found[1].path
    assert query(path, "from reference.evidence_validity limit 2") == [("record", 730, 1), ("policy", 365, 2)]
    assert query(path, "select level, area, threshold, position from reference.maturity_ladder limit 1") == [
        (1, "4", 1.0, 1)
    ]
    assert query(path, "select name, file, length(sha256) from overrides") == [
        ("evidence_validity", "params/reference/evidence_validity.csv", 64)
    ]
    assert query(path, "from file_status") == [("E-1", "not_checked")]


def test_the_report_for_people_and_the_one_for_programs_agree_with_the_result(found):
    workspace, loaded = found
    folder = workspace.reports / "intake"
    report = json.loads((folder / "validation.json").read_text("utf-8"))
    unexpected = sum(line["unexpected"] for line in report["checks"]["impacts"]["expectations"])
    assert unexpected == 5  # a parent in quarantine, a severity, an identifier and two categories
    page = (folder / "index.html").read_text("utf-8")
    assert "Some rows are in quarantine" in page
    assert "is both a 42001 and a 27001 control." in page
    assert loaded.result.problems
