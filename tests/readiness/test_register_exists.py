"""At least one AI system is registered."""


def test_the_first_system_counts_from_its_registration(answer):
    systems = "system_id | registered_on\nS1 | 2026-06-30\nS2 | 2026-07-31"
    assert answer("register_exists", as_of="2026-06-29", systems=systems) == dict(passed=False)
    assert answer("register_exists", as_of="2026-06-30", systems=systems) == dict(
        passed=True, detail="1 systems registered"
    )


def test_a_retired_system_and_one_out_of_scope_are_registered(answer):
    systems = "system_id | lifecycle_stage | aims_scope\nS1 | retired |\nS2 | operation | no"
    assert answer("register_exists", systems=systems) == dict(passed=True, detail="2 systems registered")


def test_without_systems_there_is_no_register(answer):
    assert answer("register_exists") == dict(passed=False, detail="0 systems registered")
