"""The AI register as it stands on a day."""


def test_a_system_with_its_stage_tier_owner_and_scope(measure):
    rows = measure(
        "register",
        systems="""
        system_id | name   | org_unit | owner | lifecycle_stage | aims_scope | scope_justification | retired_on
        S1        | Triage | Claims   | Ada   | operation       |            |                     |
        S2        | Spam   | IT       | TBC   | operation       | no         | Bought commodity    |
        S3        | Bot    | Sales    | Ada   | retired         | yes        |                     | 2026-07-01
        S4        | Old    | Sales    | Ada   | retired         |            |                     |
    """,
        impact_assessments="system_id | tier | approved_on\nS1 | limited | 2026-02-01",
    )
    assert rows["S1"] == dict(
        name="Triage",
        org_unit="Claims",
        owner="Ada",
        owned=True,
        tier="limited",
        assessed=True,
        lifecycle_stage="operation",
        in_scope=True,
        aims_scope="yes",
        registered_on="2026-01-01",
    )
    assert rows["S2"] == dict(
        owner="TBC",
        owned=False,
        tier="high",
        assessed=False,
        in_scope=False,
        aims_scope="no",
        scope_justification="Bought commodity",
    )
    assert rows["S3"] == dict(lifecycle_stage="operation", in_scope=True)
    assert rows["S4"] == dict(lifecycle_stage="retired", in_scope=False, aims_scope="yes")


def test_a_system_is_in_it_from_the_day_of_its_registration(drawn):
    register = drawn(systems="system_id | registered_on\nS1 | 2026-06-30")
    assert register.measure("register", "2026-06-29") == {}
    assert list(register.measure("register", "2026-06-30")) == ["S1"]


def test_an_empty_register_has_no_rows(measure):
    assert measure("register") == {}
