"""The explorer's controls: standard widgets with labels, so that they work by keyboard and with a screen reader."""

from __future__ import annotations

import ipywidgets as widgets
from markupsafe import Markup

from ..errors import AimsError
from . import _gaps as gaps
from . import _text as t
from ._exhibit import MIME, Exhibit, _styles
from ._html import Column, badge, field, table

TITLE = "Gaps, cell by cell"
LABELS = {"area": "Area", "system": "System", "owner": "Owner", "unit": "Unit", "tier": "Tier"}
MOST = (25, 100, 500)
SHOWN = Markup("<style>{}</style><div class='exhibit lab'>{}</div>")
SAID = Markup("<p aria-live='polite'>{}</p>")
COLUMNS = (
    field("requirement", "Requirement", kind="code"),
    field("title", "Title"),
    field("system", "System"),
    field("owner", "Owner", kind="name"),
    Column("State", lambda row: badge(t.STATES[row["state"]].lower(), row["state"])),
    Column("Item that decided", lambda row: " ".join(filter(None, (row["item_id"], row["item"]))), kind="why"),
    field("ends_on", "Ends", t.short_day, kind="date"),
    field("fix", "What would fix it", kind="why"),
)


class Explorer:
    """The explorer of an AIMS. picks: a box each, empty for all. state: the figures, each a button to its rows."""

    title = TITLE

    def __init__(self, aims):
        self._aims = aims
        self._all = gaps.gap_rows(aims)
        self._busy = False
        self.rows: list[dict] = []
        self.picks = {pick: self._box(pick) for pick in gaps.PICKS}
        self.state = widgets.ToggleButtons(
            description="Show", style={"button_width": "auto"}, options=[gaps.ALL, "open"], value="open"
        )
        self.most = widgets.ToggleButtons(description="Rows shown", options=MOST, style={"button_width": "auto"})
        self.format = widgets.ToggleButtons(description="Format", options=gaps.FORMATS, style={"button_width": "auto"})
        self.save = widgets.Button(
            description="Export what is shown", tooltip="Writes every chosen row to a file", layout={"width": "auto"}
        )
        self.reset = widgets.Button(description="Show everything again", layout={"width": "auto"})
        self.said = widgets.HTML()
        self.shown = widgets.HTML()
        for control in (*self.picks.values(), self.state, self.most):
            control.observe(self._on_change, names="value")
        self.save.on_click(self._on_save)
        self.reset.on_click(self._on_reset)
        self.widget = widgets.VBox(
            [
                widgets.HBox([*self.picks.values()], layout={"flex_flow": "row wrap"}),
                self.state,
                widgets.HBox(
                    [self.most, self.format, self.save, self.reset],
                    layout={"flex_flow": "row wrap", "align_items": "flex-end", "grid_gap": "1rem"},
                ),
                self.said,
                self.shown,
            ]
        )
        self._refresh()

    @property
    def caption(self) -> str:
        """What was chosen, in a sentence."""
        picked = [f"{LABELS[pick].lower()} {value}" for pick, value in self._picked().items() if value != gaps.ALL]
        which = {gaps.ALL: "", "open": "that are not covered"}.get(self.state.value)
        which = f"that are {t.STATES[self.state.value].lower()}" if which is None else which
        return (
            " ".join(filter(None, (t.count(len(self.rows), "cell"), which, f"({t.listed(picked)})" * bool(picked))))
            + "."
        )

    def _repr_mimebundle_(self, include=None, exclude=None) -> dict:
        """The widget, and for those that can't show widgets the exhibit of what it shows now."""
        exhibit = Exhibit(TITLE, self._table(), caption=self.caption, sources=("cells", "coverage", "register"))
        return {**exhibit._repr_mimebundle_(), **self.widget._repr_mimebundle_(), MIME: exhibit._parts()}

    def _box(self, pick: str) -> widgets.Combobox:
        """Empty means all. A box to type in, not a list: JupyterLab takes the keys pressed on a list for its own
        shortcuts, and of two thousand systems one is found by typing."""
        options = [value for value in gaps.choices(self._all, pick) if value != gaps.ALL]
        return widgets.Combobox(
            description=LABELS[pick], options=options, placeholder=gaps.ALL, continuous_update=False
        )

    def _picked(self) -> dict[str, str]:
        return {pick: control.value or gaps.ALL for pick, control in self.picks.items()}

    def _refresh(self) -> None:
        """The figures of the picks as buttons, then the rows behind the one that is pressed."""
        picked = self._picked()
        numbers = gaps.counts(gaps.chosen(self._all, picked))
        names = {gaps.ALL: "All", "open": "Open", **t.STATES}
        pressed = self.state.value
        options = [(f"{names[state]} {number:,}", state) for state, number in numbers.items()]
        if options != list(self.state.options):
            self._busy = True  # new options press the first button; the one that was pressed stays
            self.state.options, self.state.value = options, pressed
            self._busy = False
        self.rows = gaps.chosen(self._all, picked, self.state.value)
        self.said.value = str(SAID.format(self.caption))
        self.shown.value = str(SHOWN.format(Markup(_styles()), self._table()))

    def _table(self) -> Markup:
        return table(TITLE, self.rows, COLUMNS, most=self.most.value, sheet="cells")

    def _on_change(self, change) -> None:
        """What is typed and is none of the list leaves the rows as they are and says so."""
        if self._busy:
            return
        try:
            for pick, control in self.picks.items():
                gaps.check(self._all, pick, control.value or gaps.ALL)
        except AimsError as error:
            self.said.value = SAID.format(error)
        else:
            self._refresh()

    def _on_reset(self, button) -> None:
        for control in self.picks.values():
            control.value = ""
        self.state.value = gaps.ALL

    def _on_save(self, button) -> None:
        """Says where the file is, or why there is none."""
        try:
            path = gaps.export(self._aims, self.rows, self._picked(), self.state.value, self.format.value)
            text = f"{t.count(len(self.rows), 'row')} written to {self._aims.workspace.relative(path)}"
        except AimsError as error:
            text = str(error)
        self.said.value = str(SAID.format(text))
