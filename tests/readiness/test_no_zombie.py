"""No zombie; tests/findings/test_zombie.py draws what one is."""


def test_one_zombie_fails_it_from_its_first_day(answer):
    systems = "system_id | retired_on\nS1 | 2026-06-30\nS2 |"
    assert answer("no_zombie", as_of="2026-06-29", systems=systems) == dict(passed=True, detail="0 zombie systems")
    assert answer("no_zombie", as_of="2026-06-30", systems=systems) == dict(passed=False, detail="1 zombie systems: S1")


def test_without_systems_there_is_none(answer):
    assert answer("no_zombie") == dict(passed=True)
