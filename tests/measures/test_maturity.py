"""The level of the AIMS: that of its lowest area, not an average."""


def ladder(*areas, criterion="owned", levels=(1,)):
    return {
        "maturity_ladder": [
            {"level": level, "area": area, "criterion": criterion, "threshold": 1, "statement": "Owned"}
            for area in areas
            for level in levels
        ]
    }


def test_one_failing_area_holds_the_whole_back(measure):
    """A.2 and A.3 are asked to be owned, all else is asked nothing; A.3.3 has no owner."""
    maturity = measure(
        "maturity",
        systems="system_id\nS1",
        reference=ladder("A.2", "A.3"),
        controls="""
        control | owner
        A.2.2   | Ada
        A.2.3   | Ada
        A.2.4   | Ada
        A.3.2   | Ada
    """,
    )
    assert maturity == dict(level=0, next_level=1, areas_at_next=15, areas=16, blocking=["A.3"])


def test_areas_without_cells_are_left_out(measure):
    """Without systems A.4 has no cells: of sixteen areas, fifteen have a level."""
    maturity = measure("maturity", reference=ladder("A.4", "A.10"), controls="control | owner\nA.10.3 | Ada")
    assert maturity == dict(level=0, areas=15, areas_at_next=14, blocking=["A.10"])


def test_blocking_areas_are_in_the_order_of_the_standard(measure):
    maturity = measure("maturity", systems="system_id\nS1", reference=ladder("A.10", "A.9", "10", "4"))
    assert maturity == dict(level=0, areas_at_next=12, blocking=["4", "10", "A.9", "A.10"])


def test_at_the_top_nothing_blocks(measure):
    """The aims_manager owns the clauses."""
    maturity = measure("maturity", reference=ladder("4"), roles="role | holder\naims_manager | Ada")
    assert maturity == dict(level=1, next_level=None, areas_at_next=15, areas=15, blocking=[])


def test_the_next_level_is_the_next_one_that_the_ladder_has(measure):
    maturity = measure("maturity", reference=ladder("4", levels=(1, 3)))
    assert maturity == dict(level=0, next_level=1)


def test_an_organisation_on_day_one_is_at_level_0_and_all_areas_block(measure):
    maturity = measure("maturity", systems="system_id\nS1")
    everything = ["4", "5", "6", "7", "8", "9", "10", "A.2", "A.3", "A.4", "A.5", "A.6", "A.7", "A.8", "A.9", "A.10"]
    assert maturity == dict(level=0, next_level=1, areas_at_next=0, areas=16, blocking=everything)
