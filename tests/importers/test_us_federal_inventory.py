"""The federal inventory importer on a tiny invented inventory, in both published header styles."""

import csv

import pytest

from aimslib.errors import IntakeError, UsageError
from aimslib.importers import us_federal_inventory
from aimslib.importers._federal_source import HEADERS
from aimslib.importers._federal_values import day
from aimslib.workspace import Workspace

USE_CASE = {
    "name": "Letter sorter",
    "agency": "Department of Letters ",
    "abbreviation": "DOL",
    "bureau": "Mail",
    "purpose": "Sorts letters",
    "stage": "Operation and Maintenance",
    "impact": "Neither",
    "implemented": "3/14/2024",
    "retired": "",
    "personal_data": "No",
    "assessment": "",
}


@pytest.fixture
def workspace(tmp_path):
    return Workspace(tmp_path / "workspace")


@pytest.fixture
def imported(tmp_path, workspace):
    """Import use cases, each given as what differs from USE_CASE; returns systems, assessments and the report."""

    def run(*cases, style="codes", encoding="utf-8", **options):
        report = us_federal_inventory.run(inventory(tmp_path, cases, style, encoding), workspace, **options)
        return rows(workspace, "systems"), rows(workspace, "impact_assessments"), report.text(cap=None)

    return run


def inventory(folder, cases, style="codes", encoding="utf-8", fields=tuple(HEADERS)):
    """An inventory file with these use cases, and a column that is not imported between the others."""
    path = folder / "inventory.csv"
    header = [HEADERS[field][("codes", "questions").index(style)] for field in fields]
    lines = [[*((USE_CASE | case)[field] for field in fields), "x"] for case in cases]
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file).writerows([[*header, "If Other, please explain."], *lines])
    return path


def rows(workspace, table):
    with (workspace.data / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_a_use_case_becomes_a_system_with_the_columns_that_the_source_has(imported):
    (system,), assessments, _ = imported({})
    assert system.pop("system_id").startswith("DOL-")
    assert system == {
        "name": "Letter sorter",
        "purpose": "Sorts letters",
        "org_unit": "DOL / Mail",
        "lifecycle_stage": "operation",
        "risk_tier": "limited",
        "personal_data": "no",
        "registered_on": "2024-12-16",
        "deployed_on": "2024-03-14",
        "retired_on": "",
    }
    assert assessments == []


def test_both_header_styles_give_the_same_rows(imported):
    cases = ({"name": "Caf\N{LATIN SMALL LETTER E WITH ACUTE} finder", "purpose": "Finds\ncaf\N{EN DASH}s"}, {})
    codes = imported(*cases, style="codes", encoding="utf-8")
    questions = imported(*cases, style="questions", encoding="cp1252", replace=True)
    assert codes[:2] == questions[:2]
    assert codes[0][0]["purpose"] == "Finds caf\N{EN DASH}s"
    assert "headers: questions, cp1252" in questions[2]


def test_columns_are_found_by_name_whatever_their_order(tmp_path, workspace):
    path = inventory(tmp_path, [{}], fields=tuple(reversed(HEADERS)))
    us_federal_inventory.run(path, workspace)
    assert rows(workspace, "systems")[0]["name"] == "Letter sorter"


def test_a_file_with_another_header_is_refused_with_what_is_missing_and_nothing_is_written(tmp_path, workspace):
    path = inventory(tmp_path, [{}], fields=tuple(field for field in HEADERS if field != "stage"))
    with pytest.raises(IntakeError, match='"16_dev_stage" is missing') as error:
        us_federal_inventory.run(path, workspace)
    assert '"Use Case Name"' in str(error.value)
    assert not workspace.root.exists()


def test_a_header_that_stands_twice_is_refused(tmp_path, workspace):
    path = inventory(tmp_path, [{}], fields=(*HEADERS, "stage"))
    with pytest.raises(IntakeError, match='"16_dev_stage" more than once'):
        us_federal_inventory.run(path, workspace)


def test_a_row_of_another_length_is_refused_with_its_number(tmp_path, workspace):
    path = inventory(tmp_path, [{}, {}])
    path.write_text(path.read_text() + "shifted,row\n")
    with pytest.raises(IntakeError, match="row 4 has 2 cells, the header has 12"):
        us_federal_inventory.run(path, workspace)


def test_a_missing_file_is_a_wrong_call(tmp_path, workspace):
    with pytest.raises(UsageError, match="There is no file"):
        us_federal_inventory.run(tmp_path / "nowhere.csv", workspace)


@pytest.mark.parametrize(
    "source, stage",
    [
        ("Initiated", "design"),
        ("Planned", "design"),
        ("Ideation", "design"),
        ("Acquisition and/or Development", "development"),
        ("Implementation and Assessment", "verification"),
        ("Operation and Maintenance", "operation"),
        ("In production", "operation"),
        ("In mission", "operation"),
        ("Retired", "retired"),
        (" operation  and maintenance\n", "operation"),
    ],
)
def test_a_stage_has_one_counterpart(imported, source, stage):
    assert imported({"stage": source})[0][0]["lifecycle_stage"] == stage


def test_a_stage_without_a_counterpart_is_written_as_it_stands_and_listed_with_its_row(imported):
    systems, _, report = imported({}, {"stage": "Paused for  now"}, {"stage": ""})
    assert [system["lifecycle_stage"] for system in systems] == ["operation", "Paused for  now", ""]
    assert '"Paused for now": 1 (row 3)' in report
    assert '"": 1 (row 4)' in report


@pytest.mark.parametrize(
    "source, tier",
    [
        ("Rights-Impacting\n", "high"),
        ("Safety-impacting", "high"),
        ("Both", "high"),
        ("Neither", "limited"),
        ("", ""),
        ("Case-by-case", ""),
    ],
)
def test_impacting_is_high_and_neither_limited_and_anything_else_no_tier(imported, source, tier):
    assert imported({"impact": source})[0][0]["risk_tier"] == tier


def test_an_impact_type_without_a_counterpart_is_listed(imported):
    assert '"Case-by-case": 1 (row 2)' in imported({"impact": "Case-by-case"})[2]


def test_yes_becomes_an_assessment_by_the_agency_on_the_day_of_the_inventory(imported):
    systems, (assessment,), report = imported({"assessment": "Yes", "impact": "Both"}, {"assessment": "No"})
    assert assessment["system_id"] == systems[0]["system_id"]
    assert assessment["assessment_id"] == f"IA-{systems[0]['system_id']}"
    assert (assessment["trigger"], assessment["tier"]) == ("registration", "high")
    assert assessment["assessed_on"] == assessment["approved_on"] == "2024-12-16"
    assert assessment["assessor"] == assessment["approver"] == "Department of Letters"
    assert 'answered with "Yes" (1)' in report


def test_any_other_answer_is_no_assessment_and_listed_unless_it_is_a_no(imported):
    _, assessments, report = imported(*({"assessment": answer} for answer in ("YES", "In progress", "No", "N/A", "")))
    assert assessments == []
    assert "2 answers to the impact assessment" in report
    assert '"YES": 1 (row 2)' in report
    assert '"In progress": 1 (row 3)' in report


def test_an_assessment_of_a_system_without_a_tier_keeps_the_gap_and_says_so(imported):
    _, (assessment,), report = imported({"assessment": "Yes", "impact": "?"})
    assert assessment["tier"] == ""
    assert "its tier stays empty" in report


@pytest.mark.parametrize(
    "text, kind, iso",
    [
        ("3/4/2024", "day", "2024-03-04"),
        ("2024-03-04", "day", "2024-03-04"),
        ("03/2024", "month", "2024-03-01"),
        ("1/1/1993", "day", "1993-01-01"),
        ("", "none", ""),
        (" ", "none", ""),
        ("N/A ", "none", ""),
        ("NA", "none", ""),
        ("7/14/1905", "artefact", ""),
        ("7/16/1905", "artefact", ""),
        ("31/12/2024", "other", ""),
        ("24-Nov", "other", ""),
        ("TBD", "other", ""),
        ("10/12023", "other", ""),
    ],
)
def test_a_date_is_month_first_and_nothing_is_guessed(text, kind, iso):
    assert (day(text).kind, day(text).iso) == (kind, iso)


def test_artefacts_and_other_text_are_left_empty_counted_and_listed_with_their_rows(imported):
    systems, _, report = imported(
        {"implemented": "7/14/1905", "retired": "soon"}, {"implemented": "7/14/1905"}, {"implemented": "N/A"}
    )
    assert [system["deployed_on"] + system["retired_on"] for system in systems] == ["", "", ""]
    assert "2 use cases whose Date Implemented is a spreadsheet artefact" in report
    assert '"7/14/1905" (the year number 2022 read as a day): 2 (rows 2, 3)' in report
    assert '"soon": 1 (row 2)' in report


def test_a_month_without_a_day_is_read_as_its_first_day_and_that_is_stated(imported):
    systems, _, report = imported({"implemented": "10/2023"})
    assert systems[0]["deployed_on"] == "2023-10-01"
    assert "1 use cases with a date of month and year only" in report


def test_a_system_in_operation_after_its_retirement_is_named(imported):
    _, _, report = imported({"name": "Old camera", "retired": "10/15/2021"}, {"retired": "12/31/2024"})
    assert "- 1 in operation although the retirement date has passed.\n    Old camera (DOL-" in report


def test_a_use_case_without_a_purpose_loads_and_is_listed(imported):
    systems, _, report = imported({"purpose": " "})
    assert systems[0]["purpose"] == "Not stated in the source"
    assert "no purpose: 1 (row 2)" in report


@pytest.mark.parametrize("answer, personal", [("Yes", "yes"), ("NO", "no"), ("", "unknown"), ("N/A", "unknown")])
def test_personal_data_is_unknown_without_yes_or_no(imported, answer, personal):
    assert imported({"personal_data": answer})[0][0]["personal_data"] == personal


def test_units_of_two_agencies_are_told_apart_and_an_agency_without_bureaus_is_its_own_unit(imported):
    systems, _, _ = imported({}, {"abbreviation": "VA"}, {"bureau": ""}, {"bureau": "DOL"})
    assert [system["org_unit"] for system in systems] == ["DOL / Mail", "VA / Mail", "DOL", "DOL"]


def test_ids_are_unique_and_stay_the_same_when_other_use_cases_move(imported):
    before, _, _ = imported({}, {}, {"bureau": "Post"}, {"name": "Stamp reader"}, {"abbreviation": "VA"})
    after, _, _ = imported({"name": "New"}, {"abbreviation": "VA"}, {}, {"name": "Stamp reader"}, {}, {}, replace=True)
    ids = [system["system_id"] for system in before]
    assert len(set(ids)) == 5
    assert set(ids) < {system["system_id"] for system in after}


def test_the_agency_option_keeps_one_agency_with_the_same_ids(imported):
    everything, _, _ = imported({}, {"abbreviation": "VA"}, {"abbreviation": "VA"})
    chosen, _, report = imported({}, {"abbreviation": "VA"}, {"abbreviation": "VA"}, agency="va", replace=True)
    assert chosen == everything[1:]
    assert "3 use cases read (headers: codes, UTF-8); 2 of them are of VA" in report


def test_an_unknown_agency_is_refused_with_the_agencies_there_are(imported, workspace):
    with pytest.raises(UsageError, match="Known: DOL, VA"):
        imported({}, {"abbreviation": "VA"}, agency="NASA")
    assert not workspace.root.exists()


def test_a_workspace_is_made_where_there_is_none_and_only_the_source_s_columns_are_written(imported, workspace):
    imported({})
    assert len(rows(workspace, "controls")) == 38 + 32
    header = (workspace.data / "systems.csv").read_text(encoding="utf-8").split("\n")[0].split(",")
    assert not {"owner", "supplier", "role", "changed_on", "reviewed_on", "last_used_on"} & set(header)


def test_the_report_says_once_that_there_is_no_owner_column(imported):
    assert imported({}, {})[2].count("no owner column") == 1


@pytest.mark.parametrize("table", ["systems", "impact_assessments"])
def test_rows_that_are_there_are_replaced_only_when_asked_to(imported, workspace, table):
    workspace.data.mkdir(parents=True)
    path = workspace.data / f"{table}.csv"
    path.write_text("system_id\nmine\n")
    with pytest.raises(UsageError, match=f"data/{table}.csv already has rows"):
        imported({})
    assert path.read_text() == "system_id\nmine\n"
    systems, _, _ = imported({}, replace=True)
    assert len(systems) == 1


def test_a_table_that_lives_in_another_format_is_never_doubled(imported, workspace):
    workspace.data.mkdir(parents=True)
    (workspace.data / "aims.xlsx").write_bytes(b"")
    with pytest.raises(UsageError, match="may not be in two places"):
        imported({}, replace=True)


def test_the_complete_report_is_in_the_workspace(imported, workspace):
    _, _, report = imported({})
    assert (workspace.reports / "import" / "us-federal-inventory.txt").read_text(encoding="utf-8") in report
