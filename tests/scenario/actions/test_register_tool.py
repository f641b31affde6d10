"""register_tool: a tool that was seen in use becomes a system."""

import pytest

from aimslib.scenario import ScenarioError
from tests.scenario.spaces import states

SYSTEMS = "system_id | owner\nS1 | Ada"
SIGHTINGS = """
    tool     | source   | first_seen_on | system_id
    Notetake | sso      | 2026-05-01    |
    Notetake | expenses | 2026-05-01    |
    Copilot  | sso      | 2026-05-01    | S1
"""


def test_it_is_registered_wherever_it_was_seen(foretell):
    found = foretell("register_tool: {tool: Notetake, owner: Bo}", systems=SYSTEMS, sightings=SIGHTINGS)
    assert {row["system_id"] for row in found.after.table("sightings")} == {"S1", "WI-1-1"}
    assert [row["rule"] for row in found.findings_closed] == ["in_use_not_registered"]
    assert found.after.measure("ownership")[0]["numerator"] == 2


def test_one_source_alone_where_it_is_named(foretell):
    found = foretell("register_tool: {tool: Notetake, source: sso}", systems=SYSTEMS, sightings=SIGHTINGS)
    assert [row["system_id"] for row in found.after.table("sightings") if row["source"] == "expenses"] == [None]


def test_everything_applies_to_it_until_it_is_assessed(foretell):
    """Role and tier are not known, so that it has the cells of all roles at the tier high."""
    found = foretell("register_tool: {tool: Notetake, system_id: N1}", systems=SYSTEMS, sightings=SIGHTINGS)
    assert {row["system_id"]: row["tier"] for row in found.after.measure("register")}["N1"] == "high"
    new = {name for name, system in states(found.after) if system == "N1"}
    assert new == {name for name, system in states(found.before) if system == "S1"}
    assert {row["because"] for row in found.cells_changed} == {"Register Notetake, which was seen in use"}


def test_later_actions_can_name_it(foretell):
    found = foretell(
        """
        register_tool: {tool: Notetake, system_id: N1}
        assign_owner: {systems: [N1], owner: Bo}
        add_evidence: {requirements: [A.9.4], systems: {owner: Bo}, kind: record}
        """,
        systems=SYSTEMS,
        sightings=SIGHTINGS,
    )
    assert states(found.after)["A.9.4", "N1"] == "covered"


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ("tool: Notetakr", "unknown tool 'Notetakr'. Did you mean Notetake"),
        ("tool: Notetake, source: proxy", "unknown source of Notetake 'proxy'"),
        ("tool: Copilot", "Copilot is registered already, as S1"),
        ("tool: Notetake, system_id: S1", "there is a system S1 already"),
        ("tool: Notetake, owner: TBC", "'TBC' names nobody"),
    ],
)
def test_what_can_not_be_registered_is_an_error(foretell, fields, message):
    with pytest.raises(ScenarioError, match=f"drawn.yaml line 3: {message}"):
        foretell(f"register_tool: {{{fields}}}", systems=SYSTEMS, sightings=SIGHTINGS)
