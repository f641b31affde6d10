"""The figures a director remembers: level, controls, clauses, and only then cells."""

from __future__ import annotations

from markupsafe import Markup

from . import _text as t
from ._exhibit import Exhibit
from ._html import bar, joined, taken

TILE = Markup('<div class="tile {}"><dt>{}</dt><dd><b>{}</b> {}</dd><dd class="note">{}</dd></div>')


def headline(aims) -> Exhibit:
    """Controls fully evidenced, clauses fully evidenced, and cells with numerator and denominator."""
    total, maturity = aims.measure("coverage_total")[0], aims.measure("maturity")[0]
    target = maturity["next_level"]
    ahead = (
        Markup("{} of {} areas at {}").format(
            taken(maturity, "areas_at_next", "maturity"), taken(maturity, "areas", "maturity"), t.level(target)
        )
        if target is not None
        else "every area at the top"
    )
    tiles = (
        ("level", "AIMS level", taken(maturity, "level", "maturity", show=t.level), "", ahead),
        _share("Controls fully evidenced", total, "controls_evidenced", "controls_applicable"),
        _share("Clauses fully evidenced", total, "clauses_evidenced", "clauses"),
        _share("Cells covered", total, "numerator", "denominator", "second"),
    )
    html = Markup('<dl class="tiles">{}</dl>').format(joined(TILE.format(*tile) for tile in tiles))
    return Exhibit(
        "Headline",
        html,
        sources=("coverage_total", "maturity", "coverage", "cells"),
        caption="Fully evidenced: current evidence covers every cell, one for the organisation or for each system. "
        + t.LEVEL_NOTE,
    )


def _share(title: str, total: dict, numerator: str, denominator: str, kind: str = "first") -> tuple:
    if not total[denominator]:
        return kind, title, t.NOTHING, "", ""
    ratio = total[numerator] / total[denominator]
    small = Markup('<span class="of">of {}</span>').format(taken(total, denominator, "coverage_total"))
    return kind, title, taken(total, numerator, "coverage_total"), small, joined((bar(ratio), " ", t.percent(ratio)))
