"""Which assessments a form can open: the drafts that wait, and the systems that are due and have none."""

from __future__ import annotations

from dataclasses import dataclass

from .. import assessing
from ..aims import Aims
from ..errors import UsageError, unknown


@dataclass(frozen=True)
class Case:
    """One system with its open draft (`assessment_id`), or due and without one (empty)."""

    system_id: str
    name: str
    assessment_id: str
    trigger: str

    @property
    def label(self) -> str:
        what = f"draft {self.assessment_id}" if self.assessment_id else "due, no draft yet"
        return f"{self.system_id} {self.name} ({what})"


def cases(aims: Aims) -> list[Case]:
    """Every case of an AIMS by system; a system with two open drafts is there twice."""
    names = {row["system_id"]: row["name"] for row in aims.table("systems")}
    due = {row["system_id"]: row["trigger"] for row in aims.measure("assessments_due")}
    drafts = [
        Case(one.system_id, names.get(one.system_id, ""), one.assessment_id, due.get(one.system_id, one.trigger))
        for one in assessing.open_drafts(aims)
    ]
    has_one = {one.system_id for one in drafts}
    waiting = [Case(one, names[one], "", trigger) for one, trigger in due.items() if one not in has_one]
    return sorted(drafts + waiting, key=lambda case: (case.system_id, case.assessment_id))


def find(aims: Aims, wanted: str) -> Case:
    """The case of a label or the id of a system. Raises UsageError where there is none, and says why."""
    known = cases(aims)
    found = [case for case in known if wanted in (case.label, case.system_id)]
    if found:
        return found[0]
    systems = {row["system_id"]: row["name"] for row in aims.table("systems")}
    if wanted not in systems:
        raise unknown("system", wanted, systems)
    raise UsageError(
        f"{wanted} {systems[wanted]} is not due for an assessment on {aims.as_of} and has no open draft.\n"
        "  A material change (changed_on in systems) or its review date makes it due."
    )
