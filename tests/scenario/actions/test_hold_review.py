"""hold_review: the management reviews the AIMS."""

import pytest

from aimslib.scenario import ScenarioError


def test_it_covers_the_review_clauses_and_closes_the_finding(foretell):
    found = foretell(
        "hold_review: {chair: Ada, decisions: Go on}", management_reviews="review_id | held_on\nMR1 | 2025-01-01"
    )
    assert {row["requirement"]: (row["before"], row["after"]) for row in found.cells_changed} == {
        "9.3.1": ("expired", "covered"),
        "9.3.2": ("expired", "covered"),
        "9.3.3": ("missing", "covered"),
    }
    assert "management_review_overdue" in [row["rule"] for row in found.findings_closed]


def test_a_review_without_a_decision_is_not_held(foretell):
    with pytest.raises(ScenarioError, match="line 3: hold_review lacks decisions"):
        foretell("hold_review: {chair: Ada}")
