"""What stands below the what-if's picture: the level in words, findings, cells and why they changed."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from .. import plan as plans
from ..scenario import Comparison
from . import _text as t
from ._gaps import ORGANISATION
from ._html import Column, badge, field, table

MOST = 25  # rows of a table; the command prints them all
ASKS = 3  # criteria of the next level that are named


def level(comparison: Comparison) -> Markup:
    """The level before and after, in a sentence that a screen reader is told."""
    before, after = comparison.level
    said = "stays at" if before == after else "moves from"
    to = Markup("") if before == after else Markup(" to <b>{}</b>").format(t.level(after))
    return Markup('<p class="what-if-level" data-before="{}" data-after="{}">The AIMS {} <b>{}</b>{}.</p>').format(
        t.level(before), t.level(after), said, t.level(before), to
    )


def figures(comparison: Comparison, effort: float | None) -> Markup:
    """The figures that people ask for, before and after."""
    before, after = comparison.coverage
    rows = [
        ("Cells covered", _share(before), _share(after)),
        ("Areas at each level", _areas(comparison, "before"), _areas(comparison, "after")),
        ("Findings", *(t.number(_findings(side)) for side in (comparison.before, comparison.after))),
    ]
    body = Markup("").join(
        Markup('<tr><th scope="row">{}</th><td>{}</td><td>{}</td></tr>').format(*row) for row in rows
    )
    days = "" if effort is None else Markup("<p>Effort of what is chosen: <b>{}</b>.</p>").format(_days(effort))
    return Markup(
        '<table class="what-if-figures"><caption>Before and after</caption><thead><tr><th scope="col"></th>'
        '<th scope="col">Before</th><th scope="col">After</th></tr></thead><tbody>{}</tbody></table>'
        '{}{}{}<p class="aims-muted">{}</p>'
    ).format(body, days, _target(comparison), _next(comparison), t.LEVEL_NOTE)


def details(comparison: Comparison) -> Markup:
    """Findings closed and opened, cells changed and why."""
    closed, opened, cells = comparison.findings_closed, comparison.findings_opened, comparison.cells_changed
    return Markup("<h3>Findings closed: {}</h3>{}<h3>Findings opened: {}</h3>{}<h3>Cells changed: {}</h3>{}").format(
        t.number(len(closed)),
        table("Findings closed", closed, FINDINGS, most=MOST),
        t.number(len(opened)),
        table("Findings opened", opened, FINDINGS, most=MOST),
        t.number(len(cells)),
        table("Cells changed, and why", cells, CELLS, most=MOST),
    )


FINDINGS = (
    Column("Severity", lambda row: badge(t.sentence(row["severity"]), row["severity"])),
    Column("Finding", lambda row: t.rule(row["rule"])),
    field("subject_id", "Subject", kind="code"),
    field("detail", "Detail", kind="why"),
)
CELLS = (
    field("requirement", "Requirement", kind="code"),
    Column("System", lambda row: row["system_id"] or ORGANISATION),
    Column("Before", lambda row: _state(row["before"])),
    Column("After", lambda row: _state(row["after"])),
    Column("Because", lambda row: f"{row['action']}. {row['because']}" if row["action"] else "", kind="why"),
)


def _state(state: str | None) -> Markup | str:
    return "not required" if state is None else badge(t.STATES[state].lower(), state)


def _share(row: dict) -> str:
    return f"{t.of(row['numerator'], row['denominator'])} ({t.percent(row['ratio'])})"


def _areas(comparison: Comparison, side: str) -> str:
    levels = [row[f"level_{side}"] for row in comparison.areas]
    known = sorted({one for one in levels if one is not None}, reverse=True)
    return ", ".join(f"{levels.count(one)} at {t.level(one)}" for one in known)


def _findings(aims) -> int:
    return sum(row["severity"] != "note" for row in aims.measure("findings"))


def _days(effort: float) -> str:
    return plans.days(effort) + (" person-day" if effort == 1 else " person-days")


def _target(comparison: Comparison) -> Markup:
    if comparison.target_met is None:
        return Markup("")
    missed: Sequence[str] = comparison.target_missed
    said = f"missed: {t.listed(missed)}" if missed else "reached"
    return Markup("<p>Target {} is {}.</p>").format(comparison.scenario.target.text, said)


def _next(comparison: Comparison) -> Markup:
    """What the lowest areas still lack for their next level."""
    lowest = comparison.level[1]
    behind = [row for row in comparison.areas if row["level_after"] == lowest and row["next_criteria"]]
    if not behind:
        return Markup("")
    lines = Markup("").join(
        Markup("<li><b>{}</b> {}: {}{}</li>").format(
            row["area"],
            row["title"],
            ", ".join(t.criterion(one["criterion"]) for one in row["next_criteria"][:ASKS]),
            f", {len(row['next_criteria']) - ASKS} more" if len(row["next_criteria"]) > ASKS else "",
        )
        for row in behind
    )
    return Markup("<details><summary>What {} {} for {}</summary><ul>{}</ul></details>").format(
        t.count(len(behind), "area"), "still lacks" if len(behind) == 1 else "still lack", t.level(lowest + 1), lines
    )
