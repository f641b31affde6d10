"""Gates: may this AI system enter this stage, on the registers as they would be once it had?

What a gate asks for depends on the stage entered, and the gate itself is proof of the entry. So the checks
(`sql/gates/`) look at an AIMS in memory in which the system is in the stage through a gate of that day; `aims gate`
asks for one system, the measure `gates` for the next stage of all of them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from .edits import Edit
from .errors import UsageError, unknown
from .tables import NOBODY, STAGES
from .unregistered import unregistered

if TYPE_CHECKING:
    from .aims import Aims
    from .workspace import Workspace

TARGETS = {"system_id": "varchar", "stage": "varchar"}
ANSWERS = {
    "as_of": "date",
    "system_id": "varchar",
    "stage": "varchar",
    "check": "varchar",
    "position": "integer",
    "passed": "boolean",
    "summary": "varchar",
    "requirement": "varchar",
    "finding": "varchar",
    "state": "varchar",
    "detail": "varchar",
    "remedy": "varchar",
}
REASON = ("requirement", "finding", "state", "detail", "remedy")


@dataclass(frozen=True)
class Check:
    """One check of a gate: passed, or the reasons why not, each with the keys of REASON. summary: either in a line."""

    name: str
    passed: bool
    summary: str
    reasons: tuple[dict[str, str | None], ...]


@dataclass(frozen=True)
class Gate:
    """What the gate into a stage answered on a day. recorded_stage: lifecycle_stage as the register has it."""

    system_id: str
    name: str
    recorded_stage: str
    stage: str
    as_of: date
    checks: tuple[Check, ...]

    @property
    def is_open(self) -> bool:
        return all(check.passed for check in self.checks)


@dataclass(frozen=True)
class Record:
    """A row of lifecycle_gates. is_new: it was written now, not found."""

    gate_id: str
    is_new: bool
    approver: str


def entering(aims: Aims, targets: Mapping[str, str]) -> list[Edit]:
    """The edits by which each system (system_id -> stage) enters its stage through a gate of as_of.

    A system that retires without a day of retirement retires on as_of.
    """
    retired_on = {row["system_id"]: row["retired_on"] for row in aims.table("systems")}
    day = aims.as_of.isoformat()
    edits = []
    for system_id, stage in targets.items():
        dated = {"retired_on": day} if stage == "retired" and retired_on[system_id] is None else {}
        edits.append(Edit("systems", (system_id,), {"lifecycle_stage": stage, **dated}))
        row = {"system_id": system_id, "stage": stage, "approved_on": day, "approver": "whoever approves it"}
        edits.append(Edit("lifecycle_gates", (f"the gate of {system_id} into {stage}",), row))
    return edits


def ask(aims: Aims, system_id: str, stage: str) -> Gate:
    """What the gate of a system into a stage answers on the day of the AIMS.

    Raises UsageError for an unknown system or stage, a system that is not registered by then or out of scope, and a
    retired one that is to enter anything but `retired`.
    """
    if stage not in STAGES:
        raise unknown("lifecycle stage", stage, STAGES)
    systems = {row["system_id"]: row for row in aims.table("systems")}
    if system_id not in systems:
        raise unregistered(aims, system_id)
    system = systems[system_id]
    _check_asked(aims, system, stage)
    rows = aims.gate_reasons({system_id: stage})
    checks = []
    for name in dict.fromkeys(row["check"] for row in rows):
        mine = [row for row in rows if row["check"] == name]
        reasons = tuple({key: row[key] for key in REASON} for row in mine if not row["passed"])
        checks.append(Check(name, not reasons, mine[0]["summary"], reasons))
    return Gate(system_id, system["name"], system["lifecycle_stage"], stage, aims.as_of, tuple(checks))


def _check_asked(aims: Aims, system: dict, stage: str) -> None:
    name = f"{system['name']} ({system['system_id']})"
    if system["registered_on"] > aims.as_of:
        raise UsageError(
            f"{name} is registered on {system['registered_on']}, after {aims.as_of}.\n  Ask for a day from then on."
        )
    if system["aims_scope"] == "no":
        raise UsageError(
            f"{name} is out of the AIMS scope, so no gate stands before it.\n"
            "  Bring it into scope in systems.aims_scope if one should."
        )
    is_retired = system["lifecycle_stage"] == "retired" and (system["retired_on"] or aims.as_of) <= aims.as_of
    if is_retired and stage != "retired":
        raise UsageError(
            f"{name} is retired; the only gate left is the one into retired.\n"
            "  If it is to run again, correct systems.lifecycle_stage first."
        )


def check_record(aims: Aims, approver: str, today: date) -> None:
    """Raises UsageError for an approver who is nobody or has left by the day of the AIMS, and for a day to come."""
    if aims.as_of > today:
        raise UsageError(f"{aims.as_of} is still to come.\n  Record the gate on the day on which it is approved.")
    name = approver.strip()
    if name.lower() in NOBODY:
        raise UsageError(f"{approver!r} names nobody.\n  A gate is approved by a person: --record 'Wei Zhang'.")
    for person in aims.table("people"):
        if person["name"] == name and person["left_on"] and person["left_on"] <= aims.as_of:
            raise UsageError(
                f"{name} left on {person['left_on']} and can't approve a gate on {aims.as_of}.\n"
                "  Name somebody who is here."
            )


def record(
    workspace: Workspace, aims: Aims, gate: Gate, approver: str, today: date, tell: Callable[[str], None]
) -> Record:
    """Appends an open gate to the workspace's lifecycle_gates; one of the same system, stage and day is only found.

    Raises UsageError for a closed gate and as `check_record` does; IntakeError as `amend.save` does, for instance where
    somebody else saved meanwhile.
    """
    from . import amend, session  # they check files, which takes its time to import; asking needs none

    if not gate.is_open:
        raise UsageError(f"The gate of {gate.system_id} into {gate.stage} is closed; a closed gate is not recorded.")
    check_record(aims, approver, today)
    same = {"system_id": gate.system_id, "stage": gate.stage, "approved_on": gate.as_of}
    seen = amend.look(workspace, {"lifecycle_gates": {}})  # whoever writes a gate from here on is a conflict
    # The files may be newer than the AIMS that was asked: somebody may have recorded this gate since.
    for row in session.open(workspace, as_of=aims.as_of).table("lifecycle_gates"):
        if all(row[name] == value for name, value in same.items()):
            return Record(row["gate_id"], False, row["approver"])
    (gate_id,) = amend.next_ids(workspace, "lifecycle_gates", 1)
    row = {**same, "approved_on": gate.as_of.isoformat(), "approver": approver.strip()}
    amend.save(workspace, [Edit("lifecycle_gates", (gate_id,), row)], seen=seen, tell=tell)
    return Record(gate_id, True, approver.strip())
