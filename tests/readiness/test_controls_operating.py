"""Coverage of every Annex A area that has cells is at least 0.90."""

from tests.oracle.draw import CONTROLS


def test_each_area_by_itself_has_to_reach_it(drawn):
    """A.2 at 2 of 3 is below, A.3 at 2 of 2 is not."""
    covered = ("A.2.2", "A.2.3", "A.3.2", "A.3.3")
    organisation = drawn(evidence="satisfies\n" + "\n".join(f"42001:{control}" for control in covered))
    by_area = organisation.measure("coverage_by_area")
    assert (by_area["A.2"]["numerator"], by_area["A.2"]["denominator"]) == (2, 3)
    row = organisation.measure("readiness")["stage_2", "controls_operating"]
    assert row["passed"] is False
    below = row["detail"].split("; below: ")[1].split(", ")
    assert "A.2" in below and "A.3" not in below


def test_all_areas_with_cells_at_0_90_pass_until_the_last_day(drawn):
    """Without systems the system-wide controls have no cell; evidence for every other control covers its area."""
    organisation = drawn(
        evidence="satisfies | valid_until\n" + "\n".join(f"42001:{control} | 2026-06-30" for control in CONTROLS)
    )
    assert organisation.measure("readiness")["stage_2", "controls_operating"] == dict(passed=True)
    row = organisation.measure("readiness", "2026-07-01")["stage_2", "controls_operating"]
    assert row["passed"] is False and row["detail"].startswith("0 of ")


def test_an_excluded_area_is_left_out(answer):
    controls = "control | applicable | justification\n" + "\n".join(
        f"{control} | no | not ours" for control in ("A.2.2", "A.2.3", "A.2.4")
    )
    assert "A.2" not in answer("controls_operating", controls=controls)["detail"].split("; below: ")[1].split(", ")
