"""What went wrong lately."""

from __future__ import annotations

from datetime import date

import plotly.graph_objects as go

from . import _text as t
from ._chart import SEVERITIES, figure
from ._dates import months_before
from ._exhibit import Exhibit
from ._html import NONE_FOUND, legend

PERIOD = 6  # months, the one of as_of included


def incidents(aims) -> Exhibit:
    """Incidents of the six months to as_of by severity, with those still open and those communicated late."""
    months = months_before(aims.as_of, PERIOD)
    found = {row["month"]: row for row in aims.measure("incidents")}
    rows = [found.get(month, {}) for month in months]
    seen = {name: colour for name, colour in SEVERITIES.items() if any(row.get(name) for row in rows)}
    said = _said(rows, months)
    return Exhibit(
        "Incidents this period",
        legend((colour, name) for name, colour in seen.items()) if seen else NONE_FOUND,
        figure=_bars(rows, months, seen) if seen else None,
        caption=t.not_provided(aims, "incidents") or said,
        alt=f"Bar chart. {said}",
        sources=("incidents",),
    )


def _bars(rows: list[dict], months: list[date], seen: dict[str, str]) -> go.Figure:
    chart = figure(120, barmode="stack", bargap=0.45)
    names = [t.MONTHS[month.month - 1][:3] for month in months]
    for severity, colour in seen.items():
        counts = [row.get(severity, 0) for row in rows]
        hover = f"%{{x}}: %{{y}} {severity}<extra></extra>"
        chart.add_trace(go.Bar(name=severity, x=names, y=counts, marker={"color": colour}, hovertemplate=hover))
    most = max(_total(row) for row in rows)
    chart.update_xaxes(type="category", categoryarray=names, range=[-0.5, PERIOD - 0.5])
    chart.update_yaxes(dtick=max(1, -(-most // 3)), range=[0, most * 1.05])
    return chart


def _said(rows: list[dict], months: list[date]) -> str:
    first, last = months[0], months[-1]
    year = "" if first.year == last.year else f" {first.year}"
    period = f"{t.MONTHS[first.month - 1]}{year} to {t.MONTHS[last.month - 1]} {last.year}"
    total = sum(_total(row) for row in rows)
    if not total:
        return f"No incident, {period}."
    open_, late = (sum(row.get(name, 0) for row in rows) for name in ("open", "notifiable_late"))
    return f"{t.count(total, 'incident')}, {period}: {open_} open, {late} communicated late."


def _total(row: dict) -> int:
    return sum(row.get(severity, 0) for severity in SEVERITIES)
