"""Coverage of the past six months, and of the next six if nobody collects anything: the evidence cliff."""

from __future__ import annotations

from datetime import date

import plotly.graph_objects as go

from . import _text as t
from ._chart import INK, MUTED, PAPER, STATES, figure
from ._dates import same_day
from ._exhibit import Exhibit, Source
from ._html import marks

MONTHS = 6
# What a point rests on: its symbol in the chart, the same as a letter, whether it is filled, and what it means.
POINTS = {
    "snapshot": ("circle", "●", True, "that day's snapshot, and this report"),
    "replayed": ("diamond", "◇", False, "replayed: what this report's registers say of that day"),
    "ahead": ("circle", "○", False, "ahead, if nobody collects anything"),
}


def coverage_curve(aims) -> Exhibit:
    """Coverage at the same day of each month, six back and six ahead; snapshots decide the past where there are any."""
    dates = tuple(same_day(aims.as_of, months) for months in range(-MONTHS, MONTHS + 1))
    rows = [{**row, "point": _point(row, aims.as_of)} for row in aims.trend(dates)]
    chart = figure(230, margin={"l": 8, "r": 24, "t": 26, "b": 8})
    _line(chart, rows[: MONTHS + 1], "solid")
    _line(chart, rows[MONTHS:], "dot")
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
    basis = _basis(rows[:MONTHS])
    return Exhibit(
        "The evidence cliff: coverage, past and ahead",
        marks((POINTS[point][1], POINTS[point][3]) for point in POINTS if any(row["point"] == point for row in rows)),
        figure=chart,
        caption=f"{said} {basis} Below each date the level of the AIMS. {t.LEVEL_NOTE}",
        alt=f"Line chart. {said} {basis}",
        sources=(Source("trend", dates=dates), "evidence_expiring"),
    )


def _point(row: dict, as_of: date) -> str:
    """What a date's figures rest on; those of the day itself are no replay."""
    if row["as_of"] == as_of:
        return "snapshot"
    return "ahead" if row["as_of"] > as_of else row["basis"]


def _basis(past: list[dict]) -> str:
    kept = sum(row["point"] == "snapshot" for row in past)
    if not kept:
        return "Every date is computed from this report's registers."
    if kept == len(past):
        return "Past dates are those of the snapshots kept then."
    return f"{t.of(kept, len(past))} past dates are snapshots kept then; this report's registers decide the others."


def _line(chart: go.Figure, rows: list[dict], dash: str) -> None:
    points = [POINTS[row["point"]] for row in rows]
    chart.add_trace(
        go.Scatter(
            x=[row["as_of"].isoformat() for row in rows],
            y=[row["ratio"] for row in rows],
            mode="lines+markers",
            line={"color": STATES["covered"], "width": 2.5, "dash": dash},
            fill="tozeroy",
            fillcolor="rgba(11,92,148,0.10)" if dash == "solid" else "rgba(207,90,22,0.07)",
            marker={
                "symbol": [symbol for symbol, *_ in points],
                "size": [7 if symbol == "circle" else 9 for symbol, *_ in points],
                "color": [STATES["covered"] if filled else PAPER for _, _, filled, _ in points],
                "opacity": 1,
                "line": {"color": STATES["covered"], "width": 1.5},
            },
            customdata=[
                [t.of(row["numerator"], row["denominator"]), meaning]
                for row, (*_, meaning) in zip(rows, points, strict=True)
            ],
            hovertemplate="%{x|%-d %b %Y}: %{y:.0%}, %{customdata[0]} cells, %{customdata[1]}<extra></extra>",
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


def _today(chart: go.Figure, as_of: date) -> None:
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
