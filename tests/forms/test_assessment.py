"""An open assessment in real files: what is read, what is written, what is refused, and what two people do at once."""

import csv

import pytest

import aimslib
from aimslib import amend
from aimslib.errors import UsageError
from aimslib.forms._assessment import Assessment
from aimslib.forms._foretell import holds

from .conftest import AS_OF, quiet, text_of


@pytest.fixture
def open_one(workspace):
    """`open_one()`: the assessment as one more person opens it."""
    return lambda: Assessment(aimslib.open(workspace, as_of=AS_OF), "IA-1")


def fill(assessment, name, **cells):
    for column, text in cells.items():
        assessment.write(name, column, text)


def lines_changed(before, after):
    return [line for line in after if line not in before]


def test_it_is_read_from_the_files_and_not_from_the_state(open_one):
    one = open_one()
    assert (one.system_id, one.values["tier"], one.values["summary"]) == ("S1", "limited", "Slow, but safe")
    assert list(one.impacts) == ["IM-1", "IM-2"] and one.impacts["IM-1"]["likelihood"] == "3"
    assert not one.unsaved and one.problems() == []


def test_the_tier_that_the_impacts_demand_comes_with_the_impact_and_the_rule(open_one):
    one = open_one()
    assert one.demanded().tier == "limited" and "3 x severity 4 = 12" in one.demanded().rule
    one.write("IM-1", "severity", "5")
    assert (one.demanded().tier, one.demanded().impact.impact_id) == ("high", "IM-1")
    one.removed = {"IM-1", "IM-2"}
    assert (one.demanded().tier, one.demanded().impact) == ("minimal", None)


def test_a_suggestion_stays_one_until_it_is_confirmed_changed_or_removed(open_one):
    one = open_one()
    assert one.suggestions() == ["IM-2"]
    one.write("IM-2", "likelihood", " 3 ")  # what it says already
    assert one.suggestions() == ["IM-2"]
    one.write("IM-2", "likelihood", "4")
    assert one.suggestions() == [] and one.impacts["IM-2"]["harm"] == "Waits longer"
    other = open_one()
    other.confirm("IM-2")
    assert other.suggestions() == [] and other.impacts["IM-2"]["harm"] == "Waits longer"
    third = open_one()
    third.removed = {"IM-2"}
    assert third.suggestions() == []


def test_an_impact_that_is_not_complete_is_named_and_not_counted(open_one):
    one = open_one()
    name = one.add()
    told = [problem.text for problem in one.problems()]
    assert len(told) == 5 and told[3].startswith("Likelihood of new 1: the cell is empty")
    fill(one, name, dimension="society", affected_party="Towns", harm="Any", likelihood="5", severity="six")
    assert [problem.column for problem in one.problems()] == ["severity"] and one.unfit() == ["new 1"]
    assert one.demanded().tier == "limited" and one.foretell(AS_OF).tier[1] == "limited"
    with pytest.raises(
        UsageError, match=r'Severity of new 1: "six" is not a whole number\. Write a whole number from 1'
    ):
        one.save(quiet)


def test_what_is_removed_on_the_page_is_not_foretold_although_the_state_still_has_it(open_one):
    """IM-1 names A.4.6, which is excluded: with it the control is needed all the same."""
    one = open_one()
    assert [cell.requirement for cell in one.foretell(AS_OF).appear] == ["A.4.6"]
    one.removed = {"IM-1"}
    assert one.foretell(AS_OF).appear == ()


def test_a_wrong_residual_score_stops_saving_but_not_foretelling(open_one):
    one = open_one()
    one.write("IM-1", "residual_severity", "9")
    assert one.foretell(AS_OF).tier[1] == "limited" and [problem.column for problem in one.problems()]


def test_figures_wait_for_cells_that_they_follow_from(open_one):
    one = open_one()
    one.values["tier"] = "hihg"
    assert one.foretell(AS_OF).text.startswith('Tier declared: "hihg" is not one of the values')
    one.values["tier"] = "high"
    assert one.foretell("soon").text.startswith('Approved on: "soon" is not a date')


def test_a_save_writes_what_changed_and_leaves_every_other_line_as_it_was(workspace, open_one):
    assessments, impacts = text_of(workspace, "impact_assessments"), text_of(workspace, "impacts")
    one = open_one()
    one.values["summary"] = 'Slow, "but" safe'
    one.removed = {"IM-1"}
    fill(one, one.add(), dimension="society", affected_party="Towns", harm="Any", likelihood="2", severity="2")
    assert one.unsaved and one.save(quiet) and not one.unsaved and one.save(quiet) is False
    assert list(one.impacts) == ["IM-2", "IM-4"]
    now = text_of(workspace, "impact_assessments")
    assert now[0] == assessments[0] and now[2:] == assessments[2:] and now[1].count("but") == 1
    assert [line for line in impacts if line not in text_of(workspace, "impacts")] == [impacts[1]]
    assert lines_changed(impacts, text_of(workspace, "impacts")) == ["IM-4,IA-1,society,,Towns,Any,2,2,,,"]


def test_an_approval_writes_all_in_one_go_and_the_next_load_finds_what_was_foretold(workspace, open_one):
    one = open_one()
    one.confirm("IM-2")
    one.values["dimensions_assessed"] = "individuals; society"
    found = one.approve("Cem", "2026-06-30", quiet)
    assert found.system.before != found.system.after
    fresh = aimslib.open(workspace, as_of=AS_OF)
    assert holds(fresh, "S1", found)
    row = next(row for row in fresh.table("impact_assessments") if row["assessment_id"] == "IA-1")
    assert (row["approver"], row["approved_on"].isoformat()) == ("Cem", "2026-06-30")
    assert row["dimensions_assessed"] == "individuals; society"
    with pytest.raises(UsageError, match="IA-1 was approved on 2026-06-30"):
        Assessment(fresh, "IA-1")


def test_an_approval_is_refused_with_every_reason_and_writes_nothing(workspace, open_one):
    before = text_of(workspace, "impact_assessments")
    one = open_one()
    one.values["dimensions_assessed"] = ""
    one.values["summary"] = "Typed"
    with pytest.raises(UsageError) as refused:
        one.approve("Ada", "2026-06-30", quiet)
    assert [line.split(". ")[0] for line in str(refused.value).splitlines()] == [
        "Still a suggestion: IM-2",
        "Ada is the assessor and can't approve it too",
        "No dimension is assessed",
    ]
    assert text_of(workspace, "impact_assessments") == before and one.values["summary"] == "Typed"


def test_who_holds_the_role_is_read_from_the_files_as_they_are_when_approving(workspace, open_one):
    one = open_one()
    one.confirm("IM-2")
    roles = workspace.data / "roles.csv"
    text = roles.read_text("utf-8")
    roles.write_text(text.replace("Cem,2026-01-01,", "Cem,2026-01-01,2026-06-29"), "utf-8")
    with pytest.raises(UsageError, match="Cem does not hold the role impact_assessment_approver on 2026-06-30"):
        one.approve("Cem", "2026-06-30", quiet)


def test_the_second_of_two_people_is_told_and_loses_nothing(workspace, open_one):
    first, second = open_one(), open_one()
    first.values["summary"] = "The first"
    first.save(quiet)
    files = text_of(workspace, "impact_assessments"), text_of(workspace, "impacts")
    second.values["summary"] = "=The second"
    second.removed = {"IM-1"}
    fill(second, second.add(), harm="Typed")
    for name, cells in {"new 1": dict(dimension="groups", affected_party="All", likelihood="1", severity="1")}.items():
        fill(second, name, **cells)
    with pytest.raises(amend.ConflictError, match='column summary: you saw "Slow, but safe", now it is "The first"'):
        second.save(quiet)
    assert (text_of(workspace, "impact_assessments"), text_of(workspace, "impacts")) == files
    kept = second.keep()
    assert kept == workspace.reports / "unsaved" / "IA-1.csv"
    with kept.open(encoding="utf-8-sig", newline="") as file:
        cells = {(row["table"], row["row"], row["column"]): row["value"] for row in csv.DictReader(file)}
    assert cells["impact_assessments", "IA-1", "summary"] == "=The second"
    assert cells["impacts", "new 1", "harm"] == "Typed" and cells["impacts", "IM-1", "removed"] == "yes"
    assert second.keep() == kept, "the same again needs no second file"
    second.values["summary"] = "More"
    assert second.keep().name == "IA-1-2.csv"
    second.reload()
    assert second.values["summary"] == "The first" and list(second.impacts) == ["IM-1", "IM-2"]
    second.values["summary"] = "The second, again"
    assert second.save(quiet)


def test_an_impact_that_somebody_else_added_meanwhile_keeps_its_row(workspace, open_one):
    """Both would be IM-4: the one saved later gets the next id."""
    one = open_one()
    fill(one, one.add(), dimension="society", affected_party="Towns", harm="Mine", likelihood="2", severity="2")
    with (workspace.data / "impacts.csv").open("a", encoding="utf-8") as file:
        file.write("IM-4,IA-2,society,,Others,Theirs,1,1,,,\n")
    one.save(quiet)
    assert [line.split(",")[5] for line in text_of(workspace, "impacts")[-2:]] == ["Theirs", "Mine"]
    assert "IM-5" in one.impacts


def test_an_assessment_that_is_gone_says_so(workspace, aims):
    with pytest.raises(UsageError, match="The files have no assessment IA-9 any more"):
        Assessment(aims, "IA-9")
