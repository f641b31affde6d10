"""Share of the area's requirements that are not excluded that have an owner."""


def test_owned_requirements_over_all_that_are_not_excluded(value):
    controls = """
        control | owner | applicable | justification
        A.2.2   | Ada   | yes        |
        A.2.3   | TBC   | yes        |
        A.2.4   | Ada   | no         | Not needed
    """
    assert value("owned", "A.2", controls=controls) == 1 / 2


def test_an_exclusion_without_a_reason_keeps_the_control_in(value):
    assert value("owned", "A.2", controls="control | owner | applicable\nA.2.2 | Ada |\nA.2.3 | | no") == 1 / 3


def test_a_clause_is_owned_by_its_owner_or_while_somebody_is_aims_manager(value):
    named = "control | owner\n9.1 | Ada\n9.2.1 | Ada\n9.2.2 | Ada"
    assert value("owned", "9", controls=named) == 3 / 6
    term = "role | holder | until_on\naims_manager | Mia | 2026-06-30"
    assert value("owned", "9", as_of="2026-06-30", controls=named, roles=term) == 1
    assert value("owned", "9", as_of="2026-07-01", controls=named, roles=term) == 3 / 6


def test_an_aims_manager_does_not_own_the_controls(value):
    assert value("owned", "A.2", roles="role | holder\naims_manager | Mia") == 0


def test_an_owner_who_left_owns_nothing(value):
    rows = dict(controls="control | owner\nA.2.2 | Ada", people="name | left_on\nAda | 2026-06-30")
    assert value("owned", "A.2", as_of="2026-06-29", **rows) == 1 / 3
    assert value("owned", "A.2", as_of="2026-06-30", **rows) == 0


def test_an_area_that_is_excluded_as_a_whole_has_no_value(value):
    excluded = "control | applicable | justification\nA.3.2 | no | Not needed\nA.3.3 | no | Not needed"
    assert value("owned", "A.3", controls=excluded) is None
