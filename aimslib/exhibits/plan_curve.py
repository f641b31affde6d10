"""The plan as a picture: how many areas are at the level after so many person-days."""

from __future__ import annotations

from itertools import accumulate

import plotly.graph_objects as go

from .. import plan as plans
from . import _plan
from . import _text as t
from ._chart import INK, MUTED, PAPER, STATES, figure
from ._exhibit import Exhibit, Source

ROOM = 0.16  # of the width, that the name of a month takes on a telephone


def plan_curve(aims, to: str | None = "", area: str | None = None) -> Exhibit:
    """Cumulative effort of a plan against the areas that have reached its level, month by month."""
    plan = _plan.asked(aims, to, area)
    if isinstance(plan, Exhibit):
        return plan
    title = f"Effort and areas at {t.level(plan.level)}"
    chart = figure(260, margin={"l": 8, "r": 24, "t": 30, "b": 8})
    _months(chart, plan)
    _line(chart, plan)
    chart.update_xaxes(title_text="person-days", rangemode="tozero")
    chart.update_yaxes(range=[0, plan.areas + 0.5], dtick=4, title_text=f"areas at {t.level(plan.level)}")
    first, last = plan.curve[0], plan.curve[-1]
    half = next(point for point in plan.curve if point.areas >= plan.areas / 2)
    halfway = f"half of them after {plans.days(half.effort)} person-days (month {half.month}), " if half.month else ""
    said = (
        f"{first.areas} of {plan.areas} areas are at {t.level(plan.level)} today; {halfway}all {last.areas} after "
        f"{plans.days(last.effort)} person-days."
    )
    return Exhibit(
        title, figure=chart, caption=f"{said} {_plan.basis(plan)}", alt=f"Step chart. {said}", sources=(_source(plan),)
    )


def _line(chart: go.Figure, plan) -> None:
    chart.add_trace(
        go.Scatter(
            x=[point.effort for point in plan.curve],
            y=[point.areas for point in plan.curve],
            mode="lines+markers",
            line={"color": STATES["covered"], "width": 2.5, "shape": "hv"},
            marker={"color": STATES["covered"], "size": 6},
            fill="tozeroy",
            fillcolor="rgba(11,92,148,0.10)",
            customdata=[point.month for point in plan.curve],
            hovertemplate="%{x:,.2f} person-days, month %{customdata}: %{y} areas<extra></extra>",
        )
    )


def _months(chart: go.Figure, plan) -> None:
    """Where each month ends; a label where there is room for it, the last month first."""
    ends = dict(zip(plan.by_month(), accumulate(plan.by_month().values()), strict=True))
    labelled = 2 * plan.effort
    for month, done in reversed(ends.items()):
        line = {"color": MUTED, "width": 1, "dash": "dot"}
        chart.add_shape(type="line", x0=done, x1=done, y0=0, y1=1, yref="paper", line=line)
        if labelled - done >= plan.effort * ROOM:
            labelled = done
            chart.add_annotation(
                x=done,
                y=1,
                yref="paper",
                yanchor="bottom",
                text=f"month {month}",
                showarrow=False,
                bgcolor=PAPER,
                font={"color": INK if month == max(plan.by_month()) else MUTED},
            )


def _source(plan) -> Source:
    rows = tuple({"month": point.month, "effort": point.effort, "areas": point.areas} for point in plan.curve)
    definition = f"Person-days done and areas at {t.level(plan.level)}, at each point where another area gets there."
    return Source("plan_curve", kind="given", rows=rows, definition=definition)
