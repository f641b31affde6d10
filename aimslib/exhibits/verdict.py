"""The report in one sentence."""

from __future__ import annotations

from markupsafe import Markup

from . import _text as t
from ._exhibit import Exhibit

FEW = 3  # areas that a sentence can name


def verdict(aims) -> Exhibit:
    """Where the AIMS stands, what holds it back, and what the board is asked for."""
    maturity, total = aims.measure("maturity")[0], aims.measure("coverage_total")[0]
    needed = len(aims.measure("decisions_needed"))
    asks = f"{t.count(needed, 'matter needs', 'matters need')} a decision" if needed else "nothing needs a decision"
    evidence = (
        f"{t.of(total['controls_evidenced'], total['controls_applicable'])} applicable controls are fully evidenced"
    )
    level = f"The AI management system is at {t.level(maturity['level'])}{_held_back(aims, maturity)}"
    text = f"{level}; {evidence}, and {asks}."
    return Exhibit("Verdict", Markup('<p class="verdict">{}</p>').format(text), caption=t.from_snapshot(aims))


def _held_back(aims, maturity: dict) -> str:
    if maturity["next_level"] is None:
        return ", the top of the ladder"
    blocking, target = maturity["blocking"], t.level(maturity["next_level"])
    titles = {row["area"]: row["title"] for row in aims.measure("maturity_by_area")}
    if len(blocking) == maturity["areas"]:
        by = f"all {len(blocking)} areas"
    elif len(blocking) > FEW:
        by = f"{t.of(len(blocking), maturity['areas'])} areas"
    else:
        by = t.listed(titles[area] for area in blocking)
    return f", held back from {target} by {by}"
