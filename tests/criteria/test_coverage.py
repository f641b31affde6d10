"""The area's coverage, as in the measure coverage_by_area."""


def test_covered_over_required_cells_of_the_area(value):
    evidence = "evidence_id | satisfies | valid_until\nE1 | 42001:4.1; 42001:4.2; 42001:4.3 | 2026-06-30"
    assert value("coverage", "4", as_of="2026-06-30", evidence=evidence) == 3 / 4
    assert value("coverage", "4", as_of="2026-07-01", evidence=evidence) == 0


def test_an_area_without_cells_has_no_value(value):
    assert value("coverage", "A.4") is None
