"""The two sides of a scenario and what made the difference."""

SYSTEMS = """
    system_id | owner | role      | lifecycle_stage
    S1        |       | developer | operation
    S2        | Ada   | developer | operation
"""


def test_levels_areas_and_coverage_before_and_after(foretell):
    """Clause 5 has three cells, none covered and nobody's; then it has an owner, one cell, and 0.9 to reach."""
    found = foretell(
        """
        appoint: {role: aims_manager, holder: Ada}
        add_evidence: {requirements: ['5.2'], organisation: yes, kind: policy}
        """
    )
    (area,) = [row for row in found.areas if row["area"] == "5"]
    assert (area["level_before"], area["level_after"], area["next_level"]) == (0, 1, 2)
    assert [area[f"{part}_{side}"] for side in ("before", "after") for part in ("numerator", "denominator")] == [
        0, 3, 1, 3,
    ]  # fmt: skip
    assert [(one["criterion"], one["value"], one["threshold"]) for one in area["next_criteria"]] == [
        ("coverage", 1 / 3, 0.9)
    ]
    assert [side["numerator"] for side in found.coverage] == [0, 1]
    assert found.level == (0, 0)


def test_any_measure_of_either_side(foretell):
    found = foretell("assign_owner: {systems: [S1], owner: Bo}", systems=SYSTEMS)
    assert [side.measure("ownership")[0]["numerator"] for side in (found.before, found.after)] == [1, 2]


def test_findings_closed_and_opened_and_those_that_only_ask_for_what_is_not_known_yet(foretell):
    """S1 gets an owner; the new evidence has neither reviewer nor location, and the columns are there to ask."""
    found = foretell(
        """
        assign_owner: {systems: [S1], owner: Bo}
        add_evidence: {requirements: ['5.2'], organisation: yes, kind: policy}
        """,
        systems=SYSTEMS,
        evidence="evidence_id | satisfies | reviewed_by | location\nE1 | 42001:5.1 | | ",
    )
    assert [(row["rule"], row["subject_id"]) for row in found.findings_closed] == [
        ("system_without_owner", "S1"),
        ("requirement_without_evidence", "5.2"),
    ]
    assert [(row["rule"], row["subject_id"]) for row in found.findings_opened] == [
        ("evidence_without_reviewer", "WI-2-1"),
        ("evidence_without_location", "WI-2-1"),
    ]
    assert found.findings_to_complete == found.findings_opened


def test_a_cell_changed_because_of_the_action_whose_item_decides_it(foretell):
    found = foretell(
        """
        add_evidence: {requirements: [A.6.2.4], systems: [S1], kind: policy}
        add_evidence: {requirements: [A.6.2.4], systems: [S1], kind: record}
        """,
        systems=SYSTEMS,
    )
    assert [(row["after"], row["item_id"], row["action"]) for row in found.cells_changed] == [("covered", "WI-2-1", 2)]


def test_a_cell_that_is_required_no_more_changed_because_of_the_action_that_said_so(foretell):
    """An owner changes no cell; retiring does."""
    found = foretell(
        """
        retire_system: {systems: [S1]}
        assign_owner: {systems: [S1], owner: Bo}
        """,
        systems=SYSTEMS,
    )
    assert {row["action"] for row in found.cells_changed} == {1}
    assert {row["after"] for row in found.cells_changed} == {None}


def test_nothing_is_computed_that_nobody_asks_for(foretell):
    found = foretell("assign_owner: {systems: [S1], owner: Bo}", systems=SYSTEMS)
    assert "findings" not in found.after._rows
