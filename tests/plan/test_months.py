"""When and by whom: the order of the roadmap, even months, and whoever answers for the thing."""

from __future__ import annotations

import pytest

from tests.plan.conftest import effort

RUNGS = """
    1 | A.2 | policy_covered | 1
    1 | A.3 | systems_owned  | 1
    2 | A.8 | decided        | 1
    2 | 8   | assessed_all   | 1
    2 | A.9 | coverage       | 1
    2 | 9   | audit_current  | 1
    2 | 9   | review_current | 1
"""
REGISTERS = dict(
    systems="""
        system_id | role | lifecycle_stage | risk_tier | owner
        S1        | user | deployment      | limited   | Ann Ash
        S2        | user | deployment      | high      |
    """,
    controls="""
        control | owner
        A.9.2   | Bo Berg
        A.9.3   | TBC
    """,
    roles="""
        role             | holder   | from_on
        aims_manager     | Cy Cole  | 2026-01-01
        internal_auditor | Dee Dahl | 2026-01-01
    """,
)


@pytest.fixture
def plan(plan_for):
    costs = effort(approve_assessment=2, add_evidence=2, complete_audit=4)
    return plan_for(RUNGS, costs, **REGISTERS)


def test_months_follow_the_roadmap(plan):
    """Policy and owners, then assessments and decisions, then evidence, then audit and review."""
    by_month = {month: {step.kind for step in plan.steps if step.month == month} for month in plan.by_month()}
    assert by_month == {
        1: {"appoint", "assign_owner", "add_evidence"},
        2: {"approve_assessment"},
        3: {"decide_control"},
        4: {"add_evidence"},
        5: {"add_evidence"},
        6: {"complete_audit", "hold_review"},
    }


def test_evidence_is_spread_evenly_over_its_two_months(plan):
    """Four items of A.9 at two days each."""
    assert plan.by_month()[4] == plan.by_month()[5] == 4


def test_who_answers_for_it_does_it_and_else_the_aims_manager(plan):
    """Evidence of A.9.2 by its owner, of A.9.3 by the manager (TBC names nobody), of S1 by its owner, of S2, which has
    none, by the manager; the audit by the auditor; nobody chairs a review for top management."""
    owners = plan.by_owner()
    assert owners["Bo Berg"] == 2  # evidence of A.9.2
    assert owners["Ann Ash"] == 2 + 2  # S1: its assessment, A.9.4
    assert owners["Dee Dahl"] == 4  # the audit
    assert owners["To be named"] == 1 + 1  # the review; who appoints the approver
    assert owners["Cy Cole"] == plan.effort - 2 - 4 - 4 - 2


def test_the_curve_ends_with_every_area_there_and_never_goes_back_in_effort(plan):
    efforts = [point.effort for point in plan.curve]
    assert efforts == sorted(efforts) and efforts[-1] == pytest.approx(plan.effort)
    assert plan.curve[0].month == 0 and plan.curve[-1].areas == plan.areas
