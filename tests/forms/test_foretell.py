"""What is foretold, worked by hand: a system of a user in design, whose unassessed tier is high.

It needs A.4.2, A.4.6, A.5.3, A.5.4 and A.5.5 for itself: the other controls start later, or are for developers or
suppliers.
"""

from aimslib.aims import Aims, parse_date
from aimslib.edits import Edit
from aimslib.forms._foretell import Moved, foretell, holds

SYSTEMS = """
    system_id | name   | role | lifecycle_stage | changed_on
    S1        | Triage | user | design          | 2026-05-01
"""
EXCLUDED = "control | applicable | justification\nA.4.6 | no | One person runs it"


def drafted(dimensions="individuals", assessed_on="2026-06-01", approved_on="2026-06-30", tier="minimal"):
    values = dict(system_id="S1", trigger="registration", assessed_on=assessed_on, tier=tier, assessor="Ada")
    return Edit(
        "impact_assessments", ("IA-1",), {**values, "dimensions_assessed": dimensions, "approved_on": approved_on}
    )


def impact(controls="", likelihood="2", severity="2"):
    values = dict(assessment_id="IA-1", dimension="individuals", affected_party="All", harm="Any", controls=controls)
    return Edit("impacts", ("IM-1",), {**values, "likelihood": likelihood, "severity": severity})


def of(drawn, *edits, **tables):
    aims = Aims(drawn(**{"systems": SYSTEMS, **tables}).path, parse_date("2026-06-30"))
    return foretell(aims, "S1", edits)


def named(cells):
    return [cell.requirement for cell in cells]


def test_a_low_tier_ends_cells_and_the_assessment_covers_what_it_assessed(drawn):
    found = of(drawn, drafted())
    assert (named(found.disappear), named(found.appear)) == (["A.4.6"], [])
    assert named(found.covered) == ["A.5.3", "A.5.4"]
    assert found.tier == ("high", "minimal") and found.due == ""
    assert found.system == Moved("Triage", (0, 5), (2, 4))
    assert [(one.name.split()[0], one.before, one.after) for one in found.areas] == [
        ("A.4", (0, 2), (0, 1)),
        ("A.5", (0, 4), (2, 4)),  # with A.5.2 of the organisation
    ]
    (covered, required), (later, then) = found.total.before, found.total.after
    assert (later - covered, then - required) == (2, -1)


def test_an_impact_that_demands_a_higher_tier_keeps_them(drawn):
    found = of(drawn, drafted(), impact(likelihood="2", severity="3"))
    assert found.tier == ("high", "limited") and found.disappear == ()


def test_a_control_that_an_impact_names_is_needed_although_it_was_excluded(drawn):
    assert named(of(drawn, drafted(), controls=EXCLUDED).appear) == []
    found = of(drawn, drafted(), impact("A.4.6"), controls=EXCLUDED)
    assert named(found.appear) == ["A.4.6"] and found.system.after == (2, 5)


def test_an_assessment_from_before_a_change_covers_nothing_and_stays_due(drawn):
    found = of(drawn, drafted(assessed_on="2026-04-30"))
    assert found.covered == () and found.due == "material_change"
    assert of(drawn, drafted(assessed_on="2026-05-01")).due == ""


def test_an_approval_after_the_day_of_the_figures_changes_nothing_yet(drawn):
    found = of(drawn, drafted(approved_on="2026-07-01"))
    assert found.system.before == found.system.after and found.areas == () and found.due == "registration"


def test_a_system_out_of_scope_has_no_coverage_of_its_own(drawn):
    found = of(drawn, drafted(), systems=SYSTEMS.replace("changed_on", "aims_scope").replace("2026-05-01", "no"))
    assert found.system is None and found.areas == () and found.total.before == found.total.after


def test_what_was_foretold_holds_for_the_same_edits_and_for_no_others(drawn):
    aims = Aims(drawn(systems=SYSTEMS).path, parse_date("2026-06-30"))
    found = foretell(aims, "S1", [drafted()])
    assert holds(aims.edited([drafted()]), "S1", found)
    assert not holds(aims, "S1", found)
    assert not holds(aims.edited([drafted("individuals; society")]), "S1", found)
