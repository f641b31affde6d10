"""What is in the cells of each area: covered, or what is missing instead."""

from __future__ import annotations

from . import _text as t
from ._chart import STATES
from ._exhibit import Exhibit
from ._html import legend
from ._states import stacked


def coverage_states(aims) -> Exhibit:
    """Cells of each area by state: covered counts, everything else shows what is missing."""
    titles = {row["area"]: f"{row['area']}  {row['title']}" for row in aims.measure("coverage_by_area")}
    groups: dict[str, dict[str, int]] = {}
    for row in aims.measure("coverage"):
        group = groups.setdefault(titles[row["area"]], dict.fromkeys(t.STATES, 0))
        for state in t.STATES:
            group[state] += row[state]
    totals = {state: sum(group[state] for group in groups.values()) for state in t.STATES}
    said = t.listed(f"{number:,} {t.STATES[state].lower()}" for state, number in totals.items())
    meanings = "; ".join(f"{t.STATES[state].lower()}: {meaning}" for state, meaning in t.STATE_MEANINGS.items())
    return Exhibit(
        "Cells by area and state",
        legend((STATES[state], name) for state, name in t.STATES.items()),
        figure=stacked(groups, t.STATES, STATES, shares=True),
        caption=f"{t.sentence(meanings)}.",
        alt=f"Bars of cells by area and state: {said}.",
        sources=("coverage", "coverage_by_area"),
    )
