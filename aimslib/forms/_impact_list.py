"""The impacts of an assessment, a line each; the one that is being edited opens below its line."""

from __future__ import annotations

from collections.abc import Callable

import ipywidgets as widgets

from ..tables import SUGGESTED
from . import _page as page
from ._assessment import Assessment
from ._fields import button, group, html
from ._impact_editor import Editor


class ImpactList:
    """widget: lines, the editor, and the button that adds one. changed: called after every change."""

    def __init__(self, assessment: Assessment, changed: Callable[[], None]):
        self._assessment, self._changed = assessment, changed
        self.editor = Editor(assessment, self._written)
        self.lines: dict[str, Line] = {}
        self._open = ""
        self.adding = button("Add an impact", self._add)
        self.head = html()
        self.widget = widgets.VBox([]).add_class("aims-list")
        self._lay_out()

    def refresh(self) -> None:
        """The lines as the assessment is now; boxes of the editor keep what is in them."""
        incomplete = {one.impact for one in self._assessment.problems()}
        for name, line in self.lines.items():
            line.refresh(self._assessment, name in incomplete, name == self._open)
        kept, waiting = len(self._assessment.kept), len(self._assessment.suggestions())
        todo = f"{waiting} of {kept} only suggested: confirm, change or remove each"
        note = todo if waiting else f"{kept} in all" if kept else "none yet"
        self.head.value = f"<h3>Impacts <span class='aims-muted'>{note}</span></h3>"
        self.editor.refresh()

    def edit(self, name: str) -> None:
        """Open an impact, or close it if it is open."""
        self._open = "" if name == self._open else name
        if self._open:
            self.editor.load(name)
        self._lay_out()
        (self.editor.first if self._open else self.lines[name].edit).focus()

    def confirm(self, name: str) -> None:
        self._assessment.confirm(name)
        self._changed()
        self.lines[name].edit.focus()

    def remove(self, name: str) -> None:
        """Take an impact away when saved; pressed again, keep it."""
        self._assessment.removed ^= {name}
        if self._open == name:
            self._open = ""
            self._lay_out()
        self._changed()
        self.lines[name].remove.focus()

    def _add(self) -> None:
        name = self._assessment.add()
        self._open = ""
        self.edit(name)
        self._changed()

    def _written(self) -> None:
        self._changed()

    def _lay_out(self) -> None:
        """Lines in the order of the assessment. Only where lines come or go: what is rebuilt loses the focus."""
        for name in self._assessment.impacts:
            if name not in self.lines:
                self.lines[name] = Line(name, self)
        children = [self.head]
        for name in self._assessment.impacts:
            children.append(self.lines[name].widget)
            if name == self._open:
                children.append(self.editor.widget)
        self.widget.children = [*children, self.adding]
        self.refresh()


class Line:
    """One impact: what it says, and what can be done with it."""

    def __init__(self, name: str, owner: ImpactList):
        self.name = name
        self.text = html()
        self.edit = button(f"Edit {name}", lambda: owner.edit(name))
        self.confirm = button(f"Confirm {name}", lambda: owner.confirm(name))
        self.remove = button(f"Remove {name}", lambda: owner.remove(name))
        self.widget = group([self.text, group([self.edit, self.confirm, self.remove], "buttons")], "line")

    def refresh(self, assessment: Assessment, incomplete: bool, is_open: bool) -> None:
        row, removed = assessment.impacts[self.name], self.name in assessment.removed
        suggested = assessment.is_suggestion(self.name)
        mark = "removed" if removed else "incomplete" if incomplete else "suggested" if suggested else ""
        self.text.value = page.impact(self.name, row, row["harm"].strip().removeprefix(SUGGESTED).strip(), mark)
        self.edit.description = f"{'Close' if is_open else 'Edit'} {self.name}"
        self.remove.description = f"{'Keep' if removed else 'Remove'} {self.name}"
        _show(self.edit, not removed)
        _show(self.confirm, suggested and not removed and not incomplete)


def _show(widget, shown: bool) -> None:
    widget.layout.display = None if shown else "none"
