"""The target: reached or missed, and what is lacking in words."""

import pytest

from aimslib import scenario
from aimslib.scenario import ScenarioError, Target

# Clause 5 has three cells; two of them are covered. The manager of the AIMS owns all clauses.
TABLES = dict(
    evidence="evidence_id | satisfies | effective_on\nE1 | 42001:5.1; 42001:5.2 | 2026-01-01",
    roles="role | holder | from_on\naims_manager | Ada | 2026-01-01",
)


@pytest.fixture
def missed(space):
    """What is lacking for a target, as a file names it."""

    def shortfall(target: str) -> list[str]:
        read = scenario.of_text(f"name: x\ntarget: {target}", "x.yaml")
        comparison = scenario.what_if(space(**TABLES).aims, read)
        assert comparison.target_met is (not comparison.target_missed)
        return comparison.target_missed

    return shortfall


@pytest.mark.parametrize(
    ("target", "lacking"),
    [
        ("ML0", []),
        ("ML1", ["ML0 instead of ML1"]),
        ("{level: ml1, area: '5'}", []),
        ("{level: ML2, area: '5'}", ["ML1 in 5 instead of ML2"]),
        ("{coverage: 0.66, area: '5'}", []),
        ("{coverage: 0.67, area: '5'}", ["66.7 % of the cells in 5 covered instead of 67 %"]),
        ("{coverage: 0.5, level: ML2, area: '5'}", ["ML1 in 5 instead of ML2"]),
        ("{level: ML1, area: A.4}", ["no level in A.4 instead of ML1"]),
        ("{coverage: 0, area: A.4}", ["n/a of the cells in A.4 covered instead of 0 %"]),
    ],
)
def test_a_target_is_reached_or_says_what_is_lacking(missed, target, lacking):
    assert missed(target) == lacking


@pytest.mark.parametrize(
    ("target", "message"),
    [
        ("2", "'2' is no level"),
        ("ML7", "unknown level 'ML7'"),
        ("{area: A.6}", "the target names neither level nor coverage"),
        ("{coverage: 90 %}", "'90 %' is no share"),
        ("{coverage: 90}", "coverage 90.0 is no share"),
        ("{level: ML1, area: A.66}", "unknown area 'A.66'. Did you mean A.6?"),
        ("{levl: ML1}", "unknown key of target 'levl'. Did you mean level?"),
    ],
)
def test_a_target_that_is_none_is_an_error_with_its_line(missed, target, message):
    with pytest.raises(ScenarioError) as raised:
        missed(target)
    assert str(raised.value).startswith("x.yaml line 2: ") and message in str(raised.value)


def test_without_a_target_nothing_is_missed(space):
    comparison = scenario.what_if(space().aims, scenario.Scenario("x"))
    assert comparison.target_met is None and comparison.target_missed == []


@pytest.mark.parametrize(
    ("target", "text"),
    [
        (Target(level=2), "ML2"),
        (Target(level=2, area="A.6"), "ML2 in A.6"),
        (Target(coverage=0.9), "90 % of the cells covered"),
        (Target(level=1, coverage=0.5), "ML1 and 50 % of the cells covered"),
    ],
)
def test_a_target_in_words(target, text):
    assert target.text == text
