"""Candidates as the actions of a scenario: those of a kind together, and who does them.

Who is proposed comes from the registers: new owners are proposed to be the AIMS manager, an audit is done by the
internal auditor; where nobody holds the role, it is "To be named". A justification and decisions can't be foretold; the
text says so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..scenario import Action, action
from .facts import POLICIES, Facts
from .units import Candidate

UNNAMED = "To be named"
# Later actions see what earlier ones did: what others are for comes first.
ORDER = (
    "register_tool",
    "appoint",
    "assign_owner",
    "decide_control",
    "approve_assessment",
    "retire_system",
    "widen_evidence",
    "refresh_evidence",
    "add_evidence",
    "allocate_supplier",
    "review_evidence",
    "complete_audit",
    "hold_review",
    "close_nonconformity",
)
DECIDED = "Applies: planned; write the reason here"


@dataclass(frozen=True, eq=False)
class Group:
    """An action and the candidates that it does."""

    kind: str
    action: Action
    candidates: tuple[Candidate, ...]


def groups(facts: Facts, candidates: Iterable[Candidate], reviewed: bool = False) -> list[Group]:
    """The actions that do these candidates, in the order in which they can be done, as few as say it exactly.

    reviewed: planned evidence is reviewed by somebody who did not collect it.
    """
    by_kind: dict[str, list[Candidate]] = defaultdict(list)
    for candidate in sorted(candidates, key=lambda one: one.key):
        by_kind[candidate.kind].append(candidate)
    reviewer = {"reviewer": holder(facts, "aims_manager")} if reviewed else {}
    return [
        Group(
            kind,
            action(kind, **fields, **(reviewer if kind in ("add_evidence", "refresh_evidence") else {})),
            tuple(meant),
        )
        for kind in ORDER
        for fields, meant in BY_KIND[kind](facts, by_kind.get(kind, []))
    ]


def holder(facts: Facts, role: str) -> str:
    """Who holds a role, the first by name. Nobody stands in for an auditor or for top management."""
    return next(iter(facts.holders.get(role, ())), UNNAMED)


Fields = list[tuple[dict[str, object], Sequence[Candidate]]]


def _subjects(field: str):
    """One action for all, named in a field."""

    def grouped(facts: Facts, candidates: list[Candidate]) -> Fields:
        return [({field: [one.subject for one in candidates]}, candidates)] if candidates else []

    return grouped


def _register_tool(facts: Facts, candidates: list[Candidate]) -> Fields:
    return [({"tool": one.subject, "system_id": one.place}, (one,)) for one in candidates]


def _appoint(facts: Facts, candidates: list[Candidate]) -> Fields:
    return [({"role": one.subject, "holder": UNNAMED}, (one,)) for one in candidates]


def _assign_owner(facts: Facts, candidates: list[Candidate]) -> Fields:
    owner = holder(facts, "aims_manager")
    found = []
    for field, size in (("systems", "system"), ("controls", "requirement")):
        meant = [one for one in candidates if one.size == size]
        if meant:
            found.append(({field: [one.subject for one in meant], "owner": owner}, meant))
    return found


def _decide_control(facts: Facts, candidates: list[Candidate]) -> Fields:
    return [
        ({**fields, "applicable": "yes", "justification": DECIDED}, meant)
        for fields, meant in _subjects("controls")(facts, candidates)
    ]


def _add_evidence(facts: Facts, candidates: list[Candidate]) -> Fields:
    found: Fields = []
    for kind in ("policy", "record"):
        meant = [one for one in candidates if _form(facts, one.requirement) == kind]
        for where in ("", "*"):
            there = [one for one in meant if one.subject == where]
            place = {"systems": "*"} if where else {"organisation": True}
            if there:
                found.append(({**place, "requirements": [one.requirement for one in there], "kind": kind}, there))
        for cells in _rectangles([one for one in meant if one.place]):
            fields = {
                "requirements": list(dict.fromkeys(one.requirement for one in cells)),
                "systems": list(dict.fromkeys(one.subject for one in cells)),
                "kind": kind,
            }
            found.append((fields, cells))
    return found


def _form(facts: Facts, requirement: str) -> str:
    """A policy is a document, which is enough unless the requirement asks for a record."""
    is_policy = requirement in POLICIES and facts.requirements[requirement]["needs_record"] != "yes"
    return "policy" if is_policy else "record"


def _rectangles(candidates: list[Candidate]) -> list[list[Candidate]]:
    """Cells in groups of the form requirements x systems, by requirement or by system, whichever takes fewer."""

    def grouped(one_of, other_of) -> list[list[Candidate]]:
        lines: dict[str, list[Candidate]] = defaultdict(list)
        for one in candidates:
            lines[one_of(one)].append(one)
        alike: dict[frozenset[str], list[Candidate]] = defaultdict(list)
        for line in lines.values():
            alike[frozenset(other_of(one) for one in line)] += line
        return list(alike.values())

    by_system = grouped(lambda one: one.subject, lambda one: one.requirement)
    by_requirement = grouped(lambda one: one.requirement, lambda one: one.subject)
    return min(by_requirement, by_system, key=len)


def _widen_evidence(facts: Facts, candidates: list[Candidate]) -> Fields:
    rows: dict[str, list[Candidate]] = defaultdict(list)
    for one in candidates:
        rows[one.subject].append(one)
    alike: dict[tuple[str, ...], list[Candidate]] = defaultdict(list)
    for meant in rows.values():
        alike[tuple(one.requirement for one in meant)] += meant
    return [
        ({"ids": list(dict.fromkeys(one.subject for one in meant)), "requirements": list(names)}, meant)
        for names, meant in alike.items()
    ]


def _review_evidence(facts: Facts, candidates: list[Candidate]) -> Fields:
    """By the AIMS manager; what that person collected, by somebody else."""
    manager = holder(facts, "aims_manager")
    found = []
    for reviewer, own in ((manager, False), (UNNAMED, True)):
        meant = [one for one in candidates if (facts.evidence[one.subject]["collected_by"] == manager) == own]
        if meant:
            found.append(({"ids": [one.subject for one in meant], "reviewer": reviewer}, meant))
    return found


def _complete_audit(facts: Facts, candidates: list[Candidate]) -> Fields:
    return [({"auditor": holder(facts, "internal_auditor")}, (one,)) for one in candidates]


def _hold_review(facts: Facts, candidates: list[Candidate]) -> Fields:
    decisions = "Planned; write what was decided here"
    return [({"chair": holder(facts, "top_management"), "decisions": decisions}, (one,)) for one in candidates]


BY_KIND = {
    "register_tool": _register_tool,
    "appoint": _appoint,
    "assign_owner": _assign_owner,
    "decide_control": _decide_control,
    "approve_assessment": _subjects("systems"),
    "retire_system": _subjects("systems"),
    "refresh_evidence": _subjects("ids"),
    "add_evidence": _add_evidence,
    "widen_evidence": _widen_evidence,
    "allocate_supplier": _subjects("suppliers"),
    "review_evidence": _review_evidence,
    "complete_audit": _complete_audit,
    "hold_review": _hold_review,
    "close_nonconformity": _subjects("ids"),
}
