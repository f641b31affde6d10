"""The figures a director remembers: level, controls, clauses, and only then cells."""

from __future__ import annotations

from markupsafe import Markup

from . import _text as t
from ._exhibit import Exhibit
from ._html import bar, joined

TILE = Markup('<div class="tile {}"><dt>{}</dt><dd><b>{}</b> {}</dd><dd class="note">{}</dd></div>')


def headline(aims) -> Exhibit:
    """Controls fully evidenced, clauses fully evidenced, and cells with numerator and denominator."""
    total, maturity = aims.measure("coverage_total")[0], aims.measure("maturity")[0]
    target = maturity["next_level"]
    ahead = (
        f"{t.of(maturity['areas_at_next'], maturity['areas'])} areas at {t.level(target)}"
        if target is not None
        else "every area at the top"
    )
    tiles = (
        ("level", "AIMS level", t.level(maturity["level"]), "", ahead),
        _share("Controls fully evidenced", total["controls_evidenced"], total["controls_applicable"]),
        _share("Clauses fully evidenced", total["clauses_evidenced"], total["clauses"]),
        _share("Cells covered", total["numerator"], total["denominator"], "second"),
    )
    html = Markup('<dl class="tiles">{}</dl>').format(joined(TILE.format(*tile) for tile in tiles))
    return Exhibit(
        "Headline",
        html,
        sources=("coverage_total", "coverage", "cells"),
        caption="Fully evidenced: current evidence covers every cell, one for the organisation or for each system. "
        + t.LEVEL_NOTE,
    )


def _share(title: str, numerator: int, denominator: int, kind: str = "first") -> tuple:
    if not denominator:
        return kind, title, t.NOTHING, "", ""
    small = Markup('<span class="of">of {}</span>').format(t.number(denominator))
    note = Markup("{} {}").format(bar(numerator / denominator), t.percent(numerator / denominator))
    return kind, title, t.number(numerator), small, note
