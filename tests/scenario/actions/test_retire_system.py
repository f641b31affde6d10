"""retire_system: systems go out of use today."""

import pytest

from aimslib.scenario import ScenarioError
from tests.scenario.spaces import states

DAY = "2026-06-30"
SYSTEMS = """
    system_id | lifecycle_stage | retired_on | registered_on
    S1        | operation       |            | 2026-01-01
    S2        | operation       | 2026-03-01 | 2026-01-01
    S3        | retired         |            | 2026-01-01
    S4        | retired         | 2026-07-01 | 2026-01-01
    S5        | operation       |            | 2026-07-01
"""


def test_only_what_has_to_be_shown_at_retirement_is_still_required(foretell):
    """Monitoring (A.6.2.6) and logs stay; everything else of S1 is not required any more, because of this action."""
    found = foretell("retire_system: {systems: [S1]}", systems=SYSTEMS)
    left = {name for name, system in states(found.after) if system == "S1"}
    assert left == {name for name, system in states(found.before) if system == "S3"}
    assert {row["because"] for row in found.cells_changed} == {"Retire S1"}
    assert {row["system_id"] for row in found.cells_changed} == {"S1"}


def test_a_system_that_ran_on_after_its_retirement_is_no_zombie_then(foretell):
    found = foretell("retire_system: {systems: [S2]}", systems=SYSTEMS)
    assert ("zombie", "S2") in [(row["rule"], row["subject_id"]) for row in found.findings_closed]


def test_all_are_those_in_scope_also_one_that_retires_tomorrow(foretell):
    """S4 is retired on 1 July, and on 30 June in operation still."""
    found = foretell("retire_system: {systems: all}", systems=SYSTEMS)
    assert [work.subject for work in found.steps[0].work] == ["S1", "S2", "S4"]


@pytest.mark.parametrize(("system", "message"), [("S3", "S3 is already retired"), ("S5", "S5 is not registered")])
def test_what_is_not_there_to_be_retired_is_an_error(foretell, system, message):
    with pytest.raises(ScenarioError, match=f"drawn.yaml line 3: {message}"):
        foretell(f"retire_system: {{systems: [{system}]}}", systems=SYSTEMS)


def test_what_was_shown_before_it_was_retired_does_not_show_its_retirement(foretell):
    """The log of June covers monitoring while S1 runs; at retirement it has to be shown anew."""
    found = foretell(
        "retire_system: {systems: [S1]}",
        systems=SYSTEMS,
        evidence="evidence_id|satisfies|system_id|kind|effective_on\nE1 | 42001:A.6.2.6 | S1 | log | 2026-06-01",
    )
    assert states(found.before)["A.6.2.6", "S1"] == "covered" and states(found.after)["A.6.2.6", "S1"] == "missing"
    assert {str(row["retired_on"]) for row in found.after.table("systems") if row["system_id"] == "S1"} == {DAY}
