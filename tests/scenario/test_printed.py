"""A comparison on a terminal, and as JSON."""

import json

from aimslib import scenario
from aimslib.scenario import printed

SYSTEMS = "system_id | owner | role\nS1 | | developer\nS2 | | user"


def test_the_screen_tells_what_was_assumed_done_and_changed(space):
    read = scenario.of_text(
        """\
name: Owners first
assumptions: [Bo has time.]
target: ML2
actions:
  - assign_owner: {systems: all, owner: Bo}
  - add_evidence: {requirements: ['5.2'], organisation: yes, kind: policy}
""",
        "x.yaml",
    )
    text = printed.screen(scenario.what_if(space(systems=SYSTEMS).aims, read))
    for line in (
        "What if: Owners first, as of 2026-06-30",
        "Assumed: Bo has time.",
        "  1. Assign Bo as owner of all systems (2 in all)",
        "  2. Collect evidence (policy) of 5.2 for the organisation",
        "Target    ML2: missed: ML0 instead of ML2",
        "0/3 -> 1/3",
        "missing -> covered  action 2",
    ):
        assert line in text
    assert "convention of this library" in text
    assert all(len(line) <= 160 for line in text.splitlines())


def test_nothing_done_is_said_too(space):
    text = printed.screen(scenario.what_if(space().aims, scenario.Scenario("Nothing")))
    assert "No action: nothing changes." in text and "Cells: 0 changed." in text and "Target" not in text


def test_json_holds_the_whole_comparison(space):
    made = scenario.Scenario("x", actions=[scenario.action("assign_owner", systems=["S1"], owner="Bo")])
    content = json.loads(printed.as_json(scenario.what_if(space(systems=SYSTEMS).aims, made)))
    assert list(content) == [
        "name", "as_of", "assumptions", "actions", "target", "level", "areas", "coverage", "findings", "cells",
    ]  # fmt: skip
    assert content["as_of"] == "2026-06-30" and content["target"] is None
    assert content["actions"] == [
        {
            "number": 1,
            "kind": "assign_owner",
            "text": "Assign Bo as owner of S1",
            "pieces_of_work": 1,
            "edits": 1,
        }
    ]
    assert [row["rule"] for row in content["findings"]["closed"]] == ["system_without_owner"]
    assert content["level"] == {"before": 0, "after": 0} and content["cells"] == []
