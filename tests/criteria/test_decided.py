"""Share of the area's controls that are decided, in or out, with a justification."""


def test_decided_controls_over_all_of_the_area(value):
    """A decision needs an answer, a reason, and a day that has come if it names one. Excluded controls count too."""
    controls = """
        control | applicable | justification | decided_on
        A.6.1.2 | yes        | Applies       | 2026-06-30
        A.6.1.3 | no         | Not needed    |
        A.6.2.2 | yes        |               | 2026-01-01
        A.6.2.3 |            | Thinking      | 2026-01-01
        A.6.2.4 | yes        | Applies       | 2026-07-01
    """
    assert value("decided", "A.6", as_of="2026-06-29", controls=controls) == 1 / 9
    assert value("decided", "A.6", as_of="2026-06-30", controls=controls) == 2 / 9
    assert value("decided", "A.6", as_of="2026-07-01", controls=controls) == 3 / 9


def test_an_empty_statement_decides_nothing(value):
    assert value("decided", "A.2") == 0
