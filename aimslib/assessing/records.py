"""An assessment and its impacts as the registers have them: text values, and the edits that write them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields

from ..edits import Edit


@dataclass(frozen=True)
class Impact:
    """One row of impacts but for the assessment it belongs to. Lists are separated by `; `, empty text is nothing."""

    impact_id: str
    dimension: str
    affected_party: str
    harm: str
    likelihood: str
    severity: str
    category: str = ""
    controls: str = ""
    residual_likelihood: str = ""
    residual_severity: str = ""


@dataclass(frozen=True)
class Draft:
    """One row of impact_assessments with its impacts; a draft for as long as approved_on is empty."""

    assessment_id: str
    system_id: str
    trigger: str
    assessed_on: str
    tier: str
    assessor: str
    dimensions_assessed: str = ""
    summary: str = ""
    approver: str = ""
    approved_on: str = ""
    review_due_on: str = ""
    impacts: tuple[Impact, ...] = ()


OF_IMPACT = tuple(field.name for field in fields(Impact))
OF_ASSESSMENT = tuple(field.name for field in fields(Draft) if field.name != "impacts")


def draft_of(assessment: Mapping[str, object], impacts: Iterable[Mapping[str, object]] = ()) -> Draft:
    """The record of a row of impact_assessments and the rows of impacts that name it; rows as in `drafts_of`."""
    return drafts_of([assessment], impacts)[0]


def drafts_of(assessments: Iterable[Mapping[str, object]], impacts: Iterable[Mapping[str, object]]) -> list[Draft]:
    """The records of rows of impact_assessments, each with the rows of impacts that name it, in the order given.

    The rows may be those of a file (text) or of a state (dates, integers, None for an empty cell); a column that they
    don't have is empty.
    """
    own: dict[str, list[Impact]] = {}
    for row in impacts:
        impact = Impact(**{name: _text(row.get(name)) for name in OF_IMPACT})
        own.setdefault(_text(row.get("assessment_id")), []).append(impact)
    return [
        Draft(
            **{name: _text(row.get(name)) for name in OF_ASSESSMENT},
            impacts=tuple(own.get(_text(row.get("assessment_id")), ())),
        )
        for row in assessments
    ]


def _text(value: object) -> str:
    return "" if value is None else str(value).strip()


def edits_for(draft: Draft, before: Draft | None = None) -> list[Edit]:
    """What has to be written for the registers to hold the draft: first its own row, then its impacts in their order.

    before: what the registers hold of it. Then only values that differ are set, and an impact that the draft no longer
    has is removed. Raises UsageError for an assessment or impact without an id.
    """
    held = {impact.impact_id: impact for impact in before.impacts} if before else {}
    edits = [_edit("impact_assessments", draft.assessment_id, _values(draft, OF_ASSESSMENT, before))]
    for impact in draft.impacts:
        values = _values(impact, OF_IMPACT, held.get(impact.impact_id))
        if impact.impact_id not in held:
            values["assessment_id"] = draft.assessment_id
        edits.append(_edit("impacts", impact.impact_id, values))
    kept = {impact.impact_id for impact in draft.impacts}
    gone = [Edit("impacts", (key,), remove=True) for key in held if key not in kept]
    return [edit for edit in edits if edit is not None] + gone


def _values(record: Draft | Impact, names: Sequence[str], before: Draft | Impact | None) -> dict[str, str]:
    values = {name: getattr(record, name) for name in names}
    return {name: value for name, value in values.items() if before is None or value != getattr(before, name)}


def _edit(table: str, key: str, values: dict[str, str]) -> Edit | None:
    return Edit(table, (key,), values) if values else None
