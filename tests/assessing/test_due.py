"""Who loads the registers is told which assessments are due, why, and what to do."""

from __future__ import annotations

import pytest

from aimslib.assessing import due_drafts, due_lines, open_drafts
from aimslib.status import screen

ASSESSED = """
    assessment_id | system_id | assessed_on | approved_on | review_due_on
    IA-2          | S2        | 2026-02-01  | 2026-02-10  |
    IA-3          | S3        | 2026-02-01  | 2026-02-10  | 2026-05-31
    IA-4          | S4        | 2026-02-01  | 2026-02-10  |
"""
SYSTEMS = """
    system_id | name    | registered_on | changed_on
    S1        | Triage  | 2026-01-19    |
    S2        | Pricing | 2026-01-19    | 2026-04-01
    S3        | Chat    | 2026-01-19    |
    S4        | Copy    | 2026-01-19    |
"""


def test_each_system_has_its_reason_and_its_day(aims):
    assert due_lines(aims(systems=SYSTEMS, impact_assessments=ASSESSED)) == [
        "3 assessments are due:",
        "  S1 Triage: no assessment is approved, in the register since 2026-01-19",
        "  S2 Pricing: it changed on 2026-04-01, after its last assessment",
        "  S3 Chat: the review of its assessment was due on 2026-05-31",
        "aims assess opens a draft for each.",
    ]


def test_an_open_draft_is_named_and_only_the_others_are_to_be_opened(aims):
    drafts = ASSESSED + "    IA-5 | S1 | 2026-06-30 | |\n"
    lines = due_lines(aims(systems=SYSTEMS, impact_assessments=drafts))
    assert lines[1].endswith("; IA-5 is its open draft")
    assert lines[-1] == "1 of them has an open draft; aims assess opens one for each of the others."


def test_where_every_one_is_begun_nothing_is_left_to_open(aims):
    lines = due_lines(
        aims(systems="system_id\nS1", impact_assessments="assessment_id | system_id | approved_on\nIA-1 | S1 |")
    )
    assert lines[0] == "1 assessment is due:"
    assert lines[-1].startswith("An open draft waits for each")


def test_more_than_a_screenful_is_counted(aims):
    lines = due_lines(aims(systems="system_id\n" + "\n".join(f"S{number:02}" for number in range(21))))
    assert len(lines) == 1 + 20 + 1 + 1
    assert lines[-2] == "  ... and 1 more: aims measures assessments_due"


def test_where_nothing_is_due_nothing_is_said(aims):
    assert due_lines(aims(systems="system_id | aims_scope\nS1 | no")) == []


@pytest.mark.parametrize(
    ("as_of", "found"), [("2026-03-01", []), ("2026-03-02", ["IA-1"]), ("2026-03-31", ["IA-1"]), ("2026-04-01", [])]
)
def test_a_draft_is_open_from_the_day_it_was_begun_until_the_day_before_its_approval(aims, as_of, found):
    drawn = aims(
        as_of=as_of,
        systems="system_id\nS1",
        impact_assessments="assessment_id | system_id | assessed_on | approved_on\nIA-1 | S1 | 2026-03-02 | 2026-04-01",
    )
    assert [draft.assessment_id for draft in open_drafts(drawn)] == found


def test_the_status_counts_the_drafts_of_what_is_due_and_no_others(aims):
    """IA-6 was left lying beside an approved assessment: S4 is not due."""
    drafts = ASSESSED + "    IA-5 | S1 | 2026-06-30 | |\n    IA-6 | S4 | 2026-03-01 | |\n"
    loaded = aims(systems=SYSTEMS, impact_assessments=drafts)
    assert due_drafts(loaded) == {"S1": "IA-5"}
    line = next(line for line in screen(loaded).splitlines() if line.startswith("Assessments due"))
    assert line.endswith("3 (1 by material_change, 1 by periodic, 1 by registration), 1 with an open draft")
