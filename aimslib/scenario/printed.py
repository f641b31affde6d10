"""A comparison as a terminal shows it, on a screen, and as JSON for programs."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date

from ..printing import table
from .comparison import Comparison

MOST = 12  # rules or groups of cells: a screen is a screen
CONVENTION = "ML0-ML3 is a convention of this library, not part of the standard."


def screen(comparison: Comparison) -> str:
    """What was assumed and done, then level, areas, coverage, findings and cells, before -> after."""
    scenario = comparison.scenario
    before, after = comparison.coverage
    parts = [
        f"What if: {scenario.name}, as of {comparison.before.as_of}",
        *(f"Assumed: {one}" for one in scenario.assumptions),
        "",
        *_actions(comparison),
        "",
        f"Level     {_level(comparison.level[0])} -> {_level(comparison.level[1])}. {CONVENTION}",
        f"Covered   {_share(before)} -> {_share(after)} of the cells",
        f"Controls  {_controls(before)} -> {_controls(after)} fully evidenced",
        *_target(comparison),
        "",
        _areas(comparison),
        "",
        *_findings(comparison),
        "",
        *_cells(comparison),
    ]
    return "\n".join(parts)


def as_dict(comparison: Comparison) -> dict:
    """The whole comparison as plain values: numbers, booleans, null, ISO dates, lists."""
    scenario = comparison.scenario
    before, after = comparison.coverage
    content = {
        "name": scenario.name,
        "as_of": comparison.before.as_of,
        "assumptions": list(scenario.assumptions),
        "actions": [
            {
                "number": number,
                "kind": step.action.called(),
                "text": step.action.text,
                "pieces_of_work": len(step.work),
                "edits": len(step.edits),
            }
            for number, step in enumerate(comparison.steps, 1)
        ],
        "target": _target_values(comparison),
        "level": {"before": comparison.level[0], "after": comparison.level[1]},
        "areas": comparison.areas,
        "coverage": {"before": before, "after": after},
        "findings": {
            "closed": comparison.findings_closed,
            "opened": comparison.findings_opened,
            "to_complete": len(comparison.findings_to_complete),
        },
        "cells": comparison.cells_changed,
    }
    return json.loads(json.dumps(content, default=_plain))


def as_json(comparison: Comparison) -> str:
    """`as_dict` as text."""
    return json.dumps(as_dict(comparison), ensure_ascii=False, indent=2)


def _plain(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"no JSON form for {type(value).__name__}")


def _target_values(comparison: Comparison) -> dict | None:
    target = comparison.scenario.target
    if target is None:
        return None
    return {
        "level": target.level,
        "coverage": target.coverage,
        "area": target.area,
        "met": comparison.target_met,
        "missed": comparison.target_missed,
    }


def _actions(comparison: Comparison) -> list[str]:
    if not comparison.steps:
        return ["No action: nothing changes."]
    lines = []
    for number, step in enumerate(comparison.steps, 1):
        pieces = len(step.work)
        said = pieces == 1 or f" {pieces} " in step.action.text
        lines.append(f"{number:>3}. {step.action.text}" + ("" if said else f" ({pieces} in all)"))
    return lines


def _target(comparison: Comparison) -> list[str]:
    target = comparison.scenario.target
    if target is None:
        return []
    state = "reached" if comparison.target_met else f"missed: {'; '.join(comparison.target_missed)}"
    return [f"Target    {target.text}: {state}"]


def _areas(comparison: Comparison) -> str:
    rows = []
    for row in comparison.areas:
        asked = ", ".join(sorted({one["criterion"] for one in row["next_criteria"]}))
        rows.append(
            [
                row["area"],
                row["title"],
                _moved(_level(row["level_before"]), _level(row["level_after"])),
                _moved(
                    f"{row['numerator_before']}/{row['denominator_before']}",
                    f"{row['numerator_after']}/{row['denominator_after']}",
                ),
                f"{_level(row['next_level'])}: {asked}" if asked else "",
            ]
        )
    return table(rows, ["area", "", "level", "cells covered", "still asked for by"])


def _findings(comparison: Comparison) -> list[str]:
    closed, opened = (
        Counter(row["rule"] for row in rows) for rows in (comparison.findings_closed, comparison.findings_opened)
    )
    lines = [f"Findings: {closed.total()} closed, {opened.total()} opened."]
    if lacking := len(comparison.findings_to_complete):
        lines.append(f"{lacking} of those opened ask for the location or the reviewer of what the actions collect.")
    rules = sorted({*closed, *opened}, key=lambda rule: (-closed[rule] - opened[rule], rule))
    if rules:
        rows = [[rule, closed[rule] or "", opened[rule] or ""] for rule in rules[:MOST]]
        lines.append(table(rows, ["rule", "closed", "opened"]))
    return lines + _more(len(rules), "rules")


def _cells(comparison: Comparison) -> list[str]:
    changed = comparison.cells_changed
    groups = Counter((row["action"] or 0, row["before"], row["after"]) for row in changed)
    lines = [f"Cells: {len(changed)} changed."]
    if groups:
        rows = [
            [count, _moved(was or "not required", becomes or "not required"), f"action {number}" if number else "-"]
            for (number, was, becomes), count in sorted(groups.items(), key=lambda one: (one[0][0], -one[1], str(one)))
        ]
        lines.append(table(rows[:MOST], ["", "state", "because of"]))
    return lines + _more(len(groups), "groups")


def _more(number: int, what: str) -> list[str]:
    return [f"... and {number - MOST} more {what}: --json has them all"] if number > MOST else []


def _moved(before: str, after: str) -> str:
    return before if before == after else f"{before} -> {after}"


def _level(level: int | None) -> str:
    return "n/a" if level is None else f"ML{level}"


def _share(row: dict) -> str:
    if not row["denominator"]:
        return "n/a"
    return f"{row['numerator']} of {row['denominator']} ({100 * row['numerator'] // row['denominator']} %)"


def _controls(row: dict) -> str:
    return f"{row['controls_evidenced']} of {row['controls_applicable']}"
