"""The what-if's controls without a browser: what each does, what is shown, and that refusals are said."""

import asyncio

import pytest

from aimslib import forms
from aimslib.exhibits._what_if_chart import COVERAGE_AFTER, LEVEL_AFTER
from aimslib.forms.what_if_pickers import PICKS


@pytest.fixture
def view(aims):
    return forms.what_if(aims)


def texts(view):
    return [action.text for action in view.choices.scenario.actions]


def reached(view):
    """The shares that the picture draws, by area."""
    areas = [row["area"] for row in view.choices.before["coverage_by_area"]]
    return dict(zip(areas, view.picture.widget.data[COVERAGE_AFTER].x, strict=True))


def test_a_switch_draws_the_measures_of_what_is_chosen(view):
    view.switches["complete_audit"].value = True
    after = view.choices.comparison.after
    assert reached(view) == {row["area"]: row["ratio"] for row in after.measure("coverage_by_area")}
    drawn = list(view.picture.widget.data[LEVEL_AFTER].x)
    assert drawn == [row["level"] for row in after.measure("maturity_by_area")]
    assert "Complete an internal audit" in view.chosen.children[0].children[0].children[0].value
    assert "Findings closed: " in view.details.value and "Because" in view.details.value
    view.switches["complete_audit"].value = False
    assert texts(view) == [] and "Nothing yet" in view.chosen.children[0].value


def test_what_is_picked_becomes_an_action_and_the_box_is_empty_again(view):
    view.owner.value = "Ada"
    view.pickers["assign_owner"].box.value = "S3  Rosters"
    view.pickers["assign_owner"].box.value = "quotes"  # a part of one name is enough
    view.pickers["retire_system"].box.value = "S1"
    assert texts(view) == ["Assign Ada as owner of 2 systems", "Retire S1"]
    assert view.pickers["retire_system"].box.value == ""
    chips = view.chosen.children[0].children[0].children[1].children
    assert [chip.tooltip for chip in chips] == ["Take S3 out of action 1", "Take S2 out of action 1"]
    chips[0].click()
    assert texts(view)[0] == "Assign Ada as owner of S2"
    remove = view.chosen.children[1].children[1].children[0]
    assert remove.tooltip == "Remove action 2: Retire S1"
    remove.click()
    assert texts(view) == ["Assign Ada as owner of S2"]


def test_a_refusal_is_said_and_the_controls_show_what_is_chosen(view):
    view.pickers["retire_system"].box.value = "S"
    assert "&#39;S&#39; is several of them" in view.said.value
    view.pickers["assign_owner"].box.value = "S2"
    assert "Who becomes the owner?" in view.said.value
    view.owner.value = "tbc"
    view.pickers["assign_owner"].box.value = "S2"
    assert "names nobody" in view.said.value and texts(view) == []
    view.sliders.moved = {"area": "A.6", "percent": 100}
    assert view.said.value == "" and view.sliders.shares == {"A.6": 100} and reached(view)["A.6"] == 1


def test_undo_reset_save_and_load_show_on_every_control(view):
    view.switches["hold_review"].value = True
    view.sliders.moved = {"area": "A.6", "percent": 50}
    view.name.value = "Half of A.6"
    view._save()
    assert "Saved as params/scenarios/half-of-a-6.yaml" in view.said.value and "half-of-a-6" in view.load.options
    view.reset.click()
    assert not view.switches["hold_review"].value and view.sliders.shares == {} and not view.undo.disabled
    view.load.value = "half-of-a-6"
    assert view.switches["hold_review"].value and view.sliders.shares == {"A.6": 50}
    view._save()
    assert "is there already" in view.said.value
    view.undo.click()
    assert texts(view) == []


def test_it_can_start_from_a_saved_scenario(aims, view):
    view.switches["hold_review"].value = True
    view.name.value = "Review"
    view._save()
    again = forms.what_if(aims, "review")
    assert again.switches["hold_review"].value and reached(again) == reached(view)
    assert again.level.value == view.level.value


def test_every_control_has_a_label_and_every_pick_is_an_action_that_scenarios_know(view):
    controls = [view.load, view.name, view.replacing, view.undo, view.reset, view.owner, view.reviewer]
    controls += [*view.switches.values(), *(picker.box for picker in view.pickers.values())]
    assert all(control.description for control in controls)
    from aimslib.scenario import kinds

    assert {pick.kind for pick in PICKS} | set(view.switches) <= set(kinds())


def test_in_a_kernel_the_picture_comes_first_and_the_tables_once_nothing_changes_for_a_moment(aims):
    async def change() -> tuple[bool, bool]:
        view = forms.what_if(aims)
        before = view.details.value
        view.switches["complete_audit"].value = True
        view.switches["hold_review"].value = True
        at_once = reached(view)["9"] > 0 and view.details.value == before
        await asyncio.sleep(2)
        return at_once, "Hold a management review" in view.details.value

    assert asyncio.run(change()) == (True, True)
