"""Each criterion of the ladder as units: what counts for it in an area, and what can be done about each.

A criterion that has no builder here is one that no action can change: it is met as it stands, or it blocks the plan.
"""

from __future__ import annotations

from collections.abc import Callable

from .facts import POLICIES, Facts
from .offers import Offers
from .probe import Probe
from .reviewed import reviewed
from .units import Candidate, Criterion, Unit


class Criteria:
    """Builds the criteria; units that several levels count are made once."""

    def __init__(self, facts: Facts, offers: Offers, probe: Probe):
        self.facts, self.offers, self.probe = facts, offers, probe
        self._built: dict[tuple[str, str], list[tuple[Unit, ...]]] = {}

    def of(self, row: dict) -> list[Criterion]:
        """A row of maturity_criteria as criteria that all have to be met."""
        name, area = row["criterion"], row["area"]
        if (name, area) not in self._built:
            self._built[name, area] = BUILDERS[name](self, area) if name in BUILDERS else [_as_it_stands(row)]
        every = name in YES_OR_NO or name not in BUILDERS
        return [
            Criterion(row["level"], area, name, row["threshold"], units, every or number > 0)
            for number, units in enumerate(self._built[name, area])
        ]

    def cells(self, area: str) -> tuple[Unit, ...]:
        """The cells of an area."""
        wanted = {name for name, row in self.facts.requirements.items() if row["area"] == area}
        return tuple(unit for cell, units in self.probe.cells.items() if cell[0] in wanted for unit in units)

    def owner_of_system(self, system: str) -> Candidate:
        """Naming the owner of a system, or of a tool once it is registered."""
        needs = (self.probe.registrations[system],) if system in self.probe.registrations else ()
        return self.offers.make("assign_owner", system, size="system", place=system, needs=needs)

    def retiring(self, system: str) -> frozenset[Candidate]:
        """Retiring a system, where that is allowed."""
        found = self.probe.retirements.get(system)
        return frozenset({found} if found else ())


def _as_it_stands(row: dict) -> tuple[Unit, ...]:
    return () if row["met"] is None else (Unit(f"{row['criterion']} {row['area']}", covered=row["met"]),)


def _owned(self: Criteria, area: str) -> list[tuple[Unit, ...]]:
    units = []
    for row in self.facts.statement:
        if row["area"] != area or row["is_excluded"]:
            continue
        covers = set()
        if not row["is_owned"]:
            covers.add(self.offers.make("assign_owner", row["requirement"], size="requirement"))
            covers |= set() if row["is_control"] else {self.offers.make("appoint", "aims_manager")}
        units.append(Unit(f"owner of {row['requirement']}", covered=row["is_owned"], covers=frozenset(covers)))
    return [tuple(units)]


def _registered(self: Criteria, area: str) -> list[tuple[Unit, ...]]:
    units = []
    for row in self.facts.sightings:
        system = self.facts.unregistered.get(row["tool"]) if row["system_id"] is None else None
        registration = self.probe.registrations[system] if system else None
        covers = frozenset({registration} if registration else ())
        place = registration.place if registration else ""
        units.append(Unit(f"{row['tool']} {row['source']}", place, row["system_id"] is not None, covers))
    something = Unit("a system", "", bool(self.facts.systems), frozenset(self.probe.registrations.values()))
    return [tuple(units), (something,)]


def _systems_owned(self: Criteria, area: str) -> list[tuple[Unit, ...]]:
    units = []
    for name, row in self.facts.in_scope.items():
        covers = frozenset() if row["is_owned"] else frozenset({self.owner_of_system(name)})
        units.append(Unit(f"owner of {name}", name, row["is_owned"], covers, gone=self.retiring(name)))
    for name, registration in self.probe.registrations.items():
        units.append(Unit(f"owner of {name}", name, False, frozenset({self.owner_of_system(name)}), registration))
    return [tuple(units)]


def _decided(self: Criteria, area: str) -> list[tuple[Unit, ...]]:
    units = []
    for row in self.facts.statement:
        if row["area"] == area and row["is_control"]:
            decide = (
                frozenset()
                if row["is_decided"]
                else frozenset({self.offers.make("decide_control", row["requirement"])})
            )
            units.append(Unit(f"decision on {row['requirement']}", covered=row["is_decided"], covers=decide))
    return [tuple(units)]


def _coverage(self: Criteria, area: str) -> list[tuple[Unit, ...]]:
    return [self.cells(area)]


def _policy_covered(self: Criteria, area: str) -> list[tuple[Unit, ...]]:
    wanted = {name for name in POLICIES if self.facts.requirements[name]["area"] == area}
    return [tuple(unit for cell, units in self.probe.cells.items() if cell[0] in wanted for unit in units)]


def _assessed_high(self: Criteria, area: str) -> list[tuple[Unit, ...]]:
    def is_high(row: dict) -> bool:
        return row["tier"] == "high" and (row["assessment_id"] is not None or (row["risk_tier"] or "high") == "high")

    return [_assessed(self, [name for name, row in self.facts.in_scope.items() if is_high(row)])]


def _assessed_all(self: Criteria, area: str) -> list[tuple[Unit, ...]]:
    return [_assessed(self, list(self.facts.in_scope))]


def _assessed(self: Criteria, systems: list[str]) -> tuple[Unit, ...]:
    units = []
    for name in systems:
        approval = self.probe.approvals.get(name) if name in self.facts.due else None
        covers = frozenset({approval} if approval else ())
        units.append(Unit(f"assessment of {name}", name, name not in self.facts.due, covers, gone=self.retiring(name)))
    for name, registration in self.probe.registrations.items():
        covers = frozenset({self.probe.approvals[name]})
        units.append(Unit(f"assessment of {name}", name, False, covers, registration))
    return tuple(units)


def _audit_current(self: Criteria, area: str) -> list[tuple[Unit, ...]]:
    return [_done(self, "audit_current", "complete_audit")]


def _review_current(self: Criteria, area: str) -> list[tuple[Unit, ...]]:
    return [_done(self, "review_current", "hold_review")]


def _done(self: Criteria, criterion: str, kind: str) -> tuple[Unit, ...]:
    met = all(row["met"] for row in self.facts.criteria if row["criterion"] == criterion)
    return (Unit(criterion, covered=met, covers=frozenset() if met else frozenset({self.offers.make(kind)})),)


def _no_major_overdue(self: Criteria, area: str) -> list[tuple[Unit, ...]]:
    kept = Unit("nonconformities are kept", covered=self.facts.aims.provided("nonconformities"))
    return [(kept, *(_closing(self, row) for row in self.facts.nonconformities if row["is_major_overdue"]))]


def _actions_on_time(self: Criteria, area: str) -> list[tuple[Unit, ...]]:
    """What is due today and closed today is on time; the rest is past."""
    units = []
    for row in self.facts.nonconformities:
        if row["is_due_within_a_year"]:
            in_time = row["due_on"] == self.facts.as_of and not row["is_closed"]
            name = f"{row['nonconformity_id']} on time"
            units.append(_closing(self, row) if in_time else Unit(name, covered=row["is_on_time"]))
    return [tuple(units)]


def _closing(self: Criteria, row: dict) -> Unit:
    name = row["nonconformity_id"]
    return Unit(f"{name} closed", covers=frozenset({self.offers.make("close_nonconformity", name)}))


def _no_zombie(self: Criteria, area: str) -> list[tuple[Unit, ...]]:
    """An owner ends it where a system is left alone; otherwise it has to be retired, or its use has to end."""
    units = [Unit("systems are known", covered=True)]
    for row in self.facts.aims.measure("findings"):
        if row["rule"] != "zombie" or row["severity"] == "note":
            continue
        name = row["subject_id"]
        system = self.facts.systems[name]
        is_alone = not system["is_retired"] and not (system["retired_on"] and system["retired_on"] <= self.facts.as_of)
        owner = {self.owner_of_system(name)} if is_alone else set()
        units.append(Unit(f"{name} is looked after", name, covers=frozenset(owner | self.retiring(name))))
    return [tuple(units)]


def _sustained(self: Criteria, area: str) -> list[tuple[Unit, ...]]:
    """A cell counts if it was covered on the earlier days too, which nothing done today changes."""
    units = []
    for cell, (unit, *after) in self.probe.cells.items():
        if self.facts.requirements[cell[0]]["area"] == area:
            stayed = cell not in self.facts.lapsed_before
            covers = unit.covers if stayed else frozenset()
            units.append(Unit(unit.name, unit.place, unit.covered and stayed, covers, unit.comes, unit.gone))
            units += [Unit(one.name, one.place, comes=one.comes) for one in after]
    return [tuple(units)]


BUILDERS: dict[str, Callable[[Criteria, str], list[tuple[Unit, ...]]]] = {
    "owned": _owned,
    "registered": _registered,
    "policy_covered": _policy_covered,
    "systems_owned": _systems_owned,
    "decided": _decided,
    "coverage": _coverage,
    "assessed_high": _assessed_high,
    "assessed_all": _assessed_all,
    "audit_current": _audit_current,
    "review_current": _review_current,
    "no_major_overdue": _no_major_overdue,
    "actions_on_time": _actions_on_time,
    "no_zombie": _no_zombie,
    "sustained": _sustained,
    "independently_reviewed": reviewed,
}
# Their value is 1 or 0, so that a threshold of 0.5 asks for all.
YES_OR_NO = ("audit_current", "review_current", "no_major_overdue", "no_zombie", "policy_covered")
