"""Share of AI systems in scope that are owned."""


def test_owned_systems_over_all_in_scope(value):
    systems = """
        system_id | owner | aims_scope | lifecycle_stage
        S1        | Ada   |            | operation
        S2        | TBC   |            | operation
        S3        | Ben   |            | operation
        S4        | Ada   | no         | operation
        S5        | Ada   |            | retired
    """
    people = "name | left_on\nBen | 2026-06-30"
    assert value("systems_owned", "A.3", as_of="2026-06-29", systems=systems, people=people) == 2 / 3
    assert value("systems_owned", "A.3", as_of="2026-06-30", systems=systems, people=people) == 1 / 3


def test_a_register_without_an_owner_column_owns_nothing(value):
    assert value("systems_owned", "A.3", systems="system_id\nS1") == 0


def test_without_systems_there_is_no_value(value):
    assert value("systems_owned", "A.3") is None
