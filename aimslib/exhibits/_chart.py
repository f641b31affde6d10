"""How charts look: one layout, one palette (told apart without colour vision too), labels that can't become markup."""

from __future__ import annotations

import plotly.graph_objects as go

FONT = "'Segoe UI', 'Helvetica Neue', 'Liberation Sans', Arial, sans-serif"
INK, MUTED, RULE, PAPER = "#1d2a36", "#5a6774", "#dfe4e8", "#ffffff"
# Okabe and Ito's palette, toned down; the same values stand in templates/aims_report/exhibit.css.
STATES = {
    "covered": "#0b5c94",
    "designed": "#6fb3dc",
    "reusable": "#12876b",
    "expired": "#cf5a16",
    "top_up": "#e8b53a",
    "missing": "#c3cad1",
}
SEVERITIES = {"low": "#c3cad1", "medium": "#e8b53a", "high": "#cf5a16", "critical": "#7a1f1f"}


def figure(height: int, **layout) -> go.Figure:
    """An empty chart of a height in pixels; its width is that of the page."""
    plain = go.Figure()
    plain.update_layout(
        template=None,
        height=height,
        autosize=True,
        paper_bgcolor=PAPER,
        plot_bgcolor=PAPER,
        font={"family": FONT, "size": 11, "color": INK},
        margin={"l": 8, "r": 8, "t": 8, "b": 8},
        hoverlabel={"font": {"family": FONT, "size": 12}},
        showlegend=False,
        dragmode=False,
    )
    axis = {
        "automargin": True,
        "fixedrange": True,
        "zeroline": False,
        "ticks": "",
        "gridcolor": RULE,
        "linecolor": RULE,
        "tickfont": {"color": MUTED},
    }
    plain.update_xaxes(showgrid=False, **axis)
    plain.update_yaxes(**axis)
    plain.update_layout(**layout)
    return plain


def label(text: object) -> str:
    """plotly reads <b> or <a> in a label as markup; a name is only a name."""
    return str(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def shortened(text: str, most: int) -> str:
    """A label for an axis; the full text stands in the table beside it."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
