"""Share of all AI systems in scope whose impact assessment is not due."""


def test_systems_that_are_not_due_over_all_in_scope(value):
    """S1 is assessed, S2 not; S3's review was due by 2026-06-29; S4 changed since; S5 is out of scope."""
    rows = dict(
        systems="""
        system_id | changed_on | aims_scope
        S1        |            |
        S2        |            |
        S3        |            |
        S4        | 2026-05-01 |
        S5        |            | no
    """,
        impact_assessments="""
        system_id | approved_on | review_due_on
        S1        | 2026-02-01  |
        S3        | 2026-02-01  | 2026-06-29
        S4        | 2026-02-01  |
    """,
    )
    assert value("assessed_all", "8", as_of="2026-06-29", **rows) == 2 / 4
    assert value("assessed_all", "A.5", as_of="2026-06-30", **rows) == 1 / 4


def test_without_systems_there_is_no_value(value):
    assert value("assessed_all", "8") is None
