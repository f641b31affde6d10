"""Scenarios side by side: what each would change, on what assumptions, and what it costs."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from .. import plan as plans
from ..scenario import Comparison, ScenarioError, find, what_if
from . import _text as t
from ._exhibit import Exhibit, Source
from ._html import Column, badge, figure, joined, table

TITLE = "What if?"
SHEET = "scenarios"
DEFINITION = "Figures today and as each scenario of params/scenarios/ would make them, all effective on as_of."
# Figure -> what a reader calls it, and how it is shown.
FIGURES = {
    "level": ("Level of the AIMS", t.level),
    "areas_risen": ("Areas that rise", t.number),
    "coverage": ("Cells covered", t.percent),
    "cells_changed": ("Cells that change", t.number),
    "controls_evidenced": ("Controls fully evidenced", t.number),
    "findings_closed": ("Findings closed", t.number),
    "findings_opened": ("Findings opened", t.number),
    "systems_in_scope": ("Systems in scope", t.number),
    "effort": ("Effort in person-days", plans.days),
}


def scenarios(aims, names: Sequence[str] | None) -> Exhibit:
    """The figures of up to three scenarios of params/scenarios/ beside those of today; none where params name none.

    A scenario is of its day: one whose actions do not apply to the registers of as_of (the audit is done, the system
    is not registered yet) is named with the reason, and the report goes on. A file that is wrong is an error.
    """
    if not names:
        said = "No scenario is named: params may list up to three of params/scenarios/."
        return Exhibit(TITLE, caption=said, asked=False)
    effort = plans.read_effort(aims.workspace)
    found, apart = [], []
    for one in [find(aims.workspace, name) for name in names]:
        try:
            found.append(what_if(aims, one))
        except ScenarioError as error:
            apart.append(Markup("<p><b>{}</b> does not apply on {}: {}</p>").format(one.name, t.day(aims.as_of), error))
    if not found:
        return Exhibit(TITLE, joined(apart))
    rows = [row for one in found for row in _rows(one, effort)]
    columns = [Column("", lambda row: FIGURES[row["figure"]][0]), Column("Today", _today, number=True)]
    columns += [Column(one.scenario.name, _then(one.scenario.name, rows), number=True) for one in found]
    first = [row for row in rows if row["scenario"] == found[0].scenario.name]
    return Exhibit(
        TITLE,
        table(TITLE, first, columns) + joined([*map(_words, found), *apart]),
        caption=f"As if everything were done on {t.day(aims.as_of)}; nothing in the registers was changed. Efforts are "
        f"those of {effort.file}, a convention. Findings opened include those on evidence that has yet to be filed.",
        sources=(Source(SHEET, "given", rows=tuple(rows), definition=DEFINITION),),
    )


def _rows(one: Comparison, effort: plans.Effort) -> list[dict]:
    """scenario, figure, before, after; before is empty for what only a change has."""
    (level, level_after), (coverage, covered_after) = one.level, one.coverage
    systems = [len(side.measure("coverage_by_system")) for side in (one.before, one.after)]
    risen = sum((row["level_after"] or 0) > (row["level_before"] or 0) for row in one.areas)
    pairs = {
        "level": (level, level_after),
        "areas_risen": (None, risen),
        "coverage": (coverage["ratio"], covered_after["ratio"]),
        "cells_changed": (None, len(one.cells_changed)),
        "controls_evidenced": (coverage["controls_evidenced"], covered_after["controls_evidenced"]),
        "findings_closed": (None, len(one.findings_closed)),
        "findings_opened": (None, len(one.findings_opened)),
        "systems_in_scope": tuple(systems),
        "effort": (None, effort.total(one.steps)),
    }
    return [
        {"scenario": one.scenario.name, "figure": name, "before": before, "after": after}
        for name, (before, after) in pairs.items()
    ]


def _today(row: dict) -> Markup | str:
    return "" if row["before"] is None else _figure(row, "before")


def _then(name: str, rows: list[dict]):
    of_this = {row["figure"]: row for row in rows if row["scenario"] == name}
    return lambda row: _figure(of_this[row["figure"]], "after")


def _figure(row: dict, side: str) -> Markup:
    shown = FIGURES[row["figure"]][1](row[side])
    return figure(row[side], shown, SHEET, f"column:{side}", scenario=row["scenario"], figure=row["figure"])


def _words(one: Comparison) -> Markup:
    """What is done and on which assumptions, and whether the target is reached."""
    target = Markup("")
    if one.target_met is not None:
        said = "reaches" if one.target_met else "misses"
        target = badge(f"{said} {one.scenario.target.text}", "good" if one.target_met else "major")
    done = "; ".join(step.action.text for step in one.steps)
    assumed = " ".join(("Assumed:", *one.scenario.assumptions)) if one.scenario.assumptions else ""
    return Markup("<p><b>{}</b> {} {}. {}</p>").format(one.scenario.name, target, t.sentence(done), assumed)
