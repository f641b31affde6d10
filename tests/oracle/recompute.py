"""Every measure of the catalogue from the definitions, in plain Python: what the SQL is compared with."""

from __future__ import annotations

from datetime import date
from functools import cache

from . import (
    assessments,
    cells,
    certification,
    coverage,
    evidence,
    findings,
    gates,
    maturity,
    overlap,
    readiness,
    registers,
    worklist,
)
from .facts import World, in_scope
from .reference import Reference, read_reference


def trend(world: World) -> list[dict]:
    """One point of the trend. Notes say what the source lacks; they are no findings."""
    total = coverage.coverage_total(world)[0]
    severities = [row["severity"] for row in findings.findings(world)]
    return [
        {
            **{column: total[column] for column in ("numerator", "denominator", "ratio", "controls_evidenced")},
            "level": maturity.maturity(world)[0]["level"],
            **{severity: severities.count(severity) for severity in ("major", "minor", "opportunity")},
            "systems_in_scope": len(in_scope(world)),
            "basis": "replayed",
        }
    ]


MEASURES = {
    "cells": cells.cells,
    "coverage": coverage.coverage,
    "coverage_by_area": coverage.coverage_by_area,
    "coverage_by_system": coverage.coverage_by_system,
    "coverage_by_stage": coverage.coverage_by_stage,
    "coverage_by_pdca": coverage.coverage_by_pdca,
    "coverage_by_org_unit": coverage.coverage_by_org_unit,
    "coverage_total": coverage.coverage_total,
    "overlap": overlap.overlap,
    "overlap_summary": overlap.overlap_summary,
    "maturity_criteria": maturity.maturity_criteria,
    "maturity_by_area": maturity.maturity_by_area,
    "maturity": maturity.maturity,
    "ownership": registers.ownership,
    "assessments_due": assessments.assessments_due,
    "assessment_currency": assessments.assessment_currency,
    "evidence_expiring": evidence.evidence_expiring,
    "unused_evidence": evidence.unused_evidence,
    "trend": trend,
    "findings": findings.findings,
    "risks": registers.risks,
    "incidents": registers.incidents,
    "objectives": registers.objectives,
    "readiness": readiness.readiness,
    "readiness_verdict": readiness.readiness_verdict,
    "roadmap": readiness.roadmap,
    "certification_calendar": certification.certification_calendar,
    "frameworks": certification.frameworks,
    "worklist": worklist.worklist,
    "gates": gates.gates,
    "lifecycle": gates.lifecycle,
}
# Words for a reader, not figures: the oracle leaves them out.
PROSE = {
    "evidence_expiring": {"title"},
    "findings": {"detail", "remedy"},
    "gates": {"detail"},
    "readiness": {"detail"},
    "roadmap": {"evidence"},
    "worklist": {"what"},
}


@cache
def _shipped() -> Reference:
    return read_reference()


def recompute(
    tables: dict[str, list[dict]],
    as_of: date,
    provided: set[tuple[str, str]],
    file_status: dict[str, str],
    reference: Reference | None = None,
) -> dict[str, list[dict]]:
    """Every measure's rows (the design's columns without PROSE, Python values), unordered.

    tables: typed rows (dates, ints, None; lists as `a; b` text); a column that a row lacks is empty. provided: the
    (table, column) pairs the source has. file_status: one an evidence row. reference: the shipped one unless given.
    """
    world = World(tables, as_of, provided, file_status, reference or _shipped())
    return {name: [{"as_of": as_of, **row} for row in measure(world)] for name, measure in MEASURES.items()}
