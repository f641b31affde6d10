"""What is chosen, undone, loaded and saved, and the share of an area as actions; no screen."""

import pytest

from aimslib import scenario
from aimslib.aims import Aims
from aimslib.errors import UsageError
from aimslib.forms.what_if_share import reach, shares
from aimslib.forms.what_if_state import Choices
from aimslib.scenario import ScenarioError

SYSTEMS = """
    system_id | name   | owner | role     | lifecycle_stage
    S1        | Triage | Ana   | provider | operation
    S2        | Chat   | TBC   | provider | operation
    S3        | Code   |       | provider | operation
"""


@pytest.fixture
def choices(drawn):
    roles = "role | holder | from_on\ninternal_auditor | Ida | 2026-01-01\ninternal_auditor | Ada | 2026-01-01"
    return Choices(Aims.on(drawn(systems=SYSTEMS, roles=roles).path, "2026-06-30"))


@pytest.fixture
def kept(aims):
    """Of real files, which a scenario can be saved beside."""
    return Choices(aims)


def texts(choices):
    return [action.text for action in choices.scenario.actions]


def share(choices, area):
    row = next(one for one in choices.comparison.after.measure("coverage_by_area") if one["area"] == area)
    return row["numerator"], row["denominator"]


def test_ids_gather_in_one_action_as_long_as_its_other_fields_are_the_same(choices):
    choices.include("assign_owner", "systems", "S2", owner="Bo")
    choices.include("assign_owner", "systems", "S3", owner="Bo")
    choices.include("assign_owner", "systems", "S1", owner="Cy")
    assert texts(choices) == ["Assign Bo as owner of 2 systems", "Assign Cy as owner of S1"]
    assert choices.comparison.after.measure("ownership")[0]["numerator"] == 3
    choices.exclude(0, "systems", "S2")
    assert texts(choices) == ["Assign Bo as owner of S3", "Assign Cy as owner of S1"]
    choices.exclude(0, "systems", "S3")
    assert texts(choices) == ["Assign Cy as owner of S1"]


def test_what_is_chosen_already_or_refused_changes_nothing(choices):
    choices.include("retire_system", "systems", "S1")
    before = choices.comparison
    with pytest.raises(UsageError, match="S1 is chosen already"):
        choices.include("retire_system", "systems", "S1")
    with pytest.raises(ScenarioError, match="S9"):
        choices.include("retire_system", "systems", "S9")
    assert choices.comparison is before
    choices.undo()
    assert texts(choices) == [] and not choices.can_undo


def test_the_switches_do_an_audit_and_a_review_by_those_who_hold_the_role(choices):
    choices.switch("complete_audit", True)
    choices.switch("complete_audit", True)
    choices.switch("hold_review", True)
    assert texts(choices) == [
        "Complete an internal audit, by Ada",
        "Hold a management review, chaired by somebody still to be named",
    ]
    assert share(choices, "9")[0] == 2 + 3  # 9.2.1, 9.2.2; 9.3.1, 9.3.2, 9.3.3
    choices.switch("complete_audit", False)
    assert not choices.has("complete_audit") and choices.has("hold_review")


def test_undo_goes_back_step_by_step_and_reset_can_be_undone(choices):
    choices.switch("complete_audit", True)
    choices.include("retire_system", "systems", "S1")
    choices.reset()
    assert texts(choices) == []
    choices.undo()
    assert len(texts(choices)) == 2
    choices.undo()
    choices.undo()
    assert texts(choices) == []
    choices.undo()
    after, before = choices.comparison.after, choices.comparison.before
    assert after.measure("findings") == before.measure("findings")


def test_a_share_takes_the_requirement_with_most_open_cells_first(choices):
    """A.9 has A.9.2 and A.9.3 for the organisation and A.9.4 for each of three systems: 5 cells, none covered."""
    assert share(choices, "A.9") == (0, 5)
    reach(choices, "A.9", 40)
    assert texts(choices) == ["Collect evidence (record) of A.9.4 for 2 systems"]
    assert share(choices, "A.9") == (2, 5)
    reach(choices, "A.9", 41)  # 2.05 cells, so 3
    assert texts(choices) == ["Collect evidence (record) of A.9.4 for 3 systems"]
    reach(choices, "A.9", 80)
    assert share(choices, "A.9") == (4, 5)
    assert shares(choices) == {"A.9": 80}
    reach(choices, "A.9", 100)
    assert share(choices, "A.9") == (5, 5)
    reach(choices, "A.9", 0)
    assert texts(choices) == [] and shares(choices) == {}


def test_a_share_leaves_what_was_chosen_otherwise_and_counts_it(choices):
    choices.switch("hold_review", True)
    reach(choices, "9", 100)
    assert share(choices, "9")[0] == share(choices, "9")[1]
    assert texts(choices)[0].startswith("Hold a management review")
    collected = [edit.values["satisfies"] for step in choices.comparison.steps[1:] for edit in step.edits]
    assert collected and "42001:9.3.1" not in collected
    with pytest.raises(UsageError, match=r"Unknown area 'A\.99'"):
        reach(choices, "A.99", 50)


def test_who_reviews_the_evidence_goes_with_it(choices):
    reach(choices, "A.9", 40, reviewer="Ben")
    (step,) = choices.comparison.steps
    assert {edit.values["reviewed_by"] for edit in step.edits} == {"Ben"}


def test_saved_and_loaded_it_is_the_same(kept):
    kept.include("retire_system", "systems", "S3")
    reach(kept, "A.6", 50)
    chosen, level = kept.scenario.actions, kept.comparison.level
    path = kept.save("Two quick wins!")
    assert path == kept.aims.workspace.params / "scenarios" / "two-quick-wins.yaml"
    assert "two-quick-wins" in kept.saved()
    kept.reset()
    kept.load("two-quick-wins")
    assert kept.scenario == scenario.read(path) and kept.scenario.name == "Two quick wins!"
    assert (kept.scenario.actions, kept.comparison.level, shares(kept)) == (chosen, level, {"A.6": 50})


def test_a_file_that_is_there_is_not_overwritten_unless_that_is_said(kept):
    kept.include("retire_system", "systems", "S3")
    path = kept.save("Plan")
    before = path.read_bytes()
    kept.include("retire_system", "systems", "S1")
    with pytest.raises(UsageError, match=r"params/scenarios/plan.yaml is there already"):
        kept.save("plan")
    assert path.read_bytes() == before
    kept.save("plan", replacing=True)
    assert path.read_bytes() != before


def test_what_could_not_be_found_again_is_not_saved(kept, choices):
    with pytest.raises(UsageError, match="Nothing is chosen yet"):
        kept.save("Plan")
    kept.include("retire_system", "systems", "S3")
    with pytest.raises(UsageError, match="needs a name"):
        kept.save(" ?! ")
    with pytest.raises(UsageError, match="Unknown scenario 'plann'"):
        kept.load("plann")
    choices.include("retire_system", "systems", "S3")
    with pytest.raises(UsageError, match="no workspace"):
        choices.save("Plan")


def test_the_registers_stay_as_they_are(kept):
    files = {path: path.read_bytes() for path in kept.aims.workspace.data.rglob("*") if path.is_file()}
    kept.include("retire_system", "systems", "S3")
    reach(kept, "A.6", 100)
    kept.save("Plan")
    assert files == {path: path.read_bytes() for path in kept.aims.workspace.data.rglob("*") if path.is_file()}
