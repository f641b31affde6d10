"""A plan for a terminal, and for a program."""

from __future__ import annotations

from .. import scenario
from ..printing import table
from .effort import days as shown
from .make import Plan, Step

PEOPLE = 12  # shown by name; the others are counted
ACROSS = 96  # characters of an action's sentence


def screen(plan: Plan) -> str:
    """The plan as text: what it takes, proof, month by month, by whom, and the single actions that buy most."""
    if plan.reached:
        return f"{_name(plan)} is at ML{plan.level} or above on {plan.as_of}: there is nothing to plan."
    if plan.blocked:
        return _blocked(plan)
    parts = [_head(plan), *(_month(plan, month, days) for month, days in plan.by_month().items()), _owners(plan)]
    return "\n\n".join([*parts, _worth(plan)])


def proof(plan: Plan) -> str:
    """What is known of the plan's effort, in a sentence."""
    if not plan.gap:
        return "Optimal: no cheaper plan exists with these actions and efforts."
    return (
        f"Not proven to be cheapest: no plan takes less than {_days(plan.bound)}, this one is up to "
        f"{100 * plan.gap:.2g} % above that. More --time-limit may find a cheaper one."
    )


def content(plan: Plan) -> dict:
    """The plan as plain values: what `aims plan --json` prints."""
    before, after = plan.comparison.coverage
    return {
        "as_of": plan.as_of.isoformat(),
        "target": {"level": plan.level, "area": plan.area},
        "reached": plan.reached,
        "blocked": [vars(one) for one in plan.blocked],
        "effort": plan.effort,
        "bound": plan.bound,
        "gap": plan.gap,
        "proven": not plan.blocked and not plan.gap,
        "effort_file": plan.effort_file,
        "months": [{"month": month, "effort": days} for month, days in plan.by_month().items()],
        "owners": [{"owner": name, "effort": days} for name, days in plan.by_owner().items()],
        "actions": [{**vars(step), "subjects": list(step.subjects)} for step in plan.steps],
        "areas": [
            {name: row[name] for name in ("area", "level_before", "level_after")} for row in plan.comparison.areas
        ],
        "coverage": {"before": before["ratio"], "after": after["ratio"]},
        "curve": [vars(point) for point in plan.curve],
        "single_actions": [
            {
                "text": one.text,
                "alike": one.alike,
                "effort": one.effort,
                "cells": one.cells,
                "criteria": [f"ML{level} {area} {name}" for level, area, name in one.criteria],
                "areas": list(one.areas),
            }
            for one in plan.worth
        ],
        "scenario": scenario.write(plan.scenario) if plan.steps else None,
    }


def _name(plan: Plan) -> str:
    return f"Area {plan.area}" if plan.area else "The AIMS"


def _days(value: float) -> str:
    return f"{shown(value)} person-days"


def _head(plan: Plan) -> str:
    before, after = plan.comparison.coverage
    first, last = plan.curve[0], plan.curve[-1]
    levels = "" if plan.area else "Level ML{} -> ML{}. ".format(*plan.comparison.level)
    return "\n".join(
        [
            f"Plan to {plan.target}, as of {plan.as_of}: {_days(plan.effort)}",
            proof(plan),
            f"{levels}Areas at ML{plan.level}: {first.areas} -> {last.areas} of {plan.areas}. Cells covered: "
            f"{before['numerator']} of {before['denominator']} -> {after['numerator']} of {after['denominator']}.",
            f"Efforts are those of {plan.effort_file}, a convention: put your own in params/effort.yaml.",
        ]
    )


def _blocked(plan: Plan) -> str:
    lines = [f"{_name(plan)} can't reach ML{plan.level} by what can be done on {plan.as_of}:"]
    for one in plan.blocked:
        value = "n/a" if one.value is None else f"{100 * one.value:.0f} %"
        asked = f"{one.area} {one.criterion} (ML{one.level}): {value} instead of {100 * one.threshold:.0f} %"
        lines.append(f"  {asked}\n    {one.reason}")
    return "\n".join(lines)


def _month(plan: Plan, month: int, days: float) -> str:
    rows = [[f"{step.effort:.2f}", _named(step), _people(step)] for step in plan.steps if step.month == month]
    return f"Month {month}: {_days(days)}\n" + table(rows, ["days", "what", "who"])


def _named(step: Step) -> str:
    """The action, with its ids where there is room for them."""
    full = f"{step.text} ({', '.join(step.subjects)})"
    return full if step.pieces > 1 and len(full) <= ACROSS else _short(step.text)


def _people(step: Step) -> str:
    names = list(step.owners)
    return names[0] if len(names) == 1 else f"{len(names)} people"


def _owners(plan: Plan) -> str:
    people = list(plan.by_owner().items())
    rows = [[f"{days:.2f}", name] for name, days in people[:PEOPLE]]
    if len(people) > PEOPLE:
        rows.append([f"{sum(days for _, days in people[PEOPLE:]):.2f}", f"{len(people) - PEOPLE} others"])
    return "Who does it\n" + table(rows, ["days", "who"])


def _worth(plan: Plan) -> str:
    rows = [
        [
            f"{one.effort:.2f}",
            _short(one.text) + (f" (one of {one.alike} alike)" if one.alike > 1 else ""),
            one.cells,
            len(one.criteria),
            ", ".join(one.areas),
        ]
        for one in plan.worth
    ]
    head = "What buys most: each alone and today, areas that rise first, for a person-day"
    return f"{head}\n" + table(rows, ["days", "what", "cells", "criteria", "areas that rise"])


def _short(text: str) -> str:
    return text if len(text) <= ACROSS else text[: ACROSS - 1].rstrip() + "…"
