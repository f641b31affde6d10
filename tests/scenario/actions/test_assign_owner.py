"""assign_owner: somebody becomes accountable."""

import pytest

from aimslib.scenario import ScenarioError

SYSTEMS = """
    system_id | owner | lifecycle_stage
    S1        |       | operation
    S2        | Ada   | operation
    S3        | TBC   | operation
    S4        |       | retired
"""


def test_the_systems_of_a_filter_get_the_owner_and_the_others_keep_theirs(foretell):
    """S1 and S3 have no owner; S4 has none either, but is retired and in nobody's way."""
    found = foretell("assign_owner: {systems: {owned: no}, owner: Bo}", systems=SYSTEMS)
    assert {row["system_id"]: row["owner"] for row in found.after.table("systems")} == dict(
        S1="Bo", S2="Ada", S3="Bo", S4=None
    )
    assert [found.before.measure("ownership")[0][key] for key in ("numerator", "denominator")] == [1, 3]
    assert [found.after.measure("ownership")[0][key] for key in ("numerator", "denominator")] == [3, 3]
    assert [row["rule"] for row in found.findings_closed] == ["system_without_owner", "system_without_owner"]


def test_a_control_without_a_row_gets_one_and_a_clause_too(foretell):
    found = foretell("assign_owner: {controls: [A.2.2, '5.1'], owner: Bo}", controls="control | owner\nA.2.2 |")
    assert {row["control"]: row["owner"] for row in found.after.table("controls")} == {"A.2.2": "Bo", "5.1": "Bo"}


def test_all_controls_are_the_38_controls_and_32_clauses(foretell):
    found = foretell("assign_owner: {controls: all, owner: Bo}")
    assert len(found.steps[0].work) == 38 + 32
    assert found.after.measure("ownership")[0]["controls_ratio"] == 1


def test_it_is_for_systems_or_for_controls(foretell):
    with pytest.raises(ScenarioError, match="line 3: assign_owner is for systems or for controls"):
        foretell("assign_owner: {owner: Bo}")
    with pytest.raises(ScenarioError, match="Name one of the two"):
        foretell("assign_owner: {systems: all, controls: all, owner: Bo}", systems=SYSTEMS)


@pytest.mark.parametrize(
    ("owner", "message"), [("n/a", "'n/a' names nobody"), ("Cy", "line 3: Cy left on 2026-06-30 .people.")]
)
def test_nobody_and_somebody_who_has_left_by_today_can_own_nothing(foretell, owner, message):
    with pytest.raises(ScenarioError, match=message):
        foretell(
            f"assign_owner: {{systems: [S1], owner: {owner}}}",
            systems=SYSTEMS,
            people="name | left_on\nCy | 2026-06-30\nBo | 2026-07-01",
        )


def test_somebody_who_leaves_tomorrow_can_own_today(foretell):
    found = foretell(
        "assign_owner: {systems: [S1], owner: Bo}", systems=SYSTEMS, people="name | left_on\nBo | 2026-07-01"
    )
    assert found.after.measure("ownership")[0]["numerator"] == 2
