"""The golden example: what the library makes of the files in workspace/ is what README.md works out by hand."""

from __future__ import annotations

import re
import shutil
from fractions import Fraction
from pathlib import Path

import pytest

import aimslib
from aimslib import measures
from aimslib.engine import Engine

HERE = Path(__file__).resolve().parent
AS_OF = "2026-06-30"
# Worked by their own tests below; every other table of the page is a measure of that name, with all its rows.
OWN_TESTS = {
    "items",
    "cells of the organisation",
    "cells of the systems",
    "overlap by status",
    "criteria",
    "criteria of single areas",
    "findings without those about evidence",
    "findings about evidence",
    "trend",
    "S1 over time",
}


def worked() -> dict[str, list[dict[str, str]]]:
    """The tables of the page by their heading; the column `why` is left out."""
    tables = {}
    for heading, body in re.findall(r"^### (.+)\n((?:\|.*\n)+)", (HERE / "README.md").read_text("utf-8"), re.MULTILINE):
        header, _, *rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in body.splitlines()]
        tables[heading] = [
            {name: cell for name, cell in zip(header, row, strict=True) if name != "why"} for row in rows
        ]
    return tables


WORKED = worked()
MEASURES = sorted(set(WORKED) - OWN_TESTS)


def written(value: object) -> str:
    """A value as the page writes it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "; ".join(value) if isinstance(value, list) else str(value)


def same(value: object, text: str) -> bool:
    if isinstance(value, float):
        return bool(text) and abs(value - Fraction(text)) < 1e-9
    return written(value) == text


def compare(rows: list[dict], expected: list[dict[str, str]], key: tuple[str, ...]) -> None:
    """The page has each row, by its key, with the same values in the columns that it shows."""
    found = {tuple(written(row[name]) for name in key): row for row in rows}
    wanted = {tuple(row[name] for name in key): row for row in expected}
    assert len(found) == len(rows) and len(wanted) == len(expected), "the key names a row twice"
    assert sorted(found) == sorted(wanted)
    wrong = [
        f"{name} of {' '.join(place)} is {written(found[place][name])}, worked out {text}"
        for place, row in wanted.items()
        for name, text in row.items()
        if not same(found[place][name], text)
    ]
    assert not wrong, "\n".join(wrong)


def names(text: str) -> list[str]:
    return sorted(text.split("; "))


@pytest.fixture(scope="module")
def aims(tmp_path_factory):
    """The workspace as a user would open it, in a folder of its own, because loading writes beside the data."""
    folder = tmp_path_factory.mktemp("golden") / "workspace"
    shutil.copytree(HERE / "workspace", folder)
    return aimslib.open(folder, as_of=AS_OF)


def test_every_row_is_loaded(aims):
    assert aims.state("quarantine") == []
    assert {row["table_name"]: row["rows_loaded"] for row in aims.state("inputs")}["evidence"] == 30


@pytest.mark.parametrize("name", MEASURES)
def test_a_measure_is_as_worked_out(aims, name):
    compare(aims.measure(name), WORKED[name], measures.definition(name).grain[1:])


def test_the_items_count_from_and_to_the_days_worked_out(aims):
    engine = Engine(aims.path)
    measures.build(engine, "items", set())
    rows = engine.rows("select distinct item_id, starts_on, ends_on from items")
    engine.close()
    compare(rows, WORKED["items"], ("item_id",))


def test_the_cells_of_the_organisation_are_in_the_states_worked_out(aims):
    rows = [row for row in aims.measure("cells") if row["system_id"] is None]
    compare(rows, WORKED["cells of the organisation"], ("requirement",))


def test_the_cells_of_the_systems_are_in_the_states_worked_out(aims):
    expected = []
    for row in WORKED["cells of the systems"]:
        for system_id, cell in row.items():
            if system_id != "requirement" and cell:
                state, item_id, ends_on, *_ = [*cell.split(), "", ""]
                expected.append(
                    dict(
                        requirement=row["requirement"],
                        system_id=system_id,
                        state=state,
                        item_id=item_id,
                        ends_on=ends_on,
                    )
                )
    rows = [row for row in aims.measure("cells") if row["system_id"] is not None]
    compare(rows, expected, ("requirement", "system_id"))


def test_the_requirements_have_the_overlap_status_worked_out(aims):
    by_status: dict[str, list[str]] = {}
    for row in aims.measure("overlap"):
        by_status.setdefault(row["status"], []).append(row["requirement"])
    expected = {row["status"]: names(row["requirements"]) for row in WORKED["overlap by status"]}
    assert {status: sorted(requirements) for status, requirements in by_status.items()} == expected


def test_the_criteria_have_the_values_worked_out(aims):
    expected = [
        dict(area=row["area"], criterion=criterion, value=text)
        for row in WORKED["criteria"]
        for criterion, text in row.items()
        if criterion != "area"
    ]
    expected += WORKED["criteria of single areas"]
    rows = {(row["area"], row["criterion"]): row for row in aims.measure("maturity_criteria")}
    asked = [row for row in expected if (row["area"], row["criterion"]) in rows]
    assert [row for row in expected if row not in asked and row["value"]] == []  # clauses are not decided
    compare(list(rows.values()), asked, ("area", "criterion"))


def test_the_findings_are_those_worked_out(aims):
    about_evidence = {row["rule"]: names(row["subjects"]) for row in WORKED["findings about evidence"]}
    rows = aims.measure("findings")
    for rule, subjects in about_evidence.items():
        assert sorted(row["subject_id"] for row in rows if row["rule"] == rule) == subjects
    others = [row for row in rows if row["rule"] not in about_evidence]
    compare(others, WORKED["findings without those about evidence"], ("rule", "subject_id"))


def test_the_trend_ends_with_the_figures_worked_out(aims):
    compare(aims.measure("trend")[-1:], WORKED["trend"], ("as_of",))


@pytest.mark.parametrize("day", WORKED["S1 over time"], ids=lambda day: day["as_of"])
def test_a_change_voids_evidence_and_new_evidence_takes_its_place(aims, day):
    rows = [row for row in aims.at(day["as_of"]).measure("coverage_by_system") if row["system_id"] == "S1"]
    compare(rows, [day], ("as_of",))


def test_the_figures_of_a_requirement_add_up_to_the_total(aims):
    """`coverage` has no table of its own: its cells are worked out above, its sums here."""
    rows = aims.measure("coverage")
    total = WORKED["coverage_total"][0]
    for column in ("numerator", "denominator"):
        assert sum(row[column] for row in rows) == int(total[column])
    assert {row["requirement"] for row in rows if row["excluded"]} == {"A.8.5", "A.10.4"}
    by_state = {"covered": 38, "designed": 4, "reusable": 4, "expired": 4 + 2 + 9, "top_up": 1 + 2}
    assert {state: sum(row[state] for row in rows) for state in by_state} == by_state
    assert sum(row["missing"] for row in rows) == 96 - sum(by_state.values())


def test_the_page_works_out_every_measure():
    """Adding a measure is adding its table to README.md; those that compare with an earlier snapshot need one, and
    those that only list or sum up other measures are worked in tests/measures."""
    in_another_shape = {"cells", "coverage", "overlap", "maturity_criteria", "findings", "trend"}
    of_history = {"facts", "changes"}
    of_others = {
        "assurance",
        "certification_calendar",
        "frameworks",
        "gates",
        "lifecycle",
        "objectives",
        "readiness",
        "readiness_verdict",
        "risk_levels",
        "roadmap",
        "worklist",
        "worklist_by_owner",
    }
    worked = set(MEASURES) | in_another_shape
    assert {one.name for one in measures.definitions()} - of_history - of_others == worked
