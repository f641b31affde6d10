"""A draft becomes rows, and rows become a draft."""

from __future__ import annotations

from dataclasses import replace

import pytest

from aimslib.assessing import Draft, Impact, draft_of, edits_for
from aimslib.errors import UsageError

IMPACT = Impact("IM-1", "groups", "Renters", "Pays more", "3", "4", "bias", "A.5.4", "2", "4")
DRAFT = Draft("IA-1", "S1", "registration", "2026-06-30", "high", "Ada", impacts=(IMPACT,))


def test_a_new_draft_is_its_own_row_and_then_a_row_an_impact():
    first, second = edits_for(DRAFT)
    assert (first.table, first.key, first.row["tier"]) == ("impact_assessments", ("IA-1",), "high")
    assert (second.table, second.key, second.row["assessment_id"]) == ("impacts", ("IM-1",), "IA-1")
    assert first.row["approved_on"] == ""


def test_what_the_edits_write_is_read_back_as_the_same_draft():
    first, second = edits_for(DRAFT)
    assert draft_of(first.row, [second.row]) == DRAFT


def test_dates_numbers_and_empty_cells_of_a_state_are_text_in_a_draft(aims):
    loaded = aims(
        systems="system_id\nS1",
        impact_assessments="assessment_id | system_id | assessed_on | approver\nIA-1 | S1 | 2026-05-04 |",
        impacts="impact_id | assessment_id | severity\nIM-1 | IA-1 | 4\nIM-2 | IA-1 | 2",
    )
    draft = draft_of(loaded.table("impact_assessments")[0], loaded.table("impacts"))
    assert (draft.assessed_on, draft.approver) == ("2026-05-04", "")
    assert [(impact.impact_id, impact.severity) for impact in draft.impacts] == [("IM-1", "4"), ("IM-2", "2")]


def test_of_a_draft_that_was_seen_before_only_what_differs_is_written():
    added = replace(IMPACT, impact_id="IM-2")
    changed = replace(DRAFT, tier="limited", impacts=(replace(IMPACT, severity="2"), added))
    own, old, new = edits_for(changed, DRAFT)
    assert (own.values, old.values) == ({"tier": "limited"}, {"severity": "2"})
    assert new.key == ("IM-2",) and new.values["assessment_id"] == "IA-1"
    assert edits_for(DRAFT, DRAFT) == []


def test_an_impact_that_was_taken_out_is_removed():
    (gone,) = edits_for(replace(DRAFT, impacts=()), DRAFT)
    assert (gone.table, gone.key, gone.remove) == ("impacts", ("IM-1",), True)


def test_a_draft_without_an_id_is_not_written():
    with pytest.raises(UsageError):
        edits_for(replace(DRAFT, assessment_id=""))
