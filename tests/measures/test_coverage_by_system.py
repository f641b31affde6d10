"""Coverage of an AI system: its own cells."""

ASSESSED = """
    assessment_id | system_id | tier    | approved_on
    A1            | S1        | minimal | 2026-02-01
"""


def test_a_system_is_covered_by_its_own_cells(measure):
    """A user's system of tier minimal in operation needs seven controls; its assessment shows A.5.3, E1 two more."""
    rows = measure(
        "coverage_by_system",
        systems="system_id | name | role\nS1 | Copilot | user",
        impact_assessments=ASSESSED,
        evidence="evidence_id | satisfies | system_id\nE1 | 42001:A.9.4; 42001:A.4.2 | S1",
    )
    needed = ["A.4.2", "A.5.3", "A.5.4", "A.5.5", "A.6.2.5", "A.6.2.6", "A.9.4"]
    assert rows["S1"] == dict(name="Copilot", tier="minimal", numerator=1 + 2, denominator=len(needed), ratio=3 / 7)


def test_an_unassessed_system_is_of_tier_high(measure):
    rows = measure("coverage_by_system", systems="system_id\nS1")
    assert rows["S1"] == dict(tier="high", numerator=0, denominator=23)


def test_only_systems_in_scope_are_listed(measure):
    rows = measure(
        "coverage_by_system",
        systems="""
        system_id | lifecycle_stage | aims_scope | registered_on | retired_on
        S1        | operation       |            | 2026-06-30    |
        S2        | operation       | no         | 2026-01-01    |
        S3        | retired         |            | 2026-01-01    |
        S4        | operation       |            | 2026-07-01    |
        S5        | retired         |            | 2026-01-01    | 2026-07-01
        S6        | operation       |            | 2026-01-01    | 2026-03-31
    """,
    )
    assert list(rows) == ["S1", "S5", "S6"]


def test_a_system_without_cells_has_no_ratio(measure):
    """Every control of its stage is excluded."""
    at_design = ("A.4.2", "A.4.6", "A.5.3", "A.5.4", "A.5.5", "A.10.2")
    rows = measure(
        "coverage_by_system",
        systems="system_id | lifecycle_stage\nS1 | design",
        controls="control | applicable | justification\n" + "\n".join(f"{one} | no | Not needed" for one in at_design),
    )
    assert rows["S1"] == dict(numerator=0, denominator=0, ratio=None)
