"""The page on scenarios names every action with its fields."""

from pathlib import Path

import pytest

from aimslib import scenario

PAGE = (Path(__file__).parents[2] / "params" / "scenarios" / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", sorted(scenario.kinds()))
def test_every_action_is_documented_with_every_field(kind):
    line = next(line for line in PAGE.splitlines() if line.startswith(f"| {kind} |"))
    needed = set(scenario.kinds()[kind].needed())
    outside, _, optional = line.partition("[")
    for name in scenario.kinds()[kind].specs():
        assert name in (outside if name in needed else f"{outside} {optional}"), name


def test_the_page_names_no_action_that_is_none():
    named = {line.split("|")[1].strip() for line in PAGE.split("| subject |")[0].splitlines() if line.startswith("| ")}
    assert named - {"action"} == set(scenario.kinds())
