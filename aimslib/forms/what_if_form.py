"""The what-if on the screen: controls on the left, what they would change on the right."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import partial
from pathlib import Path

import ipywidgets as widgets
from markupsafe import Markup

from ..aims import Aims
from ..errors import AimsError
from ..exhibits import _what_if_tables as tables
from ..exhibits._what_if_chart import Picture
from ..scenario import Chosen
from . import _page as page
from ._fields import button, group, heading, html
from .what_if_pickers import OWN, PICKS, Picker, box, people
from .what_if_share import ORDER, reach, shares
from .what_if_sliders import Sliders
from .what_if_state import CHART, Choices

SWITCHES = {"complete_audit": "Complete an internal audit", "hold_review": "Hold a management review"}
PAUSE = 0.15  # seconds without a change after which tables and lists are computed; the picture does not wait
MOST_CHIPS = 12  # of an action, each with a button of its own


class WhatIf:
    """The what-if of an AIMS. choices: what is chosen. owner, pickers, switches, sliders, reviewer, name,
    load: the controls."""

    def __init__(self, aims: Aims, scenario: str = ""):
        self.choices = Choices(aims)
        if scenario:
            self.choices.load(scenario)
        self._busy = False
        self._waiting: asyncio.TimerHandle | None = None
        live = self.choices.aims
        self.picture = Picture(self.choices.before)
        self.owner = box("New owner", people(live), "a name")
        self.pickers = {OWN.kind: Picker(OWN, live, self._own, self._failed)} | {
            pick.kind: Picker(pick, live, self._picks(pick), self._failed) for pick in PICKS
        }
        self.switches = {kind: self._switch(kind, label) for kind, label in SWITCHES.items()}
        self.sliders = Sliders(title="Share of cells covered", areas=_areas(self.choices.before["coverage_by_area"]))
        self.sliders.observe(self._on_slider, names="moved")
        self.reviewer = box("Reviewer of that evidence", people(live), "nobody yet")
        self.load = box("Load a scenario or plan", self.choices.saved(), "type to find")
        self.load.observe(self._on_load, names="value")
        self.name = widgets.Text(description="Save as", placeholder="a name", continuous_update=False).add_class(
            "aims-field"
        )
        self.replacing = widgets.Checkbox(description="Replace", indent=False).add_class("aims-tick")
        self.undo = button("Undo", self._doing(self.choices.undo))
        self.reset = button("Reset", self._doing(self.choices.reset))
        self.said, self.level, self.figures, self.chosen, self.details = (
            html(),
            html(),
            html(),
            widgets.VBox([]),
            html(),
        )
        self.widget = self._laid_out()
        self._draw()
        self._tell_more()
        self._later([self._show_controls, *self._foreseen()])

    def _repr_mimebundle_(self, include=None, exclude=None) -> dict:
        return self.widget._repr_mimebundle_()

    def _laid_out(self) -> widgets.Box:
        css = (Path(__file__).parent / "what_if.css").read_text(encoding="utf-8")
        save = button("Save", self._save, primary=True)
        buttons = group([save, self.replacing, self.undo, self.reset], "buttons")
        top = _box([self.load, self.name, buttons], "what-if-top")
        left = [
            heading("What would be done"),
            *self.switches.values(),
            self.sliders,
            html(f'<p class="aims-muted">{ORDER}</p>'),
            self.reviewer,
            self.owner,
            *(one.box for one in self.pickers.values()),
        ]
        below = [self.figures, heading("Chosen"), self.chosen, self.details]
        right = [self.level, self.picture.widget, *below]
        css_too = html(page.style() + Markup("<style>{}</style>").format(Markup(css)))
        whole = widgets.VBox(
            [css_too, top, self.said, _box([widgets.VBox(left), widgets.VBox(right)], "what-if-columns")]
        )
        return whole.add_class("aims-form").add_class("what-if")

    def _switch(self, kind: str, label: str) -> widgets.Checkbox:
        made = widgets.Checkbox(description=label, indent=False).add_class("aims-tick")
        made.observe(
            lambda change: self._busy or self._do(lambda: self.choices.switch(kind, change["new"])), names="value"
        )
        return made

    def _picks(self, pick) -> Callable[[str], None]:
        return lambda one: self._do(lambda: self.choices.include(pick.kind, pick.field, one))

    def _own(self, one: str) -> None:
        owner = self.owner.value.strip()
        if not owner:
            self._say("Who becomes the owner?\n  Fill in New owner first.", "bad")
            return
        self._do(lambda: self.choices.include(OWN.kind, OWN.field, one, owner=owner))

    def _on_slider(self, change) -> None:
        moved = change["new"]
        if moved:
            self._do(lambda: reach(self.choices, moved["area"], moved["percent"], self.reviewer.value.strip()))

    def _on_load(self, change) -> None:
        name, self.load.value = change["new"].strip(), ""
        if name:
            self._do(lambda: self.choices.load(name))
            self.name.value = self.choices.scenario.name

    def _save(self) -> None:
        try:
            path = self.choices.save(self.name.value, self.replacing.value)
        except (AimsError, OSError) as error:
            self._failed(error)
            return
        self.replacing.value = False
        self.load.options = self.choices.saved()
        self._say(
            f"Saved as {self.choices.aims.workspace.relative(path)}.\n  aims what-if {path.stem} prints it.", "good"
        )

    def _doing(self, change: Callable[[], None]) -> Callable[[], None]:
        return lambda: self._do(change)

    def _do(self, change: Callable[[], None]) -> None:
        """Makes a change, draws it at once, and tells the rest a little later; a refused one is said and undone."""
        try:
            change()
            self._say("")
        except (AimsError, OSError) as error:
            self._failed(error)
        self._draw()
        self._later([self._tell_more, *self._foreseen()])

    def _foreseen(self) -> list[Callable[[], None]]:
        return [partial(self.choices.foresee, kind) for kind in SWITCHES]

    def _draw(self) -> None:
        after = self.choices.comparison.after
        self.picture.show({name: after.measure(name) for name in CHART})
        self.level.value = str(tables.level(self.choices.comparison))

    def _tell_more(self) -> None:
        comparison = self.choices.comparison
        self._show_controls()
        self.figures.value = page.WRAPPED.format(tables.figures(comparison, self.choices.effort()))
        self.details.value = page.WRAPPED.format(tables.details(comparison))

    def _show_controls(self) -> None:
        """What is chosen, in words and on the controls, wherever it came from."""
        self._busy = True
        for kind, switch in self.switches.items():
            switch.value = self.choices.has(kind)
        self.sliders.show(shares(self.choices))
        self._busy = False
        self.undo.disabled = not self.choices.can_undo
        actions = self.choices.scenario.actions
        self.chosen.children = [self._line(number, action) for number, action in enumerate(actions)] or [
            html('<p class="aims-muted">Nothing yet: before and after are the same.</p>')
        ]

    def _line(self, number: int, action) -> widgets.Box:
        """An action in words, its ids to take out one by one, and a button that takes out all of it."""
        said = html(page.WRAPPED.format(Markup("{}. {}").format(number + 1, action.text)))
        fields = [name for name in action.specs() if isinstance(getattr(action, name), Chosen)]
        chips = [self._chip(number, name, one) for name in fields for one in getattr(action, name).ids]
        remove = button("Remove", self._doing(lambda: self.choices.remove(number)))
        remove.tooltip = f"Remove action {number + 1}: {action.text}"
        shown = chips if 1 < len(chips) <= MOST_CHIPS else []
        return group([widgets.VBox([said, _box(shown, "what-if-chips")]), group([remove], "buttons")], "line")

    def _chip(self, number: int, field: str, one: str) -> widgets.Button:
        chip = button(f"{one} ×", self._doing(lambda: self.choices.exclude(number, field, one)))
        chip.tooltip = f"Take {one} out of action {number + 1}"
        return chip

    def _later(self, calls: list[Callable[[], None]]) -> None:
        """One after another, each after a pause in which nothing was changed; where nothing runs that could wait, the
        first at once and no other."""
        if self._waiting:
            self._waiting.cancel()
        try:
            self._waiting = asyncio.get_running_loop().call_later(PAUSE, self._next, calls)
        except RuntimeError:
            calls[0]()

    def _next(self, calls: list[Callable[[], None]]) -> None:
        first, *others = calls
        first()
        if others:
            self._later(others)

    def _failed(self, error: Exception) -> None:
        self._say(str(error), "bad")

    def _say(self, text: str, kind: str = "") -> None:
        self.said.value = page.said([text] if text else [], kind)


def _box(children, kind: str) -> widgets.Box:
    return widgets.Box(list(children)).add_class(kind)


def _areas(rows) -> list[dict]:
    """Areas with something to cover; a slider begins where the area is today."""
    return [
        {"area": row["area"], "title": row["title"], "least": int(100 * row["ratio"] + 1e-9)}
        for row in rows
        if row["denominator"]
    ]
