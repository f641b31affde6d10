"""What each candidate would cover, asked of the measures.

Whatever covers more than the cell it is collected for (a refreshed or widened row, an item for all systems, an
assessment, an allocation, an audit) is tried out, all at once; the items that then fit a cell say which candidates
cover it. Which cells an assessment takes away and a registered tool brings is the difference between the required
cells with and without.
"""

from __future__ import annotations

from .again import SHARED, again
from .facts import Cell, Facts
from .offers import Offers
from .trial import Trial
from .units import Candidate, Unit

ALLOCATED = "A.10.2"  # what an allocation with a supplier shows, see items.sql
AUDITED, REVIEWED = ("9.2.1", "9.2.2"), ("9.3.1", "9.3.2", "9.3.3")
ASSESSED = ("A.5.3", "A.5.4", "A.5.5")  # what an assessment in all dimensions shows
APPROVER = "impact_assessment_approver"


def tier_planned(system: dict | None) -> str:
    """The tier that a plan reckons with: the one in force, or before an assessment the register's guess, empty = high;
    of a system to be registered, high."""
    if system is None:
        return "high"
    return system["tier"] if system["assessment_id"] is not None else system["risk_tier"] or "high"


class Probe:
    """The cells of an AIMS as units with all that can cover them, and the candidates that concern a system as a whole.

    registrations, approvals, retirements: by system (one to be registered under its future id). cells: the units of
    each cell, in the order of the measure.
    """

    def __init__(self, facts: Facts, offers: Offers):
        self.facts, self.offers = facts, offers
        self.registrations = {
            system: offers.make("register_tool", tool, place=system) for tool, system in facts.unregistered.items()
        }
        self.approvals = {name: self._approval(name) for name in (*sorted(self._to_assess()), *self.registrations)}
        self.retirements = self._retirements()
        registered = list(self.registrations.values())
        several = self._for_several()
        self._tried = Trial(facts, [*registered, *several])
        needed = {one for approval in self.approvals.values() for one in approval.needs}
        self._assessed = Trial(facts, {*registered, *needed, *self.approvals.values()})
        kept = [one for one in several if one.kind == "refresh_evidence" or self._is_kept(one)]
        self._retired = Trial(facts, [*kept, *self.retirements.values()]) if self.retirements else None
        self.cells: dict[Cell, tuple[Unit, ...]] = {cell: self._units(cell) for cell in self._tried.facts.cells}

    def evidence(self, requirement: str, place: str) -> Candidate:
        """Evidence for one cell alone."""
        needs = (self.registrations[place],) if place in self.registrations else ()
        size = tier_planned(self.facts.systems.get(place)) if place else "organisation"
        return self.offers.make("add_evidence", place, requirement, size, place=place, needs=needs)

    def _units(self, cell: Cell) -> tuple[Unit, ...]:
        """The cell while its system is in use, and once more for after its retirement."""
        requirement, place = cell
        name = f"{requirement} {place}".strip()
        is_new = place in self.registrations
        covered = self._tried.is_covered_anyway(cell) if is_new else not self.facts.is_open(cell)
        covers = frozenset() if covered else self._covers(cell)
        gone = {self.approvals[place]} if cell not in self._assessed.facts.cells else set()
        after = []
        if place in self.retirements:
            gone.add(self.retirements[place])
            if cell in self._retired.facts.cells:
                again = self._retired.covers(cell) | {self.evidence(requirement, place)}
                after = [Unit(f"{name} retired", place, False, again, self.retirements[place])]
        return (Unit(name, place, covered, covers, self.registrations.get(place), frozenset(gone)), *after)

    def _covers(self, cell: Cell) -> frozenset[Candidate]:
        requirement, place = cell
        assessed = self._assessed.covers(cell) & {self.approvals[place]} if place in self.approvals else frozenset()
        return self._tried.covers(cell) | assessed | {self.evidence(requirement, place)}

    def _is_kept(self, candidate: Candidate) -> bool:
        """Is this an item for all systems that a retired one may need?"""
        row = self.facts.requirements.get(candidate.requirement)
        return candidate.subject == SHARED and row["at_retirement"] == "yes"

    def _approval(self, place: str) -> Candidate:
        """An assessment, approved; somebody has to hold the role for that."""
        needs = [self.registrations[place]] if place in self.registrations else []
        if not self.facts.holders.get(APPROVER):
            needs.append(self.offers.make("appoint", APPROVER))
        size = tier_planned(self.facts.systems.get(place))
        return self.offers.make("approve_assessment", place, size=size, place=place, needs=tuple(needs))

    def _retirements(self) -> dict[str, Candidate]:
        if "retire_system" not in self.offers.effort.allow:
            return {}
        return {name: self.offers.make("retire_system", name, place=name) for name in self.facts.in_scope}

    def _for_several(self) -> list[Candidate]:
        """The candidates that may cover more than one cell, where there is an open one."""
        facts, make = self.facts, self.offers.make
        opened = [cell for cell in facts.cells if facts.is_open(cell)]
        unmet = {row["criterion"] for row in facts.criteria if row["met"] is False}
        clauses = {requirement for requirement, place in opened if not place}
        suppliers = {facts.systems[place]["supplier"] for requirement, place in opened if requirement == ALLOCATED}
        found = self._rows(opened)
        found += [make("add_evidence", SHARED, name, "shared") for name in self._shareable(opened)]
        found += [make("allocate_supplier", name) for name in sorted(suppliers - {None})]
        found += [make("complete_audit")] if "audit_current" in unmet or clauses.intersection(AUDITED) else []
        found += [make("hold_review")] if "review_current" in unmet or clauses.intersection(REVIEWED) else []
        return found

    def _shareable(self, opened: list[Cell]) -> list[str]:
        """The controls that one item can show at all systems, where a system needs it or a tool will."""
        excluded = {row["requirement"] for row in self.facts.statement if row["is_excluded"]}
        wanted = {requirement for requirement, _ in opened}
        if self.registrations:
            wanted |= set(self.facts.requirements) - excluded
        wanted |= {requirement for requirement, _ in self._at_retirement()}
        rows = self.facts.requirements.items()
        return [name for name, row in rows if name in wanted and (row["scope"], row["shareable"]) == ("system", "yes")]

    def _rows(self, opened: list[Cell]) -> list[Candidate]:
        """Collecting rows of evidence again and widening them; a row that is not current is widened as it is collected
        again."""
        system_controls = [name for name, row in self.facts.requirements.items() if row["scope"] == "system"]
        coming = [(name, place) for place in self.registrations for name in system_controls]
        rows = again(self.facts, opened, [*coming, *self._at_retirement()])
        anew = {
            name: self.offers.make("refresh_evidence", name, size=self.size(self.facts.evidence[name]["system_id"]))
            for name in sorted(rows.anew | {row for row, _ in rows.both})
        }
        widened = [self.offers.make("widen_evidence", *one) for one in sorted(rows.wider)]
        both = [self.offers.make("widen_evidence", *one, needs=(anew[one[0]],)) for one in sorted(rows.both)]
        return [*anew.values(), *widened, *both]

    def _at_retirement(self) -> list[Cell]:
        """The cells for which, once their system is retired, what showed them before no longer counts."""
        rows = self.facts.requirements
        return [
            cell for cell in self.facts.cells if cell[1] in self.retirements and rows[cell[0]]["at_retirement"] == "yes"
        ]

    def _to_assess(self) -> set[str]:
        """The systems whose assessment is due, and those where one would show what is open of it."""
        places = {place for requirement, place in self.facts.cells if requirement in ASSESSED}
        open_at = {one for one in places if any(self.facts.is_open((name, one)) for name in ASSESSED)}
        return (self.facts.due | (open_at & set(self.facts.in_scope))) - self.facts.misdated

    def size(self, place: str | None) -> str:
        """What the effort of evidence depends on, from evidence.system_id."""
        if place is None:
            return "organisation"
        return "shared" if place == SHARED else tier_planned(self.facts.systems.get(place))
