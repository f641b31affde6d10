"""The report in one sentence."""

from __future__ import annotations

from markupsafe import Markup

from . import _text as t
from ._exhibit import Exhibit
from ._html import counted, of, taken

FEW = 3  # areas that a sentence can name


def verdict(aims) -> Exhibit:
    """Where the AIMS stands, what holds it back, and what the board is asked for."""
    maturity, total = aims.measure("maturity")[0], aims.measure("coverage_total")[0]
    needed = aims.measure("decisions_needed")
    asks = Markup("{} {} a decision").format(
        counted(needed, "decisions_needed") if needed else "nothing",
        "needs" if not needed else "matter needs" if len(needed) == 1 else "matters need",
    )
    text = Markup("The AI management system is at {}{}; {} applicable controls are fully evidenced, and {}.").format(
        taken(maturity, "level", "maturity", show=t.level),
        _held_back(aims, maturity),
        of(total, "coverage_total", numerator="controls_evidenced", denominator="controls_applicable"),
        asks,
    )
    return Exhibit(
        "Verdict",
        Markup('<p class="verdict">{}</p>').format(text),
        caption=t.from_snapshot(aims),
        sources=("maturity", "coverage_total", "decisions_needed"),
    )


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
