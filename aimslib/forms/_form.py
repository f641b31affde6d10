"""The form: which system, on which day, and the sheet of its assessment."""

from __future__ import annotations

from collections.abc import Sequence

import ipywidgets as widgets

from .. import assessing
from ..aims import Aims, parse_date
from ..errors import AimsError
from ..exhibits import _text as t
from ..tables import IMPACT_ASSESSMENTS, Column
from . import _page as page
from . import _store as store
from ._assessment import Assessment
from ._cases import Case, cases, find
from ._fields import Field, button, group, html
from ._sheet import Sheet

SYSTEM = Column("system", "The system to assess")
OWNER_FIRST = "empty: its owner, else the AIMS manager"
AS_OF = Column("as_of", "Day of the figures", kind="date")


class Form:
    """system, as_of: what to open and the day of its figures. sheet: the assessment that is open, else None. said: what
    there is to tell."""

    def __init__(self, aims: Aims, system: str = ""):
        self.aims = aims
        self.sheet: Sheet | None = None
        self._case: Case | None = None
        self.system = Field(SYSTEM, [], label="System", hint="type the beginning of its id", kind="system")
        self.as_of = Field(AS_OF, label="Figures as of")
        self.as_of.show(aims.as_of.isoformat())
        self.system.on_change(self.choose)
        self.as_of.on_change(self._on_day)
        people = sorted(row["name"] for row in aims.table("people"))
        self.assessor = Field(IMPACT_ASSESSMENTS.column("assessor"), people, hint=OWNER_FIRST)
        self.open_button = button("Open a draft", self.open_draft, primary=True)
        self.said = html()
        self._body = widgets.VBox([])
        top = group([self.system.widget, self.as_of.widget], "boxes")
        self.widget = widgets.VBox([html(page.style()), top, self.said, self._body]).add_class("aims-form")
        self._offer()
        if system:
            self.choose(system)

    def choose(self, wanted: str) -> None:
        """Open the case of a label or the id of a system; says so where there is none."""
        wanted = wanted.strip()
        kept = self._close()
        try:
            self._case = find(self.aims, wanted) if wanted else None
            if self._case:
                self.system.show(self._case.label)
                self._show(self._case, kept)
            else:
                self._offer(kept)
        except (AimsError, OSError) as error:
            self._say([str(error), *kept], "bad")

    def open_draft(self) -> None:
        """Open a draft for the system that is chosen, prefilled from the register and with suggested impacts."""
        try:
            self._say(["Opening a draft and checking the files: this takes a few seconds."])
            assessor = self.assessor.text.strip() or None
            opened = assessing.open_due(
                self.aims, [self._case.system_id], assessor, tell=lambda line: self._say([line])
            )
            self.aims = store.reopened(self.aims)
            self._offer()
            if opened.drafts:
                self.choose(self._case.system_id)
            else:
                self._say(opened.told, "bad")
        except (AimsError, OSError) as error:
            self._say([str(error)], "bad")

    def _show(self, case: Case, kept: list[str]) -> None:
        if case.assessment_id:
            self.sheet = Sheet(Assessment(self.aims, case.assessment_id), case.trigger, self._approved)
            self._body.children = [self.sheet.widget]
            self._say(kept)
            return
        system = next(row for row in self.aims.table("systems") if row["system_id"] == case.system_id)
        self.assessor.show("")
        self._body.children = [
            html(page.facts(system, case.trigger)),
            group([self.assessor.widget], "boxes"),
            group([self.open_button], "buttons"),
        ]
        self._say(["It has no draft yet.", *kept])

    def _approved(self, text: str) -> None:
        self.aims, self.sheet = self.sheet.assessment.aims, None
        self._close()
        self.system.show("")
        self._offer()
        self.said.value = text
        self.system.widget.focus()

    def _close(self) -> list[str]:
        """Before another is shown: what was typed and not saved goes to a file; says where."""
        kept = []
        if self.sheet is not None:
            self.aims = self.sheet.assessment.aims
            kept = [self.sheet.kept()] if self.sheet.assessment.unsaved else []
        self.sheet, self._body.children = None, []
        return kept

    def _offer(self, kept: Sequence[str] = ()) -> None:
        known = cases(self.aims)
        self.system.offer([case.label for case in known])
        drafts = sum(bool(case.assessment_id) for case in known)
        if self.sheet is None:
            self._say(
                [f"{t.count(drafts, 'open draft')}, {len(known) - drafts} due without one. Choose a system.", *kept]
            )

    def _on_day(self, text: str) -> None:
        """The same files on another day."""
        try:
            latest = self.aims if self.sheet is None else self.sheet.assessment.aims
            self.aims = latest.at(parse_date(text.strip()))
        except AimsError as error:
            self._say([str(error)], "bad")
            return
        self._offer()
        if self.sheet is not None:
            self.sheet.assessment.aims = self.aims
            self.sheet.approved_on.show(self.aims.as_of.isoformat())
            self.sheet.refresh()

    def _say(self, lines, kind: str = "") -> None:
        self.said.value = page.said(list(lines), kind)

    def _repr_mimebundle_(self, include=None, exclude=None) -> dict:
        return self.widget._repr_mimebundle_()
