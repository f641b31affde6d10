"""The base type of all exhibits: a titled table, picture or chart that knows where its rows are.

In JupyterLab it shows itself (a chart interactively); in a report the template lays it out from the same parts.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

import plotly.graph_objects as go
from markupsafe import Markup, escape

from ..workspace import PACKAGE

MIME = "application/vnd.aims.exhibit+json"
PLOTLY_MIME = "application/vnd.plotly.v1+json"
EMPTY = Markup("")
LAB_HEIGHT = 60  # pixels that a chart's title needs in JupyterLab, where no caption stands above it


@dataclass(frozen=True)
class Source:
    """Where rows of an exhibit come from.

    kind: measure, table (an input table), reference (a reference table), state, or given: rows that no state has,
    because they are computed from a file of params/ (a plan, a scenario); then rows holds them and definition says in a
    sentence what they are. dates: of a trend. where: which of the rows, in words, if not all of them.
    """

    name: str
    kind: str = "measure"
    dates: tuple[date, ...] = ()
    where: str = ""
    rows: tuple[dict, ...] = ()
    definition: str = ""

    @property
    def sheet(self) -> str:
        """Its sheet in tables.xlsx: an input table is told apart from the measure of the same name."""
        return {"table": "data_", "reference": "reference_"}.get(self.kind, "") + self.name


@dataclass(frozen=True)
class Exhibit:
    """One exhibit: a title, and html (tables, pictures) or a figure, or both; shown, it is its own output.

    html: markup with every value escaped. caption: what it says and leaves out, text or markup. alt: the figure in a
    sentence, for those who can't see it. sources: names of measures, or Source objects for anything else. asked: False
    where params did not ask for it; a report leaves out a block that has nothing else, with its heading.
    """

    title: str
    html: Markup = EMPTY
    figure: go.Figure | None = None
    caption: str | Markup = ""
    alt: str = ""
    sources: tuple[Source | str, ...] = ()
    asked: bool = True

    def __post_init__(self) -> None:
        if self.figure is not None and not self.alt:
            raise ValueError(f"exhibit {self.title!r}: a figure needs an alt text")

    def _repr_mimebundle_(self, include: Sequence[str] | None = None, exclude: Sequence[str] | None = None) -> dict:
        """What Jupyter and the report template show; both read the same object."""
        bundle = {MIME: self._parts(), "text/html": self._fragment(), "text/plain": self._text()}
        if self.figure is not None:
            bundle[PLOTLY_MIME] = self._titled_figure()
        return bundle

    def _parts(self) -> dict:
        return {
            "title": self.title,
            "caption": str(escape(self.caption)),
            "html": str(self.html),
            "alt": self.alt,
            "figure": None if self.figure is None else json.loads(self.figure.to_json()),
            "sources": [_source(item) for item in self.sources],
            "asked": self.asked,
        }

    def _fragment(self) -> str:
        """For viewers that know neither this library's template nor plotly."""
        words = self.alt if self.figure is not None else ""
        return str(
            Markup(
                "<style>{}</style><figure class='exhibit lab'><h4>{}</h4>{}<p>{}</p><p class='caption'>{}</p></figure>"
            ).format(Markup(_styles()), self.title, self.html, words, self.caption)
        )

    def _titled_figure(self) -> dict:
        figure = go.Figure(self.figure)
        figure.update_layout(
            title={"text": self.title, "x": 0.01, "font": {"size": 15}},
            margin_t=LAB_HEIGHT,
            height=figure.layout.height + LAB_HEIGHT,
            showlegend=any(trace.name for trace in figure.data),  # the report has its own beside the chart
        )
        return {**json.loads(figure.to_json()), "config": {"displayModeBar": False, "responsive": True}}

    def _text(self) -> str:
        return f"{self.title}. {self.alt or Markup(escape(self.caption)).striptags()}".strip()


def _source(item: Source | str) -> dict:
    source = Source(item) if isinstance(item, str) else item
    return {
        "name": source.name,
        "kind": source.kind,
        "dates": [on.isoformat() for on in source.dates],
        "sheet": source.sheet,
        "where": source.where,
        **({"rows": [_plain(row) for row in source.rows], "definition": source.definition} if source.rows else {}),
    }


def _plain(row: dict) -> dict:
    """A notebook's output holds no dates; the sheet makes dates of their ISO text again."""
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in row.items()}


@cache
def _styles() -> str:
    return (PACKAGE / "templates" / "aims_report" / "exhibit.css").read_text(encoding="utf-8")
