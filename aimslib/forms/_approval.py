"""Who may approve an assessment, and what stands in the way: the rules of the findings, before they are broken."""

from __future__ import annotations

from datetime import date

from ..aims import Aims
from ..intake.cast import as_date
from ..tables import NOBODY

ROLE = "impact_assessment_approver"


def holders(aims: Aims, day: date) -> list[str]:
    """Those who hold the role of approver on that day and have not left, by name."""
    left = {row["name"]: row["left_on"] for row in aims.table("people")}
    return sorted(
        {
            row["holder"]
            for row in aims.table("roles")
            if row["role"] == ROLE
            and row["holder"].strip().casefold() not in NOBODY
            and row["from_on"] <= day
            and (row["until_on"] is None or row["until_on"] >= day)
            and not _gone(left.get(row["holder"]), day)
        }
    )


def refused(aims: Aims, values: dict[str, str], approver: str, approved_on: str) -> list[str]:
    """Why this approver can't approve this assessment on this day, a sentence or two each; empty if they can.

    values: the columns of impact_assessments, canonical.
    """
    day = as_date(approved_on)
    if day is None:
        return [f'Approved on: "{approved_on}" is no day. Write it as year-month-day, such as {aims.as_of}.']
    reasons = [*_of_day(aims, values, day), *_of_approver(aims, values, approver, day)]
    if not values.get("dimensions_assessed"):
        reasons.append("No dimension is assessed. Tick whose impacts were looked at: individuals, groups, society.")
    return reasons


def _of_day(aims: Aims, values: dict[str, str], day: date) -> list[str]:
    assessed = as_date(values.get("assessed_on", ""))
    if assessed and day < assessed:
        return [f"Approved on {day} is before the assessment ({assessed}). Correct one of the two days."]
    if day > aims.as_of:
        return [
            f"Approved on {day} lies after the day of these figures ({aims.as_of}). Approve on that day or earlier."
        ]
    return []


def _of_approver(aims: Aims, values: dict[str, str], approver: str, day: date) -> list[str]:
    who = holders(aims, day)
    if not who:
        lacks = "" if aims.provided("roles") else "The workspace has no roles yet. "
        assign = f"Assign it first: a row in {_where(aims)} with role, holder and from_on."
        return [f"{lacks}Nobody holds the role {ROLE} on {day}. {assign}"]
    if not approver:
        return [f"Approver is empty. Choose who approves: {_either(who)}."]
    if approver == values.get("assessor"):
        return [f"{approver} is the assessor and can't approve it too. {_others(aims, who, approver)}"]
    if approver in who:
        return []
    left = next((row["left_on"] for row in aims.table("people") if row["name"] == approver), None)
    if _gone(left, day):
        return [f"{approver} left on {left}. Choose somebody who is here on {day}: {_either(who)}."]
    remedy = f"Choose who does: {_either(who)}; or assign the role in {_where(aims)}."
    return [f"{approver} does not hold the role {ROLE} on {day}. {remedy}"]


def _gone(left_on: date | None, day: date) -> bool:
    return left_on is not None and left_on <= day


def _where(aims: Aims) -> str:
    return "the sheet roles of data/aims.xlsx" if (aims.workspace.data / "aims.xlsx").is_file() else "data/roles.csv"


def _others(aims: Aims, who: list[str], assessor: str) -> str:
    others = [name for name in who if name != assessor]
    if others:
        return f"Somebody else has to: {_either(others)}."
    return f"Nobody else holds the role {ROLE}: assign it in {_where(aims)}."


def _either(names: list[str]) -> str:
    return f"{', '.join(names[:-1])} or {names[-1]}" if len(names) > 1 else names[0]
