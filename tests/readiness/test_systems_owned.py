"""Every AI system in scope has an owner who is still here."""


def test_one_without_an_owner_is_one_too_many(answer):
    systems = """
        system_id | owner | aims_scope | lifecycle_stage
        S1        | Ada   |            | operation
        S2        | TBC   |            | operation
        S3        | Ben   |            | operation
        S4        |       | no         | operation
        S5        |       |            | retired
    """
    people = "name | left_on\nBen | 2026-06-30"
    assert answer("systems_owned", as_of="2026-06-29", systems=systems, people=people) == dict(
        passed=False, detail="2 of 3 systems owned; without: S2"
    )
    assert answer("systems_owned", as_of="2026-06-30", systems=systems, people=people) == dict(
        passed=False, detail="1 of 3 systems owned; without: S2, S3"
    )
    assert answer("systems_owned", systems=systems.replace("TBC", "Eva")) == dict(
        passed=True, detail="3 of 3 systems owned"
    )


def test_without_systems_nobody_is_missing(answer):
    assert answer("systems_owned") == dict(passed=True, detail="0 of 0 systems owned")
