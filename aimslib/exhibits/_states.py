"""Stacked bars of states, a bar a group: the picture that coverage and overlap share."""

from __future__ import annotations

from collections.abc import Mapping

import plotly.graph_objects as go

from ._chart import INK, PAPER, figure, label, shortened

ROW, LONGEST = 24, 44  # pixels a bar, characters of its name
LIGHT = {"#0b5c94", "#12876b", "#cf5a16", "#7d8893"}  # fills that need light letters


def stacked(
    groups: Mapping[str, Mapping[str, int]],
    names: Mapping[str, str],
    colours: Mapping[str, str],
    *,
    shares: bool = False,
) -> go.Figure:
    """groups: name -> state -> count, drawn from the top; names and colours: state -> what it is called and its fill.

    shares: every bar is as long as the others, for groups of very different size; the counts stand in the bars.
    """
    bars = [label(shortened(group, LONGEST)) for group in groups]
    chart = figure(
        len(bars) * ROW + 30,
        barmode="stack",
        barnorm="percent" if shares else None,
        bargap=0.3,
        uniformtext={"minsize": 8, "mode": "hide"},
    )
    for state, name in names.items():
        counts = [group.get(state, 0) for group in groups.values()]
        chart.add_trace(
            go.Bar(
                name=name,
                y=bars,
                x=counts,
                orientation="h",
                marker={"color": colours[state], "line": {"color": PAPER, "width": 1}},
                text=[count or "" for count in counts],
                textposition="inside",
                insidetextanchor="middle",
                textangle=0,
                customdata=counts,
                textfont={"color": PAPER if colours[state] in LIGHT else INK},
                hovertemplate=f"%{{y}}: %{{customdata}} {name.lower()}<extra></extra>",
            )
        )
    chart.update_yaxes(autorange="reversed", type="category", showgrid=False, showline=False, tickfont={"color": INK})
    chart.update_xaxes(showgrid=True, ticksuffix="%" if shares else "", range=[0, 100] if shares else None)
    return chart
