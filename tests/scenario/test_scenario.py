"""A scenario's file: what it may hold, and that a mistake is told with its line."""

import pytest

from aimslib import scenario
from aimslib.errors import UsageError
from aimslib.scenario import ScenarioError

GOOD = """\
name: Owners and audit
assumptions:
  - Everybody has time.
target: {level: ML1, area: A.6}
actions:
  - assign_owner: {systems: {tier: [high, limited]}, owner: Jane Doe}
  - complete_audit:
      auditor: Bo
"""


def test_a_file_is_read_as_it_is_written(tmp_path):
    path = tmp_path / "good.yaml"
    path.write_text(GOOD, encoding="utf-8")
    found = scenario.read(path)
    assert (found.name, found.assumptions, len(found.actions)) == ("Owners and audit", ("Everybody has time.",), 2)
    assert found.target == scenario.Target(level=1, area="A.6")
    assert [one.text for one in found.actions] == [
        "Assign Jane Doe as owner of the systems (tier: high or limited)",
        "Complete an internal audit, by Bo",
    ]
    text = scenario.write(found, tmp_path / "copy.yaml")
    assert scenario.read(tmp_path / "copy.yaml") == found
    assert (tmp_path / "copy.yaml").read_text(encoding="utf-8") == text


def test_an_identifier_stays_the_text_that_it_is():
    """YAML alone would make 5.1 of 5.10, and a number of 007."""
    found = scenario.of_text("name: 007\nactions: [assign_owner: {controls: [5.10, A.10], owner: 1.0}]", "drawn.yaml")
    assert found.name == "007" and found.actions[0].controls.ids == ("5.10", "A.10") and found.actions[0].owner == "1.0"


def test_a_file_may_have_a_byte_order_mark_and_no_action(tmp_path):
    path = tmp_path / "empty.yaml"
    path.write_bytes(b"\xef\xbb\xbfname: Nothing\nactions:\n")
    assert scenario.read(path) == scenario.Scenario("Nothing")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "x.yaml: a scenario has keys: name, assumptions, actions, target"),
        ("- a", "x.yaml line 1: a scenario has keys"),
        ("actions: []", "x.yaml line 1: the scenario has no name"),
        ("name:", "x.yaml line 1: here a text is missing"),
        ("name: [a]", "x.yaml line 1: a text belongs here"),
        ("name: x\n\nactoins: []", "x.yaml line 3: unknown key 'actoins'. Did you mean actions"),
        ("name: x\nname: y", "x.yaml line 2: the key 'name' is there twice"),
        ("name: x\nactions: now", "x.yaml line 2: actions must be a list"),
        ("name: x\nassumptions: none", "x.yaml line 2: assumptions must be a list"),
        ("name: x\nactions:\n  - hold_review", "x.yaml line 3: an action is one kind with its fields"),
        ("name: x\nactions:\n  - hold_review:\n", "x.yaml line 3: hold_review lacks chair"),
        ("name: x\nactions:\n  - hold_review: now", "x.yaml line 3: hold_review needs fields: chair, decisions"),
        (
            "name: x\nactions:\n  - hold_reviw: {}",
            "x.yaml line 3: unknown action 'hold_reviw'. Did you mean hold_review?",
        ),
        ("name: x\nactions:\n  - {hold_review: {}, appoint: {}}", "x.yaml line 3: an action is one kind"),
        (
            "name: x\nactions:\n- hold_review:\n    chair: A\n    decision: B",
            "line 5: unknown field of hold_review 'deci",
        ),
        ("name: x\nactions:\n- hold_review: {chair: A,\n   chair: B}", "line 4: the key 'chair' is there twice"),
        ("name: x\nactions:\n- hold_review: {chair: A,\n   decisions: }", "line 4: here a text is missing"),
        ("name: x\nactions:\n  - appoint: {role: boss, holder: A}", "line 3: unknown value 'boss'"),
        ("name: &a x\n", "x.yaml line 1: anchors and aliases"),
        ("name: !python/name:os.system x", "x.yaml line 1: the tag"),
        ("name: 'x\n", "x.yaml line 2: this is no valid YAML"),
        ("name: x\n---\nname: y", "x.yaml line 2: this is no valid YAML"),
        ("name: x\n? [a]\n: b", "x.yaml line 2: a key must be a word"),
        ("name: x\ntarget:", "x.yaml line 2: here a text is missing"),
        ("name: x\nactions:\n- assign_owner: {systems: {}, owner: A}", "line 3: no system is named"),
        ("name: x\nactions: " + 3000 * "[" + 3000 * "]", "x.yaml: this is nested too deeply"),
    ],
)
def test_a_mistake_is_told_with_its_line(text, message):
    with pytest.raises(ScenarioError) as raised:
        scenario.of_text(text, "x.yaml")
    assert message in str(raised.value)


def test_a_file_that_is_not_there_or_no_text_is_named(tmp_path):
    (tmp_path / "latin.yaml").write_bytes("name: Käse".encode("latin-1"))
    with pytest.raises(UsageError, match=r"latin.yaml is not UTF-8"):
        scenario.read(tmp_path / "latin.yaml")
    with pytest.raises(UsageError, match=r"There is no file nowhere.yaml"):
        scenario.read(tmp_path / "nowhere.yaml", "nowhere.yaml")


def test_an_action_made_in_a_notebook_is_named_by_its_number(space):
    made = scenario.action("retire_system", systems=["S9"])
    with pytest.raises(ScenarioError, match="action 1, retire_system: unknown system 'S9'"):
        scenario.Scenario("x", actions=[made]).edits(space(systems="system_id\nS1").aims)


def test_an_area_that_the_figures_are_focused_on_does_not_hide_what_can_be_done(space):
    """Evidence for A.6 can be planned while one looks at clause 9."""
    aims = space(systems="system_id | role\nS1 | developer").aims
    looking = type(aims)(aims.path, aims.as_of, {"area": "9"})
    made = scenario.action("add_evidence", requirements=["A.6.2.4"], systems=["S1"], kind="record")
    comparison = scenario.what_if(looking, scenario.Scenario("x", actions=[made]))
    assert len(comparison.steps[0].edits) == 1 and comparison.cells_changed == []
