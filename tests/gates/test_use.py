"""Use: none after the day of retirement."""

import pytest

HEAD = "system_id | lifecycle_stage | role | owner | deployed_on | retired_on | last_used_on\n"


def use(asked, stage="operation", deployed="2026-02-01", retired="2026-06-15", used="2026-06-15", **more):
    return asked("retired", systems=f"{HEAD}S1 | {stage} | user | Ana | {deployed} | {retired} | {used}", **more)["use"]


@pytest.mark.parametrize(("used", "passes"), [("2026-06-15", True), ("2026-06-16", False)])
def test_the_last_use_is_on_the_day_of_retirement_at_the_latest(asked, used, passes):
    check = use(asked, used=used)
    assert check.passed == passes
    if not passes:
        assert check.summary == "used on 2026-06-16, after its retirement on 2026-06-15"


def test_a_sighting_counts_as_use(asked):
    check = use(asked, sightings="tool | system_id | last_seen_on\nT | S1 | 2026-06-20")
    assert not check.passed and "used on 2026-06-20" in check.summary


def test_without_a_day_of_retirement_it_retires_on_the_day_of_the_gate(asked):
    assert use(asked, retired="", used="2026-06-30").passed


def test_before_its_day_of_retirement_the_gate_waits(asked):
    check = use(asked, retired="2026-07-01")
    assert not check.passed and check.summary == "it is to be retired on 2026-07-01"
    assert check.reasons[0]["remedy"] == "Ask again on that day, or correct systems.retired_on"


@pytest.mark.parametrize(
    ("deployed", "gates", "state"),
    [
        ("2026-02-01", "G1 | S1 | design", "it was deployed, and nothing says when it was last used"),
        ("", "G1 | S1 | deployment", "it was deployed, and nothing says when it was last used"),
        ("", "G1 | S1 | verification", "it was never deployed"),
    ],
)
def test_the_last_use_of_what_was_deployed_has_to_be_known(asked, deployed, gates, state):
    check = use(asked, deployed=deployed, used="", lifecycle_gates=f"gate_id | system_id | stage\n{gates}")
    assert check.summary == state and check.passed == (state == "it was never deployed")
