"""Opens drafts for what is due and writes them into the workspace's files, all in one save.

A system never has two open drafts: the files are looked at again when everything is ready, and saving fails if somebody
else saved an assessment of these systems in between.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from .. import amend, session
from ..aims import Aims
from ..errors import IntakeError, UsageError
from ..tables import NOBODY
from ..unregistered import unregistered
from .due import is_open
from .prefill import Register, prefilled, register_of
from .records import Draft, edits_for


@dataclass(frozen=True)
class Opened:
    """drafts: as they were written. told: a line for each system that got none, and why. files: that were written."""

    drafts: tuple[Draft, ...]
    told: tuple[str, ...]
    files: tuple[Path, ...] = ()


def open_due(
    aims: Aims, systems: Sequence[str] = (), assessor: str | None = None, tell: Callable[[str], None] = print
) -> Opened:
    """Open a draft for each system whose assessment is due at as_of, or for those of `systems`, and save them.

    assessor: who assesses; without it the owner of each system, if there is one who is here, else who holds the role
    aims_manager. Nothing is written where there is nothing to open.

    Raises UsageError for an unknown system or where nobody is known to assess one, IntakeError where the files can't
    take the rows, ConflictError (an IntakeError) if somebody else saved the same rows meanwhile.
    """
    register = register_of(aims)
    due, told = _chosen(aims, register, systems)
    before = _rows(aims, due)
    waiting = [row for row in before if not row["approved_on"].strip()]  # in quarantine, or written a moment ago
    loaded = _loaded(aims) if waiting else set()
    for row in waiting:
        system = row["system_id"].strip()
        if due.pop(system, None):
            lost = "" if row["assessment_id"].strip() in loaded else ", in quarantine: aims check says why"
            told.append(f"{system} has the open draft {row['assessment_id']} already{lost}.")
    if not due:
        return Opened((), tuple(told))
    assessors = _assessors(aims, list(due), assessor)
    drafts = _numbered(aims, [prefilled(register, system, due[system], assessors[system]) for system in due])
    seen = amend.look(aims.workspace, _keys(drafts))
    if seen.rows("impacts") or any(row not in before for row in seen.rows("impact_assessments")):
        raise IntakeError("Somebody else saved assessments at this moment. Nothing was saved.\n  Run it again.")
    edits = [edit for draft in drafts for edit in edits_for(draft)]
    saved = amend.save(aims.workspace, edits, seen=seen, tell=tell)
    return Opened(tuple(drafts), tuple(told), saved.files)


def _chosen(aims: Aims, register: Register, wanted: Sequence[str]) -> tuple[dict[str, str], list[str]]:
    """The systems to open a draft for, with their triggers, and a line for each that gets none."""
    for system in wanted:
        if system not in register.systems:
            raise unregistered(aims, system)
    due = {row["system_id"]: row["trigger"] for row in aims.measure("assessments_due")}
    begun = {row["system_id"]: row for row in aims.table("impact_assessments") if is_open(aims, row)}
    chosen, told = {}, []
    for system in dict.fromkeys(wanted or due):
        if system in begun:
            told.append(f"{system} {_begun(aims, begun[system])}")
        elif system in due:
            chosen[system] = due[system]
        else:
            told.append(f"{system} {_why_not(aims, register, system)}")
    return chosen, told


def _begun(aims: Aims, assessment: dict) -> str:
    if assessment["approved_on"] is None:
        later = _later(aims, assessment["assessed_on"])
        return f"has the open draft {assessment['assessment_id']} already{later}."
    return f"has {assessment['assessment_id']}, approved on {assessment['approved_on']}, after {aims.as_of}."


def _later(aims: Aims, assessed_on: date) -> str:
    """Why a draft is not among those of this day, although it stops another one."""
    return f", of {assessed_on}: look on that day or after" if assessed_on > aims.as_of else ""


def _loaded(aims: Aims) -> set[str]:
    """The assessments that load from the files as they are now, which may be newer than the AIMS."""
    return {row["assessment_id"] for row in session.open(aims.workspace, aims.as_of).table("impact_assessments")}


def _why_not(aims: Aims, register: Register, system: str) -> str:
    row = next((row for row in aims.measure("register") if row["system_id"] == system), None)
    if row is None:
        return f"enters the register on {register.systems[system]['registered_on']}, after {aims.as_of}."
    if row["aims_scope"] == "no":
        return "is out of the scope of the AIMS: it needs no assessment."
    if not row["in_scope"]:
        return "is retired: it needs no assessment."
    return f"is not due: {register.latest[system].assessment_id} was approved on {register.latest[system].approved_on}."


def _rows(aims: Aims, systems: Iterable[str]) -> list[dict[str, str]]:
    """The rows of impact_assessments of these systems as the files have them, also those in quarantine."""
    asked = [{"system_id": system} for system in systems]
    return amend.look(aims.workspace, {"impact_assessments": asked}).rows("impact_assessments") if asked else []


def _assessors(aims: Aims, systems: list[str], named: str | None) -> dict[str, str]:
    if named is not None:
        if named.strip().lower() in NOBODY:
            raise UsageError(f"--assessor {named!r} names nobody.\n  Give the name of who assesses.")
        return dict.fromkeys(systems, named.strip())
    owners = {row["system_id"]: row["owner"] for row in aims.measure("register") if row["owned"]}
    manager = _manager(aims)
    lacking = [system for system in systems if not (owners.get(system) or manager)]
    if lacking:
        more = f" and {len(lacking) - 1} more" if len(lacking) > 1 else ""
        raise UsageError(
            f"Nobody is known to assess {lacking[0]}{more}: no owner, and nobody holds the role aims_manager.\n"
            "  Say who: aims assess --assessor NAME"
        )
    return {system: owners.get(system) or manager for system in systems}


def _manager(aims: Aims) -> str | None:
    """Who holds the role aims_manager at as_of; of several the first by name."""
    return min((row["holder"] for row in aims.mart("role_holders") if row["role"] == "aims_manager"), default=None)


def _numbered(aims: Aims, drafts: list[Draft]) -> list[Draft]:
    """The drafts with the next free ids, in the style that the files use."""
    ids = iter(amend.next_ids(aims.workspace, "impact_assessments", len(drafts)))
    impact_ids = iter(amend.next_ids(aims.workspace, "impacts", sum(len(draft.impacts) for draft in drafts)))
    return [
        replace(
            draft,
            assessment_id=next(ids),
            impacts=tuple(replace(impact, impact_id=next(impact_ids)) for impact in draft.impacts),
        )
        for draft in drafts
    ]


def _keys(drafts: list[Draft]) -> dict[str, list[dict[str, str]]]:
    """What has to be as it was seen when the drafts are saved: the systems' assessments, and that the ids are free."""
    return {
        "impact_assessments": [
            *({"system_id": draft.system_id} for draft in drafts),
            *({"assessment_id": draft.assessment_id} for draft in drafts),
        ],
        "impacts": [{"impact_id": impact.impact_id} for draft in drafts for impact in draft.impacts],
    }
