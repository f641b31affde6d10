"""Subjects: ids, a filter, or all."""

import pytest

from aimslib import scenario
from aimslib.scenario import ScenarioError

SYSTEMS = """
    system_id | owner | org_unit | role      | supplier | risk_tier | lifecycle_stage | aims_scope
    S1        | Ada   | Claims   | developer |          | high      | operation       |
    S2        | Ada   | Claims   | user      | Acme     | minimal   | design          |
    S3        |       | Sales    |           |          |           | operation       |
    S4        | Ada   | Claims   |           |          |           | retired         |
    S5        | Ada   | Claims   |           |          |           | operation       | no
"""
ASSESSED = """
    assessment_id | system_id | tier    | approved_on
    IA1           | S2        | limited | 2026-01-01
    IA2           | S1        | minimal | 2025-01-01
"""


@pytest.fixture
def chosen(space):
    """The systems that an action chooses by these words."""

    def choose(words: str) -> list[str]:
        aims = space(systems=SYSTEMS, impact_assessments=ASSESSED).aims
        text = f"name: x\nactions:\n  - assign_owner: {{systems: {words}, owner: Bo}}"
        (step,) = scenario.of_text(text, "x.yaml").steps(aims)
        return [work.subject for work in step.work]

    return choose


@pytest.mark.parametrize(
    ("words", "systems"),
    [
        ("all", ["S1", "S2", "S3"]),  # S4 is retired, S5 out of scope
        ("[S5, S4]", ["S5", "S4"]),  # an id may name any row
        ("S5", ["S5"]),
        ("{tier: high}", ["S3"]),  # not assessed
        ("{tier: [limited, minimal]}", ["S1", "S2"]),
        ("{risk_tier: high}", ["S1"]),
        ("{org_unit: Claims, owner: Ada}", ["S1", "S2"]),
        ("{supplier: Acme}", ["S2"]),
        ("{stage: design}", ["S2"]),
        ("{role: developer}", ["S1"]),
        ("{owned: no}", ["S3"]),
        ("{assessed: no}", ["S3"]),
        ("{due: true}", ["S1", "S3"]),  # the review of IA2 was due on 2026-01-01
    ],
)
def test_who_is_chosen(chosen, words, systems):
    assert chosen(words) == systems


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("[S1, S11]", "unknown system 'S11'. Did you mean S1?"),
        ("[S1, S1]", "S1 is there twice"),
        ("[]", "no system is named"),
        ("[[S1]]", "here an id or a word is missing"),
        ("", "here an id or a word is missing"),
        ("{teir: high}", "unknown filter of systems 'teir'. Did you mean tier?"),
        ("{tier: hihg}", "unknown tier of systems 'hihg'. Did you mean high?"),
        ("{tier: []}", "the filter tier has no value"),
        ("{org_unit: claims}", "unknown org_unit of systems 'claims'. Did you mean Claims?"),
        ("{org_unit: Sales, owner: Ada}", "the systems (org_unit: Sales, owner: Ada): there are none"),
    ],
)
def test_a_choice_of_nobody_is_an_error_with_its_line(chosen, words, message):
    with pytest.raises(ScenarioError) as raised:
        chosen(words)
    assert str(raised.value).startswith("x.yaml line 3: ") and message in str(raised.value)


def test_a_filter_looks_at_what_the_actions_before_have_left(foretell):
    """S3 has no owner until the first action; then Bo has one system."""
    found = foretell(
        """
        assign_owner: {systems: {owned: no}, owner: Bo}
        assign_owner: {systems: {owner: Bo}, owner: Cy}
        """,
        systems=SYSTEMS,
    )
    assert {row["system_id"]: row["owner"] for row in found.after.table("systems")}["S3"] == "Cy"


def test_all_of_nothing_is_an_error(foretell):
    with pytest.raises(ScenarioError, match="line 3: all systems: there are none"):
        foretell("retire_system: {systems: all}")
