"""What the audit report covers: systems, requirements, cells and evidence in numbers, and who holds the roles."""

from __future__ import annotations

from markupsafe import Markup

from . import _text as t
from ._exhibit import Exhibit, Source
from ._html import Column, counted, field, joined, table, taken

LINE = Markup("<tr><th scope='row'>{}</th><td>{}</td></tr>")


def audit_scope(aims) -> Exhibit:
    """Systems in and out of scope, requirements and exclusions, cells, evidence, findings; then the roles."""
    lines = (*_systems(aims), *_requirements(aims), *_evidence(aims))
    facts = Markup(
        '<div class="scroll" role="region" tabindex="0" aria-label="Scope in numbers"><table class="facts">'
        "<caption>Scope in numbers</caption><tbody>{}</tbody></table></div>"
    ).format(joined(LINE.format(what, said) for what, said in lines))
    return Exhibit(
        "Scope of this report",
        facts + Markup("<h4>Roles of the AIMS</h4>") + _roles(aims),
        caption=t.not_provided(aims, "roles"),
        sources=(
            "register",
            "coverage",
            "coverage_total",
            "findings",
            Source("evidence", "table"),
            Source("roles", "table"),
        ),
    )


def _systems(aims) -> list[tuple]:
    rows = aims.measure("register")
    return [
        ("Systems registered", counted(rows, "register")),
        ("in scope of the AIMS", counted([row for row in rows if row["in_scope"]], "register", in_scope=True)),
        ("out of scope", counted([row for row in rows if row["aims_scope"] == "no"], "register", aims_scope="no")),
        (
            "retired, with what has to be kept",
            counted(
                [row for row in rows if row["aims_scope"] == "yes" and not row["in_scope"]],
                "register",
                aims_scope="yes",
                in_scope=False,
            ),
        ),
    ]


def _requirements(aims) -> list[tuple]:
    rows, total = aims.measure("coverage"), aims.measure("coverage_total")[0]
    excluded = [row for row in rows if row["excluded"]]
    return [
        ("Requirements: clauses 4-10 and controls of Annex A", counted(rows, "coverage")),
        ("controls excluded", counted(excluded, "coverage", excluded=True)),
        ("Cells: each requirement for the organisation or for a system", taken(total, "denominator", "coverage_total")),
        ("cells covered by current evidence", taken(total, "numerator", "coverage_total")),
    ]


def _evidence(aims) -> list[tuple]:
    findings = aims.measure("findings")
    return [
        ("Rows of evidence", counted(aims.table("evidence"), "data_evidence")),
        *(
            (
                f"Findings: {severity}",
                counted([row for row in findings if row["severity"] == severity], "findings", severity=severity),
            )
            for severity in ("major", "minor", "opportunity")
        ),
    ]


def _roles(aims) -> Markup:
    rows = [row for row in aims.table("roles") if row["from_on"] <= aims.as_of]
    columns = (
        Column("Role", lambda row: t.sentence(t.words(row["role"]))),
        field("holder", "Holder"),
        field("from_on", "From", t.short_day, kind="date"),
        field("until_on", "Until", t.short_day, kind="date"),
    )
    return table("Roles of the AIMS", rows, columns, most=40, sheet="data_roles")
