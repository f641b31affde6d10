"""Who does what: whoever answers for the system, the control or the supplier; where nobody does, the AIMS manager."""

from __future__ import annotations

from .actions import holder
from .facts import Facts
from .units import Candidate

# Kinds that a role does, whatever they are about.
BY_ROLE = {
    "register_tool": "aims_manager",
    "appoint": "top_management",
    "assign_owner": "aims_manager",
    "complete_audit": "internal_auditor",
    "hold_review": "top_management",
    "review_evidence": "aims_manager",
}


class Who:
    """Names the person who does a candidate."""

    def __init__(self, facts: Facts):
        self.facts = facts
        self._controls = {row["requirement"]: row["owner"] for row in facts.statement}
        self._suppliers = {row["supplier"]: row["owner"] for row in facts.aims.table("suppliers")}
        self._actions = {row["nonconformity_id"]: row["owner"] for row in facts.nonconformities}
        self._gone = {row["name"] for row in facts.aims.mart("names") if not row["is_here"]}

    def does(self, candidate: Candidate) -> str:
        """A name; "To be named" where nobody answers for it and nobody is the AIMS manager."""
        if candidate.kind in BY_ROLE:
            return holder(self.facts, BY_ROLE[candidate.kind])
        name = self._named(candidate)
        return name if name and name not in self._gone else holder(self.facts, "aims_manager")

    def _named(self, candidate: Candidate) -> str | None:
        if candidate.kind == "allocate_supplier":
            return self._suppliers.get(candidate.subject)
        if candidate.kind == "close_nonconformity":
            return self._actions.get(candidate.subject)
        if candidate.kind == "decide_control":
            return self._controls.get(candidate.subject)
        place, requirement = candidate.place, candidate.requirement
        if candidate.kind in ("refresh_evidence", "widen_evidence"):
            row = self.facts.evidence[candidate.subject]
            place = row["system_id"] if row["system_id"] != "*" else ""
            requirement = requirement or next(iter(self.facts.named(row)), "")
        if place:
            system = self.facts.systems.get(place)
            return system["owner"] if system else None
        return self._controls.get(requirement)
