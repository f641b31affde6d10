"""Where are we, on one terminal screen: level, areas, systems, what is due and the findings that weigh most."""

from __future__ import annotations

from collections import Counter

from . import verdict
from .aims import Aims
from .printing import table
from .tables import TABLES


def screen(aims: Aims) -> str:
    """At most a screen of text: 24 lines of areas and figures, then findings by rule. No pandas, no plotting."""
    parts = [
        f"{aims.workspace.root.name}, as of {aims.as_of}" if aims.workspace else f"As of {aims.as_of}",
        verdict.standing(aims),
        verdict.CONVENTION,
        "",
        _areas(aims),
        "",
        *_figures(aims),
        "",
        *_findings(aims),
    ]
    return "\n".join(parts)


def _areas(aims: Aims) -> str:
    coverage = {row["area"]: row for row in aims.measure("coverage_by_area")}
    rows = [
        [
            row["area"],
            row["title"],
            verdict.level_name(row["level"]),
            f"{row['criteria_met']}/{row['criteria_total']} met for {verdict.level_name(row['next_level'])}"
            if row["next_level"] is not None
            else "",
            verdict.ratio_text(coverage[row["area"]]["numerator"], coverage[row["area"]]["denominator"]),
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
    lines = [
        f"Fully evidenced      {total['controls_evidenced']} of {total['controls_applicable']} controls, "
        f"{total['clauses_evidenced']} of {total['clauses']} clauses",
        f"Cells covered        {verdict.ratio_text(total['numerator'], total['denominator'])}",
        f"Systems owned        {verdict.ratio_text(owned['numerator'], owned['denominator'])}",
        f"Assessments due      {due}{reasons}",
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
    major = [[count, rule, remedy] for (severity, rule, remedy), count in by_rule.items() if severity == "major"]
    return [f"Findings: {head}. The major ones:", table(major, ["", "rule", "what to do"])] if major else [f"Findings: {head}."]
