"""Coverage of the AIMS, in cells and in whole requirements."""


def test_a_requirement_is_evidenced_when_all_its_cells_are_covered(measure):
    """A.4.2 is covered for one of two systems, A.4.3 for both."""
    total = measure(
        "coverage_total",
        systems="system_id\nS1\nS2",
        evidence="""
        evidence_id | satisfies                             | system_id
        E1          | 42001:4.1; 42001:4.2; 42001:A.2.2     |
        E2          | 42001:A.4.3                           | *
        E3          | 42001:A.4.2                           | S1
    """,
    )
    covered, required = 3 + 2 + 1, 32 + 15 + 2 * 23
    assert total == dict(numerator=covered, denominator=required, ratio=6 / 93)
    assert total == dict(controls_evidenced=2, controls_applicable=38, clauses_evidenced=2, clauses=32)


def test_a_control_is_applicable_when_it_has_a_cell(measure):
    """Without systems only the 15 controls of the organisation apply, less the excluded one."""
    total = measure("coverage_total", controls="control | applicable | justification\nA.10.4 | no | No customers")
    assert total == dict(numerator=0, denominator=32 + 14, controls_evidenced=0, controls_applicable=14)


def test_without_cells_there_is_no_ratio(drawn):
    total = drawn().measure("coverage_total", area="A.4")
    assert total == dict(numerator=0, denominator=0, ratio=None, controls_applicable=0, clauses=0)
