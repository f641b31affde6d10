"""review_evidence: somebody other than its collector looks at it."""

import pytest

from aimslib.scenario import ScenarioError

EVIDENCE = """
    evidence_id | satisfies   | collected_by | reviewed_by
    E1          | 42001:5.2   | Ada          |
    E2          | 42001:5.1   | Bo           | Bo
    E3          | 42001:5.1   | Ada          | Bo
    E4          | 42001:A.2.2 | Ada          |
"""


def independent(aims, area):
    rows = aims.measure("maturity_criteria")
    return {row["value"] for row in rows if (row["criterion"], row["area"]) == ("independently_reviewed", area)}


def test_reviewed_evidence_counts_as_independently_reviewed(foretell):
    """Of the three rows of clause 5, one was reviewed by another than its collector, then all are."""
    found = foretell("review_evidence: {ids: {area: '5', reviewed: no}, reviewer: Cy}", evidence=EVIDENCE)
    assert [work.subject for work in found.steps[0].work] == ["E1", "E2"]
    assert independent(found.before, "5") == {1 / 3} and independent(found.after, "5") == {1}


def test_a_filter_leaves_out_what_the_reviewer_collected(foretell):
    found = foretell("review_evidence: {ids: all, reviewer: Bo}", evidence=EVIDENCE)
    assert [work.subject for work in found.steps[0].work] == ["E1", "E3", "E4"]


def test_a_review_of_ones_own_is_none(foretell):
    with pytest.raises(ScenarioError, match="line 3: Ada collected E1"):
        foretell("review_evidence: {ids: [E1], reviewer: Ada}", evidence=EVIDENCE)
    with pytest.raises(ScenarioError, match="line 3: Bo collected all of it"):
        foretell(
            "review_evidence: {ids: all, reviewer: Bo}",
            evidence="evidence_id | satisfies | collected_by\nE1 | 42001:5.2 | Bo",
        )


def test_it_changes_no_cell(foretell):
    assert foretell("review_evidence: {ids: all, reviewer: Cy}", evidence=EVIDENCE).cells_changed == []
