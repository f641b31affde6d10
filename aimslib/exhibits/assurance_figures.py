"""How much of the standard is evidenced, in the few figures that a questionnaire asks for."""

from __future__ import annotations

from markupsafe import Markup

from . import _text as t
from ._exhibit import Exhibit
from ._html import bar, joined, taken

TILE = Markup('<div class="tile {}"><dt>{}</dt><dd><b>{}</b> {}</dd><dd class="note">{}</dd></div>')
OF = Markup('<span class="of">of {}</span>')


def assurance_figures(aims) -> Exhibit:
    """Controls and clauses evidenced, the share of cells that is covered, and the level on the ladder."""
    total = aims.measure("coverage_total")[0]
    level = next(row for row in aims.measure("assurance") if row["topic"] == "maturity")
    tiles = (
        _share("Controls fully evidenced", total, "controls_evidenced", "controls_applicable"),
        _share("Clauses fully evidenced", total, "clauses_evidenced", "clauses"),
        _share("Coverage by current evidence", total, "numerator", "denominator", "second"),
        TILE.format(
            "second",
            "Level on our ladder",
            taken(level, "numerator", "assurance", "topic", "item", show=t.level),
            OF.format(taken(level, "denominator", "assurance", "topic", "item", show=t.level)),
            "the lowest area decides",
        ),
    )
    caption = (
        "Fully evidenced: current evidence covers every cell, one for the organisation or for each AI system that the "
        f"requirement applies to. Evidence that lapsed, or predates a material change, does not count. {t.LEVEL_NOTE}"
    )
    return Exhibit(
        "How much is evidenced",
        Markup('<dl class="tiles">{}</dl>').format(joined(tiles)),
        caption=caption,
        sources=("coverage_total", "assurance"),
    )


def _share(title: str, row: dict, numerator: str, denominator: str, kind: str = "first") -> Markup:
    if not row[denominator]:
        return TILE.format(kind, title, t.NOTHING, "", "")
    ratio = row[numerator] / row[denominator]
    return TILE.format(
        kind,
        title,
        taken(row, numerator, "coverage_total"),
        OF.format(taken(row, denominator, "coverage_total")),
        Markup("{} {}").format(bar(ratio), t.percent(ratio)),
    )
