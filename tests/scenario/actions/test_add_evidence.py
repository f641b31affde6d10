"""add_evidence: new evidence, one item a cell."""

import pytest

from aimslib.scenario import ScenarioError
from tests.scenario.spaces import edits_of, states

SYSTEMS = """
    system_id | role      | lifecycle_stage
    S1        | developer | operation
    S2        | developer | operation
    S3        | user      | operation
"""


def test_it_covers_the_cell_that_it_is_for_and_no_other(foretell):
    found = foretell("add_evidence: {requirements: [A.6.2.4], systems: [S1], kind: test_report}", systems=SYSTEMS)
    assert [(row["requirement"], row["system_id"], row["before"], row["after"]) for row in found.cells_changed] == [
        ("A.6.2.4", "S1", "missing", "covered")
    ]
    assert found.cells_changed[0]["because"] == "Collect evidence (test_report) of A.6.2.4 for S1"


def test_two_requirements_at_two_systems_are_four_items(foretell):
    found = foretell(
        "add_evidence: {requirements: [A.6.2.4, A.7.4], systems: [S1, S2], kind: test_report}", systems=SYSTEMS
    )
    assert [edit.key[0] for edit in edits_of(found)] == ["WI-1-1", "WI-1-2", "WI-1-3", "WI-1-4"]
    assert [(work.requirement, work.subject, work.size) for work in found.steps[0].work] == [
        ("A.6.2.4", "S1", "high"),
        ("A.6.2.4", "S2", "high"),
        ("A.7.4", "S1", "high"),
        ("A.7.4", "S2", "high"),
    ]


def test_a_system_that_a_control_is_not_for_gets_no_item(foretell):
    """A.6.2.4 is for providers and developers; S3 is only used."""
    found = foretell("add_evidence: {requirements: [A.6.2.4], systems: all, kind: record}", systems=SYSTEMS)
    assert [work.subject for work in found.steps[0].work] == ["S1", "S2"]


def test_a_document_where_a_record_is_needed_is_only_designed(foretell):
    found = foretell("add_evidence: {requirements: [A.6.2.4], systems: [S1], kind: policy}", systems=SYSTEMS)
    assert states(found.after)["A.6.2.4", "S1"] == "designed"


def test_one_item_for_all_systems_where_the_control_is_shareable(foretell):
    found = foretell('add_evidence: {requirements: [A.6.2.6], systems: "*", kind: log}', systems=SYSTEMS)
    assert len(edits_of(found)) == 1 and found.steps[0].work[0].size == "shared"
    assert {row["system_id"] for row in found.cells_changed} == {"S1", "S2", "S3"}


def test_no_item_is_for_all_systems_where_the_control_is_not_shareable(foretell):
    with pytest.raises(ScenarioError, match=r"line 3: A.6.2.4 is not shareable"):
        foretell('add_evidence: {requirements: [A.6.2.4], systems: "*", kind: log}', systems=SYSTEMS)


def test_the_organisation_shows_clauses_and_its_own_controls(foretell):
    found = foretell("add_evidence: {requirements: ['5.2', A.2.2], organisation: yes, kind: policy}")
    assert {row["requirement"]: row["after"] for row in found.cells_changed} == {"5.2": "covered", "A.2.2": "covered"}
    assert {work.size for work in found.steps[0].work} == {"organisation"}


def test_a_filter_leaves_out_what_has_another_scope(foretell):
    """Of A.6, the two controls A.6.1.2 and A.6.1.3 are the organisation's."""
    found = foretell("add_evidence: {requirements: {area: A.6}, organisation: yes, kind: record}", systems=SYSTEMS)
    assert [work.requirement for work in found.steps[0].work] == ["A.6.1.2", "A.6.1.3"]


def test_only_the_cells_in_a_state_where_one_is_named(foretell):
    """S1's test report lapsed after 365 days; S2 has one that still counts on its last day."""
    evidence = """
        evidence_id | satisfies     | system_id | effective_on
        E1          | 42001:A.6.2.4 | S1        | 2025-06-29
        E2          | 42001:A.6.2.4 | S2        | 2025-06-30
    """
    for state in ("open", "expired"):
        found = foretell(
            f"add_evidence: {{requirements: [A.6.2.4], systems: all, kind: record, state: {state}}}",
            systems=SYSTEMS,
            evidence=evidence,
        )
        assert [work.subject for work in found.steps[0].work] == ["S1"]
    with pytest.raises(ScenarioError, match="there is no such cell"):
        foretell(
            "add_evidence: {requirements: [A.6.2.4], systems: [S2], kind: record, state: open}",
            systems=SYSTEMS,
            evidence=evidence,
        )


def test_it_is_accepted_today_true_on_its_day_and_reviewed_by_whom_it_names(foretell):
    found = foretell(
        "add_evidence: {requirements: ['5.2'], organisation: yes, kind: policy, effective_on: 2026-05-01,"
        " title: AI policy, reviewer: Bo}"
    )
    (row,) = found.after.table("evidence")
    assert (row["title"], row["reviewed_by"], row["status"]) == ("AI policy", "Bo", "accepted")
    assert (str(row["effective_on"]), str(row["accepted_on"])) == ("2026-05-01", "2026-06-30")


def test_evidence_of_today_counts_and_of_tomorrow_does_not_yet(foretell):
    action = "add_evidence: {{requirements: ['5.2'], organisation: yes, kind: policy, effective_on: {day}}}"
    assert foretell(action.format(day="2026-06-30")).cells_changed
    with pytest.raises(ScenarioError, match="line 3: 2026-07-01 is after 2026-06-30"):
        foretell(action.format(day="2026-07-01"))


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ("requirements: ['5.2'], kind: policy", "is for systems or for the organisation"),
        ("requirements: ['5.2'], systems: [S1], kind: policy", "5.2 is shown by the organisation"),
        ("requirements: [A.7.4], organisation: yes, kind: policy", "A.7.4 has to be shown for each system"),
        ("requirements: [A.7.4], systems: [S3], kind: policy", "A.7.4 is not required there"),
        ("requirements: [A.7.4], systems: [S1, S3], kind: policy", "S3 needs none of these"),
        ("requirements: [A.7.9], systems: [S1], kind: policy", "unknown requirement 'A.7.9'"),
        ("requirements: [A.7.4], systems: [S1], kind: polizy", "unknown value 'polizy'. Did you mean policy"),
    ],
)
def test_evidence_that_would_decide_nothing_is_an_error(foretell, fields, message):
    with pytest.raises(ScenarioError, match=f"drawn.yaml line 3: .*{message}"):
        foretell(f"add_evidence: {{{fields}}}", systems=SYSTEMS)


def test_an_excluded_control_needs_no_evidence(foretell):
    with pytest.raises(ScenarioError, match=r"A\.2\.3 is not required there"):
        foretell(
            "add_evidence: {requirements: [A.2.3], organisation: yes, kind: policy}",
            controls="control | applicable | justification\nA.2.3 | no | none of it",
        )


def test_its_ids_are_new(foretell):
    found = foretell(
        "add_evidence: {requirements: ['5.2'], organisation: yes, kind: policy}",
        evidence="evidence_id | satisfies\nwi-1-1 | 42001:5.1",
    )
    assert [edit.key[0] for edit in edits_of(found)] == ["WI-1-x1"]
