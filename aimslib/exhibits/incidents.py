"""What went wrong lately."""

from __future__ import annotations

import plotly.graph_objects as go

from . import _text as t
from ._chart import SEVERITIES, figure
from ._dates import months_before
from ._exhibit import Exhibit

PERIOD = 6  # months, the one of as_of included


def incidents(aims) -> Exhibit:
    """Incidents of the six months to as_of by severity, with those still open and those communicated late."""
    months = months_before(aims.as_of, PERIOD)
    found = {row["month"]: row for row in aims.measure("incidents")}
    rows = [found.get(month, {}) for month in months]
    chart = figure(120, barmode="stack", bargap=0.45, showlegend=True)
    names = [f"{t.MONTHS[month.month - 1][:3]}" for month in months]
    for severity, colour in SEVERITIES.items():
        counts = [row.get(severity, 0) for row in rows]
        if any(counts):
            chart.add_trace(go.Bar(name=severity, x=names, y=counts, marker={"color": colour},
                                   hovertemplate=f"%{{x}}: %{{y}} {severity}<extra></extra>"))
    most = max((sum(row.get(severity, 0) for severity in SEVERITIES) for row in rows), default=0)
    chart.update_xaxes(type="category", categoryarray=names, range=[-0.5, PERIOD - 0.5])
    chart.update_yaxes(rangemode="tozero", dtick=max(1, -(-most // 3)), range=[0, max(most, 1) * 1.05])
    total = sum(row.get(severity, 0) for row in rows for severity in SEVERITIES)
    said = (f"{t.sentence(t.count(total, 'incident'))} in the {PERIOD} months to {t.day(aims.as_of)}: "
            f"{sum(row.get('open', 0) for row in rows)} open, "
            f"{sum(row.get('notifiable_late', 0) for row in rows)} communicated late.")
    absent = t.not_provided(aims, "incidents")
    return Exhibit("Incidents this period", figure=chart if total else None, caption=absent or said,
                   alt=f"Bar chart. {said}", sources=("incidents",))
