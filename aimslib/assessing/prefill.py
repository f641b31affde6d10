"""What a draft starts with: what the register says of the system, what was assessed before, and suggestions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import chain

from ..aims import Aims
from ..tables import DIMENSIONS
from .marks import MIDDLE, confirmed, marked
from .records import Draft, Impact, drafts_of
from .suggestions import Suggestion, suggest

Row = Mapping[str, object]


@dataclass(frozen=True)
class Register:
    """What drafts are prefilled from, read once for all of them. latest: the last approved assessment by system."""

    as_of: date
    systems: Mapping[str, Row]
    latest: Mapping[str, Draft]
    suggestions: tuple[Row, ...]
    library: tuple[Row, ...]


def register_of(aims: Aims) -> Register:
    """The register of an AIMS at its date."""
    current = {row["assessment_id"] for row in aims.mart("current_assessments")}
    latest = [row for row in aims.table("impact_assessments") if row["assessment_id"] in current]
    return Register(
        aims.as_of,
        {row["system_id"]: row for row in aims.table("systems")},
        {draft.system_id: draft for draft in drafts_of(latest, aims.table("impacts"))},
        tuple(aims.reference("impact_suggestions")),
        tuple(aims.reference("risk_library")),
    )


def prefilled(register: Register, system_id: str, trigger: str, assessor: str) -> Draft:
    """A draft for a system, its own id and those of its impacts left empty.

    A first assessment starts with the suggestions for its kind of use, a later one with the impacts of the latest
    approved one and what its categories don't have; each impact is marked as a suggestion.
    """
    system = register.systems[system_id]
    before = register.latest[system_id].impacts if trigger != "registration" else ()
    source = register.latest[system_id].assessment_id if before else ""
    kept = [_again(impact, source) for impact in before]
    suggested = [_impact(one) for one in _new(suggest(system, register.suggestions, register.library), kept)]
    return Draft(
        assessment_id="",
        system_id=system_id,
        trigger=trigger,
        assessed_on=register.as_of.isoformat(),
        tier=str(system["risk_tier"] or "high"),  # until assessed, everything applies
        assessor=assessor,
        summary=_summary(system),
        impacts=tuple(sorted(chain(kept, suggested), key=lambda impact: DIMENSIONS.index(impact.dimension))),
    )


def _new(suggestions: list[Suggestion], kept: list[Impact]) -> list[Suggestion]:
    """The suggestions of categories that the earlier impacts don't have, and the first one of a dimension that would
    have no impact at all."""
    had = {impact.category for impact in kept}
    spoken_of = {impact.dimension for impact in kept}
    spoken_of |= {one.dimension for one in suggestions if one.category not in had}
    first = {one.dimension: one for one in reversed(suggestions)}
    return [
        one
        for one in suggestions
        if one.category not in had or (one.dimension not in spoken_of and one is first[one.dimension])
    ]


def _again(impact: Impact, source: str) -> Impact:
    """An impact of an earlier assessment, with its scores, controls and residual, to be judged again."""
    values = {
        **vars(impact),
        "impact_id": "",
        "harm": marked(confirmed(impact.harm), f"{source} had it: is it still so?"),
    }
    return Impact(**values)


def _impact(one: Suggestion) -> Impact:
    return Impact(
        "", one.dimension, one.affected_party, marked(one.harm, one.reason), MIDDLE, MIDDLE, one.category, one.controls
    )


def _summary(system: Row) -> str:
    """What the register says of the system, for whoever reads the assessment without the register."""
    parts = [
        f"Purpose: {str(system['purpose']).rstrip('. ')}",
        f"role: {system['role'] or 'unknown'}",
        f"personal data: {system['personal_data'] or 'unknown'}",
        f"unit: {system['org_unit'] or 'unknown'}",
        *([f"supplier: {system['supplier']}"] if system["supplier"] else []),
        f"deployed: {system['deployed_on'] or 'not yet'}",
    ]
    return f"Draft. {'; '.join(parts)}."
