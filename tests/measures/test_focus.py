"""Looking at a part: an area keeps its requirements; a unit or a tier keeps its systems without the organisation."""

import pytest

from aimslib.errors import UsageError

SYSTEMS = "system_id | org_unit | role\nS1 | Claims | user\nS2 | Sales | user"
ASSESSED = "system_id | tier | approved_on\nS1 | minimal | 2026-02-01"


def test_an_area_keeps_the_cells_of_its_requirements(drawn):
    cells = drawn(systems=SYSTEMS).measure("cells", area="A.9")
    assert list(cells) == [("A.9.2", None), ("A.9.3", None), ("A.9.4", "S1"), ("A.9.4", "S2")]


@pytest.mark.parametrize("focus", [dict(org_unit="Claims"), dict(tier="minimal")])
def test_a_unit_or_a_tier_keeps_the_cells_of_its_systems_only(drawn, focus):
    cells = drawn(systems=SYSTEMS, impact_assessments=ASSESSED).measure("cells", **focus)
    assert {place for _, place in cells} == {"S1"}


def test_a_misspelt_part_is_refused(drawn):
    with pytest.raises(UsageError, match="Claimz"):
        drawn(systems=SYSTEMS).measure("cells", org_unit="Claimz")
