"""What an AIMS holds is read once, is never changed by a scenario, and goes when the AIMS goes."""

import gc
from weakref import ref

from aimslib import scenario
from aimslib.scenario.held import Held

SYSTEMS = "system_id | owner\nS1 |\nS2 | Ada"


def test_one_scenario_after_another_starts_from_the_same_registers(space):
    aims = space(systems=SYSTEMS).aims
    made = scenario.Scenario(
        "x",
        actions=[
            scenario.action("assign_owner", systems={"owned": "no"}, owner="Bo"),
            scenario.action("add_evidence", requirements=["5.2"], organisation=True, kind="policy"),
        ],
    )
    assert made.edits(aims) == made.edits(aims)
    assert {row["system_id"]: row["owner"] for row in Held.of(aims).rows("systems").values()} == dict(S1="", S2="Ada")
    assert Held.of(aims).rows("systems") is Held.of(aims).rows("systems")


def test_it_does_not_keep_the_aims_alive(space):
    aims = space(systems=SYSTEMS).aims
    drawn = type(aims)(aims.path, aims.as_of)
    scenario.Scenario("x", actions=[scenario.action("retire_system", systems=["S1"])]).edits(drawn)
    gone = ref(drawn)
    del drawn
    gc.collect()
    assert gone() is None
