"""Coverage of an area: its cells together, not the average of its requirements."""


def test_cells_of_an_area_count_alike(measure):
    """A.9: two organisation cells (A.9.2, A.9.3) and A.9.4 once for each of two systems."""
    rows = measure(
        "coverage_by_area",
        systems="system_id\nS1\nS2",
        evidence="""
        evidence_id | satisfies                | system_id
        E1          | 42001:A.9.2; 42001:A.9.3 |
        E2          | 42001:A.9.4              | S1
    """,
    )
    assert rows["A.9"] == dict(title="Use of AI systems", pdca="do", numerator=2 + 1, denominator=2 + 2, ratio=3 / 4)
    assert rows["9"] == dict(pdca="check", numerator=0, denominator=6, ratio=0)


def test_there_are_sixteen_areas_in_the_order_of_the_standard(measure):
    clauses = ["4", "5", "6", "7", "8", "9", "10"]
    objectives = ["A.2", "A.3", "A.4", "A.5", "A.6", "A.7", "A.8", "A.9", "A.10"]
    assert list(measure("coverage_by_area")) == clauses + objectives


def test_an_area_without_cells_has_no_ratio(measure):
    """Without systems A.4 has nothing to cover: all its controls are of a system."""
    assert measure("coverage_by_area")["A.4"] == dict(numerator=0, denominator=0, ratio=None)
