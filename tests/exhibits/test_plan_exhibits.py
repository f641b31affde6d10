"""The plan in a report: its actions, who does them, the curve, what single actions buy; each row is in the workbook."""

from __future__ import annotations

from itertools import pairwise

import pytest

from aimslib import exhibits as show
from aimslib import plan

REGISTERS = dict(
    systems="""
        system_id | role | lifecycle_stage | risk_tier | owner
        S1        | user | deployment      | limited   | Ann Ash
        S2        | user | deployment      | high      | <b>Bo</b>
    """,
    nonconformities="""
        nonconformity_id | raised_on
        NC1              | 2026-01-01
    """,
)
EXHIBITS = (show.plan_actions, show.plan_owners, show.plan_curve, show.plan_best)


@pytest.fixture
def organisation(aims):
    return aims(**REGISTERS)


@pytest.mark.parametrize("exhibit", EXHIBITS)
def test_each_says_what_it_is_and_gives_its_rows_to_the_workbook(exhibit, organisation):
    made = exhibit(organisation, to="ML2")
    assert made.sources and all(source.kind == "given" and source.rows and source.definition for source in made.sources)
    assert made._repr_mimebundle_()["text/html"]
    assert "<b>Bo</b>" not in made.html


def test_the_next_level_is_planned_for_unless_one_is_named(organisation):
    assert show.plan_actions(organisation).title == "Plan to ML1"
    assert show.plan_actions(organisation, to="ML2", area="A.9").title == "Plan to ML2 in A.9"


def test_actions_and_people_add_up_to_the_effort(organisation):
    rows = show.plan_actions(organisation, to="ML2").sources[0].rows
    last = show.plan_curve(organisation, to="ML2").sources[0].rows[-1]
    assert sum(row["effort"] for row in rows) == pytest.approx(last["effort"])
    assert last["areas"] == 16


@pytest.mark.parametrize("exhibit", EXHIBITS)
def test_where_there_is_no_plan_it_says_why(exhibit, aims):
    """Empty registers: there is nothing to register, so that clause 4 can't reach ML1."""
    made = exhibit(aims())
    assert "ML1 can't be reached" in made.caption and "register the first system" in made.caption
    assert not made.sources and made.figure is None


@pytest.mark.parametrize(
    ("effort", "shown"),
    [(3.0, "3"), (0.25, "0.25"), (0.001, "0.001"), (138.5, "138.5"), (16212.5, "16,212.5"), (2_000_000.0, "2,000,000")],
)
def test_person_days_are_printed_as_they_are_counted(effort, shown):
    assert plan.days(effort) == shown


def test_the_names_of_months_leave_each_other_room_and_the_last_one_is_there(organisation):
    """On a telephone a name takes a sixth of the chart's width."""
    chart = show.plan_curve(organisation, to="ML2").figure
    effort = chart.data[0].x[-1]
    named = [(note.x, note.text) for note in sorted(chart.layout.annotations, key=lambda note: note.x)]
    assert named[-1] == (effort, "month 6") and len(chart.layout.shapes) > len(named) > 1
    assert all(later - earlier >= 0.16 * effort for (earlier, _), (later, _) in pairwise(named))
