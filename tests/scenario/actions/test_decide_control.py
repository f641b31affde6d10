"""decide_control: the Statement of Applicability decides."""

import pytest

from aimslib.scenario import ScenarioError
from tests.scenario.spaces import states

CONTROLS = """
    control | applicable | justification | decided_on
    A.2.2   |            |               |
    A.2.3   | yes        | policies      | 2026-01-01
    A.10.4  | no         |               |
"""


def decided(aims, area):
    rows = aims.measure("maturity_criteria")
    return {row["value"] for row in rows if (row["criterion"], row["area"]) == ("decided", area)}


def test_a_decided_control_counts_as_decided(foretell):
    """A.2 has three controls: one is decided before, two after; A.2.4 has no row."""
    found = foretell(
        "decide_control: {controls: [A.2.2], applicable: yes, justification: customers ask}", controls=CONTROLS
    )
    assert decided(found.before, "A.2") == {1 / 3} and decided(found.after, "A.2") == {2 / 3}
    assert found.steps[0].action.text == "Decide that A.2.2 applies"


def test_undecided_are_those_without_a_word_also_without_a_row(foretell):
    found = foretell(
        "decide_control: {controls: {area: A.2, applicable: undecided}, applicable: yes, justification: needed}",
        controls=CONTROLS,
    )
    assert [work.subject for work in found.steps[0].work] == ["A.2.2", "A.2.4"]


def test_an_excluded_control_is_not_required_any_more_and_the_action_says_so(foretell):
    found = foretell(
        "decide_control: {controls: [A.10.4], applicable: no, justification: no customers}", controls=CONTROLS
    )
    assert ("A.10.4", None) in states(found.before) and ("A.10.4", None) not in states(found.after)
    assert [(row["before"], row["after"], row["because"]) for row in found.cells_changed] == [
        ("missing", None, "Decide that A.10.4 does not apply")
    ]


def test_a_clause_can_not_be_decided(foretell):
    with pytest.raises(ScenarioError, match=r"line 3: unknown control '5.2'"):
        foretell("decide_control: {controls: ['5.2'], applicable: no, justification: none}", controls=CONTROLS)


def test_it_needs_a_reason(foretell):
    with pytest.raises(ScenarioError, match="line 3: decide_control lacks justification"):
        foretell("decide_control: {controls: [A.2.2], applicable: yes}", controls=CONTROLS)
