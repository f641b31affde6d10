"""Coverage by unit: the cells of its systems in scope; those of the organisation belong to no unit."""


def test_a_unit_counts_the_cells_of_its_systems(measure):
    rows = measure(
        "coverage_by_org_unit",
        systems="""
        system_id | org_unit | role | lifecycle_stage
        S1        | Claims   | user | design
        S2        | Claims   | user | design
        S3        | Sales    | user | design
    """,
        evidence="""
        evidence_id | satisfies                | system_id
        E1          | 42001:A.4.2; 42001:A.4.6 | S1
        E2          | 42001:A.4.2; 42001:A.2.2 | S2
        E3          | 42001:A.2.2              |
    """,
    )
    at_design = ["A.4.2", "A.4.6", "A.5.3", "A.5.4", "A.5.5"]
    assert rows["Claims"] == dict(numerator=2 + 1, denominator=2 * len(at_design), ratio=3 / 10)
    assert rows["Sales"] == dict(numerator=0, denominator=len(at_design), ratio=0)


def test_systems_without_a_unit_stand_together_at_the_end(measure):
    rows = measure("coverage_by_org_unit", systems="system_id | org_unit\nS1 |\nS2 | Sales\nS3 |")
    assert list(rows) == ["Sales", None]
    assert rows[None] == dict(denominator=2 * 23)


def test_a_unit_is_listed_while_it_has_a_system_in_scope(measure):
    rows = measure(
        "coverage_by_org_unit",
        systems="""
        system_id | org_unit | aims_scope | lifecycle_stage | registered_on
        S1        | Claims   | no         | operation       | 2026-01-01
        S2        | Sales    |            | retired         | 2026-01-01
        S3        | Legal    |            | operation       | 2026-07-01
    """,
    )
    assert rows == {}


def test_a_unit_without_cells_has_no_ratio(drawn):
    """All of A.2 is of the organisation: a unit's systems have no cell there."""
    rows = drawn(systems="system_id | org_unit\nS1 | Claims").measure("coverage_by_org_unit", area="A.2")
    assert rows["Claims"] == dict(numerator=0, denominator=0, ratio=None)
