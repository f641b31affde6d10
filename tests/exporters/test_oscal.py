"""OSCAL assessment results: valid by the published schema, and everything in them can be read back."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

import aimslib
from aimslib.aims import Aims
from aimslib.errors import UsageError
from aimslib.exporters import _oscal, oscal
from aimslib.workspace import Workspace

AS_OF = "2026-06-30"
ROOT = Path(__file__).resolve().parents[2]
SCHEMA = Path(__file__).resolve().parent / "oscal" / "oscal_assessment-results_schema.json"
STATES = ("covered", "designed", "reusable", "expired", "top_up", "missing")


@pytest.fixture(scope="module")
def sample(tmp_path_factory) -> Aims:
    """The sample organisation."""
    folder = tmp_path_factory.mktemp("sample")
    shutil.copytree(ROOT / "data", folder / "data")
    return aimslib.open(folder, AS_OF)


@pytest.fixture(scope="module")
def of_sample(sample) -> dict:
    return read(oscal.document(sample))


def read(document: dict) -> dict:
    """The one result of the document."""
    (result,) = document["assessment-results"]["results"]
    return result


def validate(file: Path) -> subprocess.CompletedProcess:
    command = [sys.executable, "-m", "check_jsonschema", "--schemafile", str(SCHEMA), str(file)]
    return subprocess.run(command, capture_output=True, text=True, timeout=120)


def of(part: dict, *names: str) -> tuple:
    """Values of our props by their names with underscores, None for one that is not there."""
    values = {prop["name"].replace("-", "_"): prop["value"] for prop in part["props"]}
    assert {prop["ns"] for prop in part["props"]} == {"urn:aimslib:oscal"}
    return tuple(values.get(name) for name in names)


def test_the_sample_is_valid_by_the_published_schema(sample, tmp_path):
    oscal.write(sample, tmp_path / "results.json")
    checked = validate(tmp_path / "results.json")
    assert checked.returncode == 0, checked.stdout


def test_the_schema_notices_what_it_should(sample, tmp_path):
    """A check that lets everything pass would prove nothing."""
    document = oscal.document(sample)
    read(document)["findings"][0]["target"]["target-id"] = "9.2.1 is no token"
    (tmp_path / "results.json").write_text(json.dumps(document), encoding="utf-8")
    assert validate(tmp_path / "results.json").returncode == 1


def test_control_ids_and_states_come_back(sample, tmp_path):
    """From the file alone, each requirement has the figures of measure `coverage`."""
    oscal.write(sample, tmp_path / "results.json")
    document = json.loads((tmp_path / "results.json").read_text(encoding="utf-8"))
    objectives = document["assessment-results"]["local-definitions"]["objectives-and-methods"]
    requirements = {part["parts"][0]["id"]: of(part, "requirement")[0] for part in objectives}
    back = {}
    for finding in read(document)["findings"]:
        target = finding["target"]
        figures = [int(value) for value in of(finding, "numerator", "denominator", *STATES)]
        assert (target["status"]["state"] == "satisfied") == (figures[0] == figures[1])
        assert of(finding, "requirement") == (requirements[target["target-id"]],)
        back[requirements[target["target-id"]]] = figures
    coverage = sample.measure("coverage")
    assert list(requirements.values()) == [row["requirement"] for row in coverage]
    assert back == {
        row["requirement"]: [row[name] for name in ("numerator", "denominator", *STATES)]
        for row in coverage
        if row["denominator"]
    }


def test_what_applies_nowhere_is_excluded_and_has_no_finding(sample, of_sample):
    (selection,) = of_sample["reviewed-controls"]["control-selections"]
    nowhere = [row["requirement"] for row in sample.measure("coverage") if not row["denominator"]]
    assert nowhere
    assert [control["control-id"] for control in selection["exclude-controls"]] == nowhere
    assert len(of_sample["findings"]) == 70 - len(nowhere)
    assert len(selection["include-controls"]) == 70


def test_every_reference_leads_somewhere_and_no_identifier_is_used_twice(of_sample):
    found = {
        part["uuid"]
        for part in (
            *of_sample["findings"],
            *of_sample["observations"],
            *of_sample["risks"],
            *of_sample["local-definitions"]["components"],
        )
    }
    assert len(found) == sum(len(of_sample[name]) for name in ("findings", "observations", "risks")) + len(
        of_sample["local-definitions"]["components"]
    )
    for finding in of_sample["findings"]:
        assert {one["observation-uuid"] for one in finding.get("related-observations", ())} <= found
        assert {one["risk-uuid"] for one in finding.get("related-risks", ())} <= found
    for observation in of_sample["observations"]:
        assert {one["subject-uuid"] for one in observation.get("subjects", ())} <= found


def test_items_are_observations_and_findings_are_risks(sample, of_sample):
    decided = {cell["item_id"] for cell in sample.measure("cells")} - {None}
    assert {of(one, "item_id")[0] for one in of_sample["observations"]} == decided
    assert [of(one, "rule", "severity", "subject_id") for one in of_sample["risks"]] == [
        (row["rule"], row["severity"], row["subject_id"])
        for row in sample.measure("findings")
        if row["severity"] != "note"
    ]


def test_an_observation_says_when_it_was_collected_and_is_out_of_date_the_day_after_its_last(drawn):
    """E1 counts to the end of 2026-08-01. S1's cell is covered by it, and nothing is known of S2's."""
    result = read(
        oscal.document(
            Aims.on(
                drawn(
                    systems="system_id\nS1\nS2",
                    evidence="""
                        evidence_id | title | satisfies     | system_id | effective_on | collected_on | valid_until
                        E1          | Log   | 42001:A.6.2.6 | S1        | 2026-05-01   | 2026-05-03   | 2026-08-01
                    """,
                ).path,
                AS_OF,
            )
        )
    )
    (observation,) = result["observations"]
    systems = {one["uuid"]: of(one, "system_id")[0] for one in result["local-definitions"]["components"]}
    assert [systems[one["subject-uuid"]] for one in observation["subjects"]] == ["S1"]
    assert (observation["collected"], observation["expires"]) == ("2026-05-03T00:00:00Z", "2026-08-02T00:00:00Z")
    assert (observation["methods"], of(observation, "effective_on", "ends_on")) == (
        ["EXAMINE"], ("2026-05-01", "2026-08-01"),
    )  # fmt: skip
    finding = next(one for one in result["findings"] if of(one, "requirement") == ("A.6.2.6",))
    assert finding["description"] == "1 of 2 cells are covered. Missing: S2."
    assert of(finding, "state") == ("1 covered, 1 missing",)
    assert finding["related-observations"] == [{"observation-uuid": observation["uuid"]}]


def test_an_organisation_without_anything_is_valid_too_and_says_which_rules_were_not_checked(drawn, tmp_path):
    oscal.write(Aims.on(drawn().path, AS_OF), tmp_path / "results.json")
    assert validate(tmp_path / "results.json").returncode == 0
    result = read(json.loads((tmp_path / "results.json").read_text(encoding="utf-8")))
    assert result["remarks"].startswith("Rules that were not checked:\n\n")
    assert "observations" not in result and "local-definitions" not in result


def test_odd_texts_and_days_that_the_schema_has_no_form_for_stay_in_a_valid_file(drawn, tmp_path):
    """No title may break a line, no day may be before 2000 or after 2999: the exact day is a prop."""
    state = drawn(
        systems="system_id | name | purpose\nS 1 | a\tb | x",
        evidence="""
            evidence_id | title    | satisfies            | system_id | effective_on | valid_until
            E 1         | \ufeff"x" | 42001:A.6.2.6        | S 1       | 1996-02-29   | 9999-12-31
            E2          | two      | 42001:4.1; 27001:4.1 |           | 2026-01-01   | 2999-12-31
        """,
    ).path
    oscal.write(Aims.on(state, AS_OF), tmp_path / "results.json")
    checked = validate(tmp_path / "results.json")
    assert checked.returncode == 0, checked.stdout
    result = read(json.loads((tmp_path / "results.json").read_text(encoding="utf-8")))
    odd = next(one for one in result["observations"] if of(one, "item_id") == ("E 1",))
    assert of(odd, "effective_on", "ends_on") == ("1996-02-29", "9999-12-31")
    assert odd["collected"] == f"{AS_OF}T00:00:00Z" and "expires" not in odd


def test_a_title_is_one_line_whatever_a_cell_holds():
    assert _oscal.line(" a\r\nb\u2028c\u0085d\ufeff") == "a b c d"


def test_a_control_id_is_a_token_from_which_the_id_can_be_told():
    assert [_oscal.control_id(requirement) for requirement in ("A.6.2.4", "9.2.1")] == ["A.6.2.4", "clause-9.2.1"]


def test_the_same_registers_and_day_give_the_same_bytes_and_another_day_other_identifiers(drawn, tmp_path):
    aims = Aims.on(drawn(systems="system_id\nS1").path, AS_OF)
    for name in ("one.json", "two.json"):
        oscal.write(aims, tmp_path / name)
    assert (tmp_path / "one.json").read_bytes() == (tmp_path / "two.json").read_bytes()
    document, later = (oscal.document(one)["assessment-results"] for one in (aims, aims.at("2026-07-01")))
    assert document["uuid"] != later["uuid"]
    assert document["metadata"]["last-modified"] == "2026-06-30T00:00:00Z"


def test_a_day_that_oscal_cannot_hold_is_wrong_usage(tmp_path):
    (tmp_path / "data").mkdir()
    with pytest.raises(UsageError, match="OSCAL holds dates from 2000 to 2999, not 1999-12-31"):
        oscal.run(Workspace(tmp_path), tmp_path / "results.json", as_of=date(1999, 12, 31))
