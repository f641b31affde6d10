"""Findings: every rule's rows, or one note where the source lacks a column that the rule needs."""

from __future__ import annotations

from datetime import date

from .facts import World
from .rules import RULES


def findings(world: World) -> list[dict]:
    if "findings" not in world.memo:
        world.memo["findings"] = [row for rule in RULES for row in _of_rule(world, rule)]
    return world.memo["findings"]


def _of_rule(world: World, name: str) -> list[dict]:
    rule = RULES[name]
    lacking = [need for need in rule.needs if not world.provides(*need.split("."))]
    if lacking:
        return [_row(world, name, "note", "source", lacking[0], None)]
    rows = []
    for subject_id, since_on, *own_severity in rule.fires(world):
        severity = own_severity[0] if own_severity else world.reference.rules[name]["severity"]
        rows.append(_row(world, name, severity, rule.subject_kind, subject_id, since_on))
    return rows


def _row(world: World, rule: str, severity: str, kind: str, subject_id: str, since_on: date | None) -> dict:
    return {
        "rule": rule,
        "severity": severity,
        "subject_kind": kind,
        "subject_id": subject_id,
        "requirement": world.reference.rules[rule]["requirement"],
        "since_on": since_on,
    }
