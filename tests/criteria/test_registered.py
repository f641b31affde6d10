"""0 without a registered system; else the share of the AI tools seen in use that the register knows."""

SIGHTINGS = """
    tool      | source | first_seen_on | system_id
    ChatThing | sso    | 2026-06-30    |
    Copilot   | sso    | 2026-01-01    | S1
    Copilot   | proxy  | 2026-01-01    | S1
"""


def test_sightings_of_known_systems_over_all_first_seen_by_then(value):
    assert value("registered", "4", as_of="2026-06-29", systems="system_id\nS1", sightings=SIGHTINGS) == 2 / 2
    assert value("registered", "4", as_of="2026-06-30", systems="system_id\nS1", sightings=SIGHTINGS) == 2 / 3


def test_without_a_registered_system_it_is_0(value):
    assert value("registered", "4") == 0
    assert value("registered", "4", systems="system_id | registered_on\nS1 | 2026-07-01") == 0
    assert value("registered", "4", sightings="tool") == 0


def test_a_retired_or_excluded_system_is_registered_all_the_same(value):
    assert value("registered", "4", systems="system_id | lifecycle_stage | aims_scope\nS1 | retired | no") == 1


def test_where_nobody_looked_or_nothing_was_seen_it_is_1(value):
    assert value("registered", "4", systems="system_id\nS1") == 1
    assert value("registered", "4", systems="system_id\nS1", sightings="tool") == 1
    assert value("registered", "4", systems="system_id\nS1", sightings="tool | first_seen_on\nX | 2026-07-01") == 1
