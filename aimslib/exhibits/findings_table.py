"""Every finding rule and what it found: the rules that fire with their subjects, those that found nothing by name."""

from __future__ import annotations

from markupsafe import Markup

from ..measures import rules
from . import _register as register
from . import _text as t
from ._exhibit import Exhibit, Source
from ._html import Column, badge, counted, paragraph, table

NAMED = 6  # subjects shown of a rule; all are in the sheet
SEVERITIES = ("major", "minor", "opportunity", "note")


def findings_table(aims, most: int = NAMED) -> Exhibit:
    """Findings rule by rule, the gravest first: where, what, since when; and which rules were checked in vain."""
    findings = aims.measure("findings")
    statements = {row["rule"]: row["statement"] for row in aims.reference("findings")}
    names = register.systems(aims)
    groups = _grouped([row for row in findings if row["severity"] != "note"])
    rows = [row for group in groups for row in _lines(group, most)]
    columns = (
        Column("Subject", lambda row: _subject(row, names)),
        Column("Detail", lambda row: register.detail(row["detail"], "findings"), kind="matter"),
        Column("Since", lambda row: t.short_day(row["since_on"]), kind="date"),
    )
    title = "Findings by rule"
    html = table(title, rows, columns, group=lambda row: _heading(row["group"], statements))
    return Exhibit(
        title,
        html + paragraph(_silent(findings)),
        caption=f"Of each rule the first {most}. Rules are those of reference/findings.csv; each is one file of SQL.",
        sources=("findings", Source("findings", "reference")),
    )


def _grouped(findings: list[dict]) -> list[list[dict]]:
    groups: dict[tuple, list[dict]] = {}
    for row in findings:
        groups.setdefault((SEVERITIES.index(row["severity"]), row["rule"]), []).append(row)
    return [groups[key] for key in sorted(groups, key=lambda key: (key[0], -len(groups[key]), key[1]))]


def _lines(group: list[dict], most: int) -> list[dict]:
    """The first findings of a rule, and a line that counts the others."""
    more = len(group) - most
    lines = [{**row, "group": group} for row in group[:most]]
    if more > 0:
        said = f"and {more:,} more rows in tables.xlsx, sheet findings (rule {group[0]['rule']})"
        lines.append({"subject_id": None, "detail": said, "since_on": None, "group": group})
    return lines


def _heading(group: list[dict], statements: dict[str, str]) -> Markup:
    first = group[0]
    number = counted(group, "findings", rule=first["rule"], severity=first["severity"])
    return Markup("{} {} {} <span class='why'>clause {}. {}. Remedy: {}. Rule {}.</span>").format(
        number,
        badge(first["severity"], first["severity"]),
        t.rule(first["rule"]),
        first["requirement"],
        statements[first["rule"]].rstrip("."),
        first["remedy"].rstrip("."),
        first["rule"],
    )


def _subject(row: dict, names: dict[str, str]) -> str:
    if row["subject_id"] is None:
        return "…"
    return register.named(names, row["subject_id"]) if row["subject_id"] in names else t.words(row["subject_id"])


def _silent(findings: list[dict]) -> str:
    """The rules that found nothing, and those that could not be checked."""
    unchecked = {row["rule"]: row["subject_id"] for row in findings if row["severity"] == "note"}
    fired = {row["rule"] for row in findings}
    silent = [t.rule(name).lower() for name in rules() if name not in fired]
    said = [
        f"Checked, nothing found: {t.listed(silent)}." if silent else "Every rule that was checked found something."
    ]
    if unchecked:
        absent = t.listed(f"{t.rule(name).lower()} ({column})" for name, column in unchecked.items())
        said.append(f"Not checked, because the source has no such column: {absent}.")
    return " ".join(said)
