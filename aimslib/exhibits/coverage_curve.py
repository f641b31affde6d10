"""Coverage of the past six months, and of the next six if nobody collects anything: the evidence cliff."""

from __future__ import annotations

import plotly.graph_objects as go

from . import _text as t
from ._chart import INK, MUTED, PAPER, STATES, figure
from ._dates import same_day
from ._exhibit import Exhibit, Source

MONTHS = 6


def coverage_curve(aims) -> Exhibit:
    """Coverage at the same day of each month, six back and six ahead; today's data decide both."""
    dates = tuple(same_day(aims.as_of, months) for months in range(-MONTHS, MONTHS + 1))
    rows = aims.trend(dates)
    past, ahead = rows[: MONTHS + 1], rows[MONTHS:]
    chart = figure(230, margin={"l": 8, "r": 24, "t": 26, "b": 8})
    _line(chart, past, "solid", "with the evidence of that day")
    _line(chart, ahead, "dot", "if nobody collects anything")
    _marks(chart, rows)
    _today(chart, aims.as_of)
    chart.update_xaxes(
        tickmode="array",
        tickvals=[row["as_of"].isoformat() for row in rows],
        ticktext=[f"{t.short_day(row['as_of'])[:-5]}<br>{t.level(row['level'])}" for row in rows],
    )
    chart.update_yaxes(range=[0, 1.05], tickformat=".0%", tickvals=[0, 0.25, 0.5, 0.75, 1])
    first, now, last = rows[0], rows[MONTHS], rows[-1]
    said = (
        f"Coverage was {t.percent(first['ratio'])} on {t.day(first['as_of'])}, is {t.percent(now['ratio'])} on "
        f"{t.day(now['as_of'])} and will be {t.percent(last['ratio'])} on {t.day(last['as_of'])} "
        "if nobody collects anything."
    )
    caption = (
        f"{said} Every date is computed from today's registers; below each date the level of the AIMS. {t.LEVEL_NOTE}"
    )
    return Exhibit(
        "The evidence cliff: coverage, past and ahead",
        figure=chart,
        caption=caption,
        alt=f"Line chart. {said}",
        sources=(Source("trend", dates=dates), "evidence_expiring"),
    )


def _line(chart: go.Figure, rows: list[dict], dash: str, meaning: str) -> None:
    chart.add_trace(
        go.Scatter(
            x=[row["as_of"].isoformat() for row in rows],
            y=[row["ratio"] for row in rows],
            mode="lines+markers",
            line={"color": STATES["covered"], "width": 2.5, "dash": dash},
            fill="tozeroy",
            fillcolor="rgba(11,92,148,0.10)" if dash == "solid" else "rgba(207,90,22,0.07)",
            marker={
                "size": 6,
                "color": STATES["covered"] if dash == "solid" else PAPER,
                "line": {"color": STATES["covered"], "width": 1.5},
            },
            customdata=[t.of(row["numerator"], row["denominator"]) for row in rows],
            hovertemplate=f"%{{x|%-d %b %Y}}: %{{y:.0%}}, %{{customdata}} cells, {meaning}<extra></extra>",
        )
    )


def _marks(chart: go.Figure, rows: list[dict]) -> None:
    """Figures at the ends and today: the points a reader asks for."""
    for row in (rows[0], rows[MONTHS], rows[-1]):
        if row["ratio"] is not None:
            chart.add_annotation(
                x=row["as_of"].isoformat(),
                y=row["ratio"],
                text=f"<b>{t.percent(row['ratio'])}</b>",
                showarrow=False,
                yshift=15,
                bgcolor=PAPER,
                borderpad=1,
                font={"color": INK},
            )


def _today(chart: go.Figure, as_of) -> None:
    on = as_of.isoformat()
    chart.add_shape(
        type="line", x0=on, x1=on, y0=0, y1=1, yref="paper", line={"color": MUTED, "width": 1, "dash": "dash"}
    )
    chart.add_annotation(
        x=on,
        y=1,
        yref="paper",
        yanchor="bottom",
        text=f"as of {t.short_day(as_of)}",
        showarrow=False,
        font={"color": MUTED},
    )
