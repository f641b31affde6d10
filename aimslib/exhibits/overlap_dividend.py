"""The ISO 27001 dividend: how much of the work is done, or half done, by evidence the organisation has already."""

from __future__ import annotations

import plotly.graph_objects as go

from . import _text as t
from ._chart import INK, PAPER, STATES, figure
from ._exhibit import Exhibit
from ._html import legend

COLOURS = {
    "held": STATES["covered"],
    "reusable_now": STATES["reusable"],
    "reusable_after_refresh": "#8fcdbb",
    "top_up": STATES["top_up"],
    "not_collected": STATES["missing"],
    "new_work": "#7d8893",
}
DARK = {"held", "reusable_now", "new_work"}  # fills that need light letters


def overlap_dividend(aims) -> Exhibit:
    """Requirements by overlap status as one bar, and what one collection for both standards saves."""
    row = aims.measure("overlap_summary")[0]
    chart = figure(64, barmode="stack", bargap=0, margin={"l": 0, "r": 0, "t": 4, "b": 4})
    for status, name in t.OVERLAP.items():
        chart.add_trace(
            go.Bar(
                name=name,
                y=[""],
                x=[row[status]],
                orientation="h",
                marker={"color": COLOURS[status], "line": {"color": PAPER, "width": 1}},
                text=[row[status] or ""],
                textposition="inside",
                insidetextanchor="middle",
                textangle=0,
                constraintext="none",
                textfont={"color": PAPER if status in DARK else INK},
                hovertemplate=f"{name}: %{{x}}<extra></extra>",
            )
        )
    chart.update_xaxes(visible=False, range=[0, max(row["requirements"], 1)])
    chart.update_yaxes(visible=False)
    said = t.listed(f"{row[status]} {name.lower()}" for status, name in t.OVERLAP.items())
    title = "The ISO 27001 dividend"
    caption = (
        f"{t.count(row['requirements'], 'requirement')} by what their evidence still needs. "
        f"{t.count(row['collections_saved'], 'collection')} already saved by evidence that names both standards; "
        f"{t.count(row['collected_twice'], 'requirement')} collected twice where once would do."
    )
    names = legend((COLOURS[status], name) for status, name in t.OVERLAP.items())
    return Exhibit(
        title,
        names,
        figure=chart,
        caption=caption,
        alt=f"Bar of requirements by overlap status: {said}.",
        sources=("overlap_summary", "overlap"),
    )
