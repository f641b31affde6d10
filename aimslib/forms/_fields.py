"""One box for one column: labelled, filled without an echo, read as text."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import ipywidgets as widgets

from ..tables import Column
from . import _words as words

DATE_HINT = "year-month-day"


class Field:
    """A box to type in, with suggestions where there are options. JupyterLab takes the keys pressed on a list for its
    own shortcuts, so nothing here is a list.

    widget: what is shown. on_change is called with what was typed, when the box is left or Enter is pressed; not for
    what `show` fills in.
    """

    def __init__(
        self,
        column: Column,
        options: Iterable[str] | None = None,
        *,
        label: str = "",
        hint: str = "",
        area: bool = False,
        kind: str = "",
    ):
        self.column = column
        self._busy = False
        self._on_change: Callable[[str], None] = lambda text: None
        options = words.scores(column.name) if column.name in words.SCORES else options
        given = {
            "description": label or words.LABELS[column.name],
            "placeholder": hint or (DATE_HINT if column.kind == "date" else ""),
            "continuous_update": False,
        }
        if area:
            self.widget = widgets.Textarea(rows=2, **given)
        elif options is not None:
            self.widget = widgets.Combobox(options=list(options), **given)
        else:
            self.widget = widgets.Text(**given)
        self.widget.add_class("aims-field")
        if area or kind:
            self.widget.add_class(f"aims-{kind or 'wide'}")
        self.widget.observe(self._changed, names="value")

    @property
    def text(self) -> str:
        typed = self.widget.value
        return words.score_typed(self.column.name, typed) if self.column.name in words.SCORES else typed

    def on_change(self, call: Callable[[str], None]) -> Field:
        self._on_change = call
        return self

    def show(self, text: str) -> None:
        """Fill the box without telling anybody."""
        shown = words.score_shown(self.column.name, text) if self.column.name in words.SCORES else text
        self._busy = True
        self.widget.value = shown
        self._busy = False

    def offer(self, options: Iterable[str]) -> None:
        """Other suggestions; what is in the box stays."""
        options = tuple(options)
        if options != tuple(self.widget.options):
            self.widget.options = options

    def mark(self, wrong: bool) -> None:
        """A mark for the eye; what is wrong is said in words beside the buttons."""
        (self.widget.add_class if wrong else self.widget.remove_class)("aims-wrong")

    def _changed(self, change) -> None:
        if not self._busy:
            self.show(self.text)
            self._on_change(self.text)


def heading(text: str) -> widgets.HTML:
    return html(f"<h3>{text}</h3>")


def html(text: str = "") -> widgets.HTML:
    """A part of the page; the text must be escaped already."""
    return widgets.HTML(str(text)).add_class("aims-part")


def button(label: str, call: Callable[[], None], *, primary: bool = False) -> widgets.Button:
    made = widgets.Button(description=label, button_style="primary" if primary else "").add_class("aims-button")
    made.on_click(lambda _: call())
    return made


def group(children, *kinds: str) -> widgets.Box:
    """Widgets that stand together; kinds: the classes of the style sheet, without their prefix."""
    box = widgets.Box(list(children))
    for kind in kinds:
        box.add_class(f"aims-{kind}")
    return box
