"""What does not meet its rule, grouped, so that two thousand findings are still one page."""

from __future__ import annotations

from . import _text as t
from ._chart import shortened
from ._exhibit import Exhibit
from ._html import Column, badge, counted, field, table

MOST = 20
NAMED = 2  # subjects named in a line
LONGEST = 30  # characters of such a name
SEVERITIES = ("major", "minor", "opportunity")


def top_findings(aims, most: int = MOST) -> Exhibit:
    """Findings by rule: how many, under which clause, what to do. The gravest and the most frequent come first."""
    findings = aims.measure("findings")
    groups = _grouped([row for row in findings if row["severity"] in SEVERITIES])
    systems = {row["system_id"]: row["name"] for row in aims.measure("register")}
    columns = (
        Column("Finding", lambda group: t.rule(group["rule"])),
        Column("Severity", lambda group: badge(group["severity"], group["severity"])),
        field("requirement", "Clause"),
        Column("Number", _number, number=True),
        Column("Where", lambda group: _where(group["subjects"], systems), kind="why"),
        field("remedy", "Remedy", kind="why"),
    )
    title = "Top findings and what to do about them"
    return Exhibit(
        title,
        table(title, groups, columns, most=most, sheet="findings", what="kinds"),
        caption=_caption(findings),
        sources=("findings",),
    )


def _grouped(findings: list[dict]) -> list[dict]:
    groups: dict[tuple, dict] = {}
    for row in findings:
        key = (row["severity"], row["rule"])
        group = groups.setdefault(key, {**row, "subjects": []})
        group["subjects"].append(row["subject_id"])
    return sorted(
        groups.values(), key=lambda group: (SEVERITIES.index(group["severity"]), -len(group["subjects"]), group["rule"])
    )


def _where(subjects: list[str], systems: dict[str, str]) -> str:
    """The first subjects, systems by name: a reader of the board knows no ids."""
    shown = ", ".join(shortened(systems.get(subject, t.words(subject)), LONGEST) for subject in subjects[:NAMED])
    more = len(subjects) - NAMED
    return f"{shown} and {more:,} more" if more > 0 else shown


def _number(group: dict) -> object:
    return counted(group["subjects"], "findings", rule=group["rule"], severity=group["severity"])


def _caption(findings: list[dict]) -> str:
    counts = {severity: sum(row["severity"] == severity for row in findings) for severity in SEVERITIES}
    said = t.listed(f"{number:,} {severity}" for severity, number in counts.items() if number) or "none"
    unchecked = [row for row in findings if row["severity"] == "note"]
    absent = sorted({row["subject_id"] for row in unchecked})
    note = (
        f" {t.sentence(t.count(len(unchecked), 'rule'))} could not be checked, not in source: {t.listed(absent)}."
        if absent
        else ""
    )
    return f"{t.sentence(said)}.{note}"
