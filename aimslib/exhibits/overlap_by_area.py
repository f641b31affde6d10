"""Where the ISO 27001 evidence helps, and where the work is new."""

from __future__ import annotations

from . import _text as t
from ._exhibit import Exhibit
from ._html import legend
from ._states import stacked
from .overlap_dividend import COLOURS


def overlap_by_area(aims) -> Exhibit:
    """Requirements of each area by overlap status."""
    titles = {row["area"]: f"{row['area']}  {row['title']}" for row in aims.measure("coverage_by_area")}
    areas = {row["requirement"]: row["area"] for row in aims.measure("coverage")}
    groups: dict[str, dict[str, int]] = {}
    for row in aims.measure("overlap"):
        group = groups.setdefault(titles[areas[row["requirement"]]], dict.fromkeys(t.OVERLAP, 0))
        group[row["status"]] += 1
    totals = {status: sum(group[status] for group in groups.values()) for status in t.OVERLAP}
    said = t.listed(f"{number} {t.OVERLAP[status].lower()}" for status, number in totals.items())
    return Exhibit(
        "Requirements by area and overlap status",
        legend((COLOURS[status], name) for status, name in t.OVERLAP.items()),
        figure=stacked(groups, t.OVERLAP, COLOURS),
        alt=f"Bars of requirements by area and status: {said}.",
        sources=("overlap", "coverage"),
    )
