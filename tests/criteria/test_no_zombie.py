"""0 if there is a zombie finding, else 1; tests/findings/test_zombie.py draws what one is."""


def test_one_zombie_breaks_it_from_its_first_day(value):
    systems = "system_id | retired_on\nS1 | 2026-06-30\nS2 |"
    assert value("no_zombie", "A.6", as_of="2026-06-29", systems=systems) == 1
    assert value("no_zombie", "A.6", as_of="2026-06-30", systems=systems) == 0


def test_without_systems_there_is_none(value):
    assert value("no_zombie", "A.6") == 1
