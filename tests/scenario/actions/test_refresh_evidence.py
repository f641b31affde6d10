"""refresh_evidence: what a row showed is collected again."""

import pytest

from aimslib.scenario import ScenarioError
from tests.scenario.spaces import states

SYSTEMS = "system_id | role\nS1 | developer"
EVIDENCE = """
    evidence_id | title | satisfies                    | system_id | kind        | effective_on
    E1          | Tests | 42001:A.6.2.4; 42001:A.6.2.2 | S1        | test_report | 2025-01-01
    E2          | Audit | 42001:9.2.1; 27001:9.2       |           | record      | 2026-06-01
"""


def test_a_lapsed_row_covers_again_all_that_it_showed(foretell):
    found = foretell("refresh_evidence: {ids: [E1], reviewer: Bo}", systems=SYSTEMS, evidence=EVIDENCE)
    (new,) = (row for row in found.after.table("evidence") if row["evidence_id"] == "WI-1-1")
    assert (new["title"], new["satisfies"], new["system_id"], new["kind"], new["reviewed_by"]) == (
        "Tests",
        "42001:A.6.2.4; 42001:A.6.2.2",
        "S1",
        "test_report",
        "Bo",
    )
    assert str(new["effective_on"]) == str(new["accepted_on"]) == "2026-06-30"
    assert {row["requirement"]: (row["before"], row["after"]) for row in found.cells_changed} == {
        "A.6.2.4": ("expired", "covered"),
        "A.6.2.2": ("expired", "covered"),
    }


def test_a_filter_by_state_takes_the_rows_that_decide_such_cells(foretell):
    found = foretell("refresh_evidence: {ids: {state: expired}}", systems=SYSTEMS, evidence=EVIDENCE)
    assert [(work.subject, work.size) for work in found.steps[0].work] == [("E1", "high")]


def test_state_and_area_of_a_filter_belong_to_the_same_cell(foretell):
    """E1 decides cells of A.6 alone, all lapsed; E2 one of clause 9, covered: no lapsed one there."""
    with pytest.raises(ScenarioError, match="there are none"):
        foretell("refresh_evidence: {ids: {state: expired, area: '9'}}", systems=SYSTEMS, evidence=EVIDENCE)


def test_the_old_row_stays(foretell):
    found = foretell("refresh_evidence: {ids: all}", systems=SYSTEMS, evidence=EVIDENCE)
    assert len(found.after.table("evidence")) == 4
    assert states(found.after)["9.2.1", None] == "covered"


def test_an_unknown_id_is_an_error(foretell):
    with pytest.raises(ScenarioError, match=r"drawn.yaml line 3: unknown piece of evidence 'E11'. Did you mean E1"):
        foretell("refresh_evidence: {ids: [E1, E11]}", systems=SYSTEMS, evidence=EVIDENCE)
