"""The reference tables say what the standard's table of contents says, and every crosswalk ends somewhere."""

import csv
from collections import Counter

import pytest

from aimslib import measures
from aimslib.workspace import PACKAGE


def reference(name: str) -> list[dict]:
    with (PACKAGE / "reference" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


CLAUSES = {row["clause"] for row in reference("clauses")}
CONTROLS = {row["control"] for row in reference("annex_a_controls")}
ISO_27001 = {row["id"] for row in reference("iso27001_2022")}


def test_annex_a_has_38_controls_in_nine_objectives():
    objectives = Counter(row["area"] for row in reference("annex_a_controls"))
    assert objectives == {
        "A.2": 3, "A.3": 2, "A.4": 5, "A.5": 4, "A.6": 9, "A.7": 5, "A.8": 4, "A.9": 3, "A.10": 3,
    }  # fmt: skip
    assert len(CONTROLS) == sum(objectives.values()) == 38


def test_there_are_32_assessable_clauses_in_clauses_4_to_10():
    assert len(reference("clauses")) == len(CLAUSES) == 32
    assert {row["area"] for row in reference("clauses")} == {"4", "5", "6", "7", "8", "9", "10"}


def test_iso_27001_has_93_controls_and_30_clauses():
    kinds = Counter(row["kind"] for row in reference("iso27001_2022"))
    assert kinds == {"control": 93, "clause": 30}


def test_every_42001_item_is_in_the_overlap_and_every_end_of_it_resolves():
    overlap = reference("overlap_27001")
    assert {row["iso42001"] for row in overlap} == CLAUSES | CONTROLS
    assert {row["iso27001"] for row in overlap if row["iso27001"]} <= ISO_27001
    assert all(bool(row["iso27001"]) == (row["reuse"] != "none") for row in overlap)


def test_evidence_that_only_supports_is_never_enough_by_itself():
    assert not [
        row for row in reference("overlap_27001") if row["relationship"] == "supports" and row["reuse"] == "full"
    ]


def test_the_overlap_reuses_13_clauses_in_full_and_no_control():
    rank = {"full": 2, "partial": 1, "none": 0}
    best: dict[str, str] = {}
    for row in reference("overlap_27001"):
        best[row["iso42001"]] = max(best.get(row["iso42001"], "none"), row["reuse"], key=rank.get)
    assert Counter(best[clause] for clause in CLAUSES) == {"full": 13, "partial": 17, "none": 2}
    assert Counter(best[control] for control in CONTROLS) == {"partial": 26, "none": 12}


@pytest.mark.parametrize(
    ("table", "column", "known"),
    [
        ("nist_ai_rmf_map", "iso42001", CLAUSES | CONTROLS),
        ("nist_ai_rmf_map", "ai_rmf", {row["id"] for row in reference("nist_ai_rmf")}),
        ("eu_ai_act_map", "iso42001", CLAUSES | CONTROLS),
        ("findings", "requirement", CLAUSES | CONTROLS),
        ("readiness_checks", "requirement", CLAUSES | CONTROLS),
        ("maturity_ladder", "area", {row["area"] for row in reference("clauses") + reference("annex_a_controls")}),
        ("maturity_ladder", "criterion", set(measures.criteria())),
    ],
)
def test_every_crosswalk_end_resolves(table, column, known):
    assert {row[column] for row in reference(table)} <= known


def test_the_risk_library_names_controls_that_exist():
    named = {control.strip() for row in reference("risk_library") for control in row["typical_controls"].split(";")}
    assert named <= CONTROLS


def test_every_suggested_impact_is_of_a_category_that_is_about_people():
    about_people = {row["category"] for row in reference("risk_library") if row["axis"] == "people_and_society"}
    suggestions = reference("impact_suggestions")
    assert {row["category"] for row in suggestions} <= about_people
    assert {row["dimension"] for row in suggestions} == {"individuals", "groups", "society"}
    assert len({row["kind_of_use"] for row in suggestions}) >= 12


def test_every_finding_rule_that_is_checked_is_in_the_table_of_rules():
    assert set(measures.rules()) <= {row["rule"] for row in reference("findings")}
