"""Risks by likelihood and severity, to people and to the organisation."""

from __future__ import annotations

import plotly.graph_objects as go

from . import _text as t
from ._chart import INK, figure
from ._exhibit import Exhibit

TITLES = {"people_and_society": "Risks to people and society", "organisation": "Risks to the organisation"}
SCORES = (1, 2, 3, 4, 5)
# Pale to dark by likelihood x severity: darkness alone tells the order.
SCALE = [[0.0, "#f1f4f6"], [0.2, "#f6ead0"], [0.45, "#f2d08a"], [0.7, "#e59a55"], [1.0, "#c4561d"]]


def risk_map(aims, axis: str) -> Exhibit:
    """A five by five map of the open and treated risks of an axis; residual counts, before treatment in brackets."""
    rows = [row for row in aims.measure("risks") if row["axis"] == axis]
    rated = {(row["likelihood"], row["severity"]): row for row in rows if row["likelihood"] and row["severity"]}
    unrated = sum(row["inherent"] for row in rows if not (row["likelihood"] and row["severity"]))
    chart = figure(250, margin={"l": 8, "r": 8, "t": 8, "b": 8})
    chart.add_trace(
        go.Heatmap(
            x=list(SCORES),
            y=list(SCORES),
            z=[[severity * likelihood for severity in SCORES] for likelihood in SCORES],
            colorscale=SCALE,
            zmin=1,
            zmax=25,
            showscale=False,
            xgap=3,
            ygap=3,
            hovertemplate="likelihood %{y}, severity %{x}<extra></extra>",
        )
    )
    for (likelihood, severity), row in rated.items():
        chart.add_annotation(x=severity, y=likelihood, text=_count(row), showarrow=False, font={"color": INK})
    chart.update_xaxes(title={"text": "Severity", "standoff": 4, "font": {"size": 11}}, dtick=1, showline=False)
    chart.update_yaxes(title={"text": "Likelihood", "standoff": 4, "font": {"size": 11}}, dtick=1, showgrid=False)
    total = sum(row["inherent"] for row in rows)
    high = sum(row["residual"] for (likelihood, severity), row in rated.items() if likelihood * severity >= 15)
    said = (
        f"{t.sentence(t.count(total, 'risk'))}, {high} of them 15 or more (likelihood times severity) after treatment"
    )
    said += f", {unrated} not rated yet." if unrated else "."
    caption = f"{said} In each field: after treatment, and before it in brackets. {t.not_provided(aims, 'risks')}"
    return Exhibit(
        TITLES[axis],
        figure=chart,
        caption=caption.strip(),
        alt=f"Map of likelihood and severity. {said}",
        sources=("risks",),
    )


def _count(row: dict) -> str:
    return f"<b>{row['residual']}</b> ({row['inherent']})"
