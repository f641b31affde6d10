"""Who answers for it: AI systems in scope, and controls that are not excluded."""


def test_owned_systems_and_controls_over_all_that_need_an_owner(measure):
    owned = measure(
        "ownership",
        systems="""
        system_id | owner | aims_scope | lifecycle_stage
        S1        | Ada   |            | operation
        S2        |       |            | operation
        S3        | Ada   | no         | operation
        S4        | Ada   |            | retired
    """,
        controls="""
        control | owner | applicable | justification
        A.2.2   | Ada   | yes        |
        A.2.3   | Ada   | no         | Not needed
        A.2.4   |       | yes        |
        4.1     | Ada   |            |
    """,
    )
    assert owned == dict(numerator=1, denominator=2, ratio=1 / 2)  # S1 of S1 and S2
    assert owned == dict(controls_numerator=1, controls_denominator=38 - 1, controls_ratio=1 / 37)


def test_a_placeholder_is_no_owner(measure):
    owned = measure(
        "ownership",
        controls="control | owner\nA.2.2 | TBC\nA.2.3 |\nA.2.4 | Ada",
        systems="""
        system_id | owner
        S1        | TBC
        S2        | tbd
        S3        | n/a
        S4        | N/A
        S5        | none
        S6        | Unknown
        S7        | ?
        S8        | -
        S9        |
        S10       | Ada
    """,
    )
    assert owned == dict(numerator=1, denominator=10, controls_numerator=1)


def test_an_owner_who_left_owns_nothing_from_that_day(drawn):
    register = drawn(
        systems="system_id | owner\nS1 | Ada\nS2 | Ben",
        controls="control | owner\nA.2.2 | Ada",
        people="name | left_on\nAda | 2026-06-30\nBen |",
    )
    assert register.measure("ownership", "2026-06-29") == dict(numerator=2, controls_numerator=1)
    assert register.measure("ownership", "2026-06-30") == dict(numerator=1, controls_numerator=0)


def test_without_systems_there_is_no_ratio(measure):
    assert measure("ownership") == dict(numerator=0, denominator=0, ratio=None, controls_ratio=0)
