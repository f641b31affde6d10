"""The what-if's picture: level and coverage of every area, before and after, drawn again without being built again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import plotly.graph_objects as go
from plotly.subplots import make_subplots

from . import _chart as chart
from . import _text as t

HEIGHT = 520
AFTER, BEFORE = chart.STATES["covered"], chart.MUTED
# The traces that a change moves, by what they are.
LEVEL_MOVED, LEVEL_AFTER, COVERAGE_AFTER = 0, 2, 3


class Picture:
    """The figure of an AIMS. before: its measures maturity_by_area and coverage_by_area. `show` draws what they become;
    what stays is not sent again, so that a change is on the screen at once.

    widget: the figure as a widget.
    """

    def __init__(self, before: Mapping[str, Sequence[dict]]):
        self._levels = _by_area(before["maturity_by_area"], "level")
        self._shares = _by_area(before["coverage_by_area"], "ratio")
        self._areas = {row["area"]: row["title"] for row in before["maturity_by_area"]}
        self.widget = go.FigureWidget(self._figure())

    def show(self, after: Mapping[str, Sequence[dict]]) -> None:
        """after: the same measures, with what is chosen."""
        levels, shares = _by_area(after["maturity_by_area"], "level"), _by_area(after["coverage_by_area"], "ratio")
        moved, reached, covered = (self.widget.data[one] for one in (LEVEL_MOVED, LEVEL_AFTER, COVERAGE_AFTER))
        ratios = [shares.get(area) for area in self._areas]
        with self.widget.batch_update():
            moved.x = self._differences(levels)
            reached.x = [levels.get(area) for area in self._areas]
            covered.x = ratios
            covered.text = [t.percent(ratio) for ratio in ratios]

    def _differences(self, levels: Mapping[str, int | None]) -> list[int]:
        return [(levels.get(area) or 0) - (self._levels[area] or 0) for area in self._areas]

    def _figure(self) -> go.Figure:
        """Both halves share the areas; what is before stays, what is after begins there."""
        areas = [chart.label(chart.shortened(f"{area} {title}", 46)) for area, title in self._areas.items()]
        levels = [self._levels[area] for area in self._areas]
        ratios = [self._shares[area] for area in self._areas]
        figure = make_subplots(cols=2, shared_yaxes=True, horizontal_spacing=0.04, column_widths=[0.42, 0.58])
        tick = {"symbol": "line-ns", "size": 17, "line": {"width": 2.5, "color": BEFORE}}
        ring = {"symbol": "circle-open", "size": 13, "color": BEFORE, "line": {"width": 2}}
        common = {"y": areas, "orientation": "h"}
        traces = [
            go.Bar(x=[0] * len(areas), base=[one or 0 for one in levels], width=0.14, marker_color=AFTER, **common),
            go.Scatter(x=levels, y=areas, mode="markers", marker=ring, name="Before"),
            go.Scatter(x=levels, y=areas, mode="markers", marker={"size": 9, "color": AFTER}, name="After"),
            go.Bar(x=ratios, width=0.56, marker_color=AFTER, text=[t.percent(one) for one in ratios], **common),
            go.Scatter(x=ratios, y=areas, mode="markers", marker=tick, name="Before"),
        ]
        for trace, column in zip(traces, (1, 1, 1, 2, 2), strict=True):
            trace.update(showlegend=trace.type == "scatter" and column == 1, hoverinfo="skip", cliponaxis=False)
            figure.add_trace(trace, row=1, col=column)
        self._lay_out(figure)
        return figure

    def _lay_out(self, figure: go.Figure) -> None:
        figure.update_layout(chart.figure(HEIGHT).layout)
        figure.update_layout(
            barmode="overlay",
            showlegend=True,
            margin={"l": 8, "r": 34, "t": 44, "b": 8},
            legend={"orientation": "h", "x": 1, "xanchor": "right", "y": 1.09, "yanchor": "top"},
            dragmode=False,
        )
        axis = {"automargin": True, "fixedrange": True, "zeroline": False, "tickfont": {"color": chart.MUTED}}
        figure.update_xaxes(showgrid=True, gridcolor=chart.RULE, side="top", **axis)
        figure.update_yaxes(autorange="reversed", showgrid=False, **axis)
        figure.update_yaxes(tickfont={"color": chart.INK}, col=1)
        highest = max([3, *(one for one in self._levels.values() if one is not None)])
        steps = list(range(highest + 1))
        figure.update_xaxes(
            range=[-0.2, highest + 0.2],
            tickvals=steps,
            ticktext=[t.level(one) for one in steps],
            title_text="Level",
            col=1,
        )
        figure.update_xaxes(range=[0, 1], tickformat=".0%", tickvals=[0, 0.5, 1], title_text="Cells covered", col=2)
        figure.update_traces(textposition="outside", textfont_size=10, selector={"type": "bar"})


def _by_area(rows: Sequence[dict], column: str) -> dict:
    return {row["area"]: row[column] for row in rows}
