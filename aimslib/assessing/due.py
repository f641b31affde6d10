"""Which assessments are due and why, in words, and which of them somebody has begun."""

from __future__ import annotations

from ..aims import Aims
from .records import Draft, drafts_of

MOST = 20  # lines: what does not fit a screen is a measure
# What made an assessment due, with the day.
WHY = {
    "registration": "no assessment is approved, in the register since {}",
    "material_change": "it changed on {}, after its last assessment",
    "periodic": "the review of its assessment was due on {}",
}


def open_drafts(aims: Aims) -> list[Draft]:
    """The assessments that were begun by as_of and not approved by then, in the order of their ids, with all impacts
    that load."""
    rows = aims.table("impact_assessments")
    waiting = [row for row in rows if row["assessed_on"] <= aims.as_of and is_open(aims, row)]
    return drafts_of(waiting, aims.table("impacts"))


def is_open(aims: Aims, assessment: dict) -> bool:
    """Was this assessment, a row of the state, not approved by as_of?"""
    return assessment["approved_on"] is None or assessment["approved_on"] > aims.as_of


def due_drafts(aims: Aims) -> dict[str, str]:
    """The systems whose assessment is due and begun: system_id -> assessment_id of its last open draft."""
    due = {row["system_id"] for row in aims.measure("assessments_due")}
    return {draft.system_id: draft.assessment_id for draft in open_drafts(aims) if draft.system_id in due}


def due_lines(aims: Aims) -> list[str]:
    """What is due, a line a system with its reason (at most 20), and what to do next; no line where nothing is."""
    due = aims.measure("assessments_due")
    if not due:
        return []
    names = {row["system_id"]: row["name"] for row in aims.table("systems")}
    begun = due_drafts(aims)
    lines = ["1 assessment is due:" if len(due) == 1 else f"{len(due)} assessments are due:"]
    for row in due[:MOST]:
        system = row["system_id"]
        draft = f"; {begun[system]} is its open draft" if system in begun else ""
        lines.append(f"  {system} {names[system]}: {WHY[row['trigger']].format(row['since_on'])}{draft}")
    if len(due) > MOST:
        lines.append(f"  ... and {len(due) - MOST} more: aims measures assessments_due")
    return [*lines, _next(len(due), len(begun))]


def _next(due: int, begun: int) -> str:
    """What to do about so many, of which some have a draft."""
    if due == begun:
        return "An open draft waits for each: complete them in notebooks/impact_assessment.ipynb."
    if begun:
        have = "has" if begun == 1 else "have"
        return f"{begun} of them {have} an open draft; aims assess opens one for each of the others."
    return "aims assess opens a draft for each."
