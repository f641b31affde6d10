"""Where are we, on one terminal screen: level, areas, systems, what is due and the findings that weigh most."""

from __future__ import annotations

from collections import Counter

from .aims import Aims
from .assessing import due_drafts
from .printing import table
from .tables import TABLES

MOST_RULES = 10  # of the major findings: the screen is one screen
CONVENTION = "ML0-ML3 is a convention of this library, not part of the standard."


def screen(aims: Aims) -> str:
    """At most a screen of text: 24 lines of areas and figures, then findings by rule. No pandas, no plotting."""
    parts = [
        f"{aims.workspace.root.name}, as of {aims.as_of}" if aims.workspace else f"As of {aims.as_of}",
        standing(aims),
        CONVENTION,
        "",
        _areas(aims),
        "",
        *_figures(aims),
        "",
        *_findings(aims),
    ]
    return "\n".join(parts)


def _level(level: int | None) -> str:
    return "n/a" if level is None else f"ML{level}"


def _share(numerator: int, denominator: int) -> str:
    """`12 of 40 (30 %)`, and `n/a` where there is nothing to count. Rounds down: 100 % means all."""
    if not denominator:
        return "n/a"
    return f"{numerator} of {denominator} ({100 * numerator // denominator} %)"


def standing(aims: Aims) -> str:
    """One sentence: the level of the AIMS and what holds it there."""
    row = aims.measure("maturity")[0]
    if row["level"] is None:
        return "Nothing is required yet: no area has a cell to cover."
    if row["next_level"] is None:
        return f"The AIMS is at {_level(row['level'])}, the top of the ladder, in all {row['areas']} areas."
    held_back = ", ".join(row["blocking"])
    areas = "area" if len(row["blocking"]) == 1 else "areas"
    return (
        f"The AIMS is at {_level(row['level'])}: {row['areas_at_next']} of {row['areas']} areas have reached "
        f"{_level(row['next_level'])}, and the {areas} {held_back} hold{'s' if areas == 'area' else ''} it back."
    )


def _areas(aims: Aims) -> str:
    coverage = {row["area"]: row for row in aims.measure("coverage_by_area")}
    rows = [
        [
            row["area"],
            row["title"],
            _level(row["level"]),
            f"{row['criteria_met']}/{row['criteria_total']} met for {_level(row['next_level'])}"
            if row["next_level"] is not None
            else "",
            _share(coverage[row["area"]]["numerator"], coverage[row["area"]]["denominator"]),
        ]
        for row in aims.measure("maturity_by_area")
    ]
    return table(rows, ["area", "", "level", "next level", "cells covered"])


def _figures(aims: Aims) -> list[str]:
    total = aims.measure("coverage_total")[0]
    owned = aims.measure("ownership")[0]
    triggers = Counter(row["trigger"] for row in aims.measure("assessments_due"))
    due = sum(triggers.values())
    reasons = f" ({', '.join(f'{count} by {trigger}' for trigger, count in sorted(triggers.items()))})" if due else ""
    begun = len(due_drafts(aims))
    drafts = f", {begun} with an open draft" if begun else ""
    lines = [
        f"Fully evidenced      {total['controls_evidenced']} of {total['controls_applicable']} controls, "
        f"{total['clauses_evidenced']} of {total['clauses']} clauses",
        f"Cells covered        {_share(total['numerator'], total['denominator'])}",
        f"Systems owned        {_share(owned['numerator'], owned['denominator'])}",
        f"Assessments due      {due}{reasons}{drafts}",
        f"Evidence expiring    {len(aims.measure('evidence_expiring'))} items within 180 days",
    ]
    missing = [spec.name for spec in TABLES if not aims.provided(spec.name)]
    if missing:
        lines.append(f"Not provided         {', '.join(missing)}")
    quarantined = len(aims.state("quarantine"))
    if quarantined:
        lines.append(f"Quarantined          {quarantined} entries, see reports/intake/quarantine.csv")
    return lines


def _findings(aims: Aims) -> list[str]:
    found = [row for row in aims.measure("findings") if row["severity"] != "note"]
    by_rule = Counter((row["severity"], row["rule"], row["remedy"]) for row in found)
    severities = Counter(row["severity"] for row in found)
    if not found:
        return ["No findings."]
    head = ", ".join(f"{severities[name]} {name}" for name in ("major", "minor", "opportunity") if severities[name])
    major = [[count, rule, remedy] for (severity, rule, remedy), count in by_rule.most_common() if severity == "major"]
    if not major:
        return [f"Findings: {head}."]
    rest = len(major) - MOST_RULES
    more = [f"... and {rest} more rules: aims measures findings"] if rest > 0 else []
    return [f"Findings: {head}. The major ones:", table(major[:MOST_RULES], ["", "rule", "what to do"]), *more]
