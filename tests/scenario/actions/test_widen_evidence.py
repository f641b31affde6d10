"""widen_evidence: ISO 27001 evidence also names what the crosswalk maps to it in full."""

import pytest

from aimslib.scenario import ScenarioError
from tests.scenario.spaces import states

EVIDENCE = """
    evidence_id | satisfies                      | effective_on
    E1          | 27001:9.2.1                    | 2026-01-01
    E2          | 27001:10.2; 42001:10.2         | 2026-01-01
    E3          | 42001:5.2                      | 2026-01-01
    E4          | 27001:4.1                      | 2026-01-01
"""


def satisfies(found):
    return {row["evidence_id"]: row["satisfies"] for row in found.after.table("evidence")}


def test_the_row_also_names_what_it_is_mapped_to_in_full_and_so_covers_it(foretell):
    found = foretell("widen_evidence: {ids: [E1]}", evidence=EVIDENCE)
    assert satisfies(found)["E1"] == "27001:9.2.1; 42001:9.2.1"
    assert states(found.before)["9.2.1", None] == "reusable" and states(found.after)["9.2.1", None] == "covered"
    assert found.cells_changed[0]["because"] == "Widen E1 to what the crosswalk maps to it in full"


def test_only_the_requirements_that_are_named(foretell):
    found = foretell("widen_evidence: {ids: [E1], requirements: ['9.2.1']}", evidence=EVIDENCE)
    assert found.steps[0].work[0].requirement == "9.2.1"


def test_of_all_rows_those_are_widened_that_can_be(foretell):
    """E2 names its requirement already, E3 is of 42001 alone, 4.1 is mapped in part."""
    found = foretell("widen_evidence: {ids: all}", evidence=EVIDENCE)
    assert [work.subject for work in found.steps[0].work] == ["E1"]


def test_the_rows_that_decide_reusable_cells(foretell):
    found = foretell("widen_evidence: {ids: {state: reusable}}", evidence=EVIDENCE)
    assert [work.subject for work in found.steps[0].work] == ["E1"]


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ("ids: [E2]", "E2 already shows what is asked"),
        ("ids: [E3]", "E3 names no ISO 27001 identifier that is mapped to a requirement in full"),
        ("ids: [E4]", "E4 names no ISO 27001 identifier that is mapped to a requirement in full"),
        ("ids: [E1], requirements: ['4.1']", "E1 is not mapped in full to what is asked"),
        ("ids: [E1], requirements: ['9.2.1', '10.2']", "none of the evidence named is mapped to 10.2 in full"),
        ("ids: {state: covered}", "there is nothing to widen"),
    ],
)
def test_what_the_crosswalk_does_not_map_in_full_can_not_be_widened(foretell, fields, message):
    with pytest.raises(ScenarioError, match=f"drawn.yaml line 3: .*{message}"):
        foretell(f"widen_evidence: {{{fields}}}", evidence=EVIDENCE)


def test_a_second_action_sees_what_the_first_has_widened(foretell):
    with pytest.raises(ScenarioError, match="line 4: E1 already shows what is asked"):
        foretell("widen_evidence: {ids: [E1]}\nwiden_evidence: {ids: [E1]}", evidence=EVIDENCE)
