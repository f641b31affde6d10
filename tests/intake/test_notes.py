"""A suggestion that was approved unread is noted at every load."""

from __future__ import annotations

from datetime import date

import pytest

from aimslib import intake

ASSESSMENTS = """
assessment_id,system_id,trigger,assessed_on,tier,assessor,approver,approved_on
IA-1,AI-1,registration,2026-02-01,high,Ada,Bo,2026-02-10
IA-2,AI-1,periodic,2026-06-01,high,Ada,,
"""
IMPACTS = """
impact_id,assessment_id,dimension,affected_party,harm,likelihood,severity
IM-1,IA-1,individuals,Claimants,Waits for weeks,3,3
IM-2,IA-1,individuals,Claimants,Suggested: Waits for weeks (because it can happen with any use),3,3
IM-3,IA-2,individuals,Claimants,Suggested: Waits for weeks (because it can happen with any use),3,3
"""


@pytest.fixture(scope="module")
def loaded(sound, tmp_path_factory):
    files = {"data/impact_assessments.csv": ASSESSMENTS, "data/impacts.csv": IMPACTS}
    return intake.load(sound(tmp_path_factory.mktemp("notes") / "space", files), today=date(2026, 6, 30))


def test_a_suggestion_in_an_approved_assessment_is_noted_and_in_a_draft_it_is_not(loaded):
    assert [note.text() for note in loaded.result.notes] == [
        'data/impacts.csv row 3, column harm: "Suggested: Waits for weeks (because it can happen with any use)" '
        "is still marked as a suggestion, but its assessment IA-1 is approved."
    ]


def test_it_loads_all_the_same(loaded):
    assert loaded.result.clean
