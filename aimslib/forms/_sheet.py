"""One assessment on the screen: its boxes, its impacts, what it would change, and the buttons that write."""

from __future__ import annotations

from collections.abc import Callable

import ipywidgets as widgets
from markupsafe import Markup

from .. import amend
from ..errors import AimsError
from ..tables import DIMENSIONS, IMPACT_ASSESSMENTS, TIERS
from . import _approval as approval
from . import _page as page
from ._assessment import APPROVED_ON, ASSESSMENT_COLUMNS, Assessment, Problem
from ._fields import Field, button, group, heading, html
from ._foretell import holds
from ._impact_list import ImpactList
from ._words import TRIGGERS

MOST = 6  # problems named at once
LATER = "empty: a year after approval"


class Sheet:
    """fields: by column. said, verdict: what saving and approving led to.

    done: called with what there is to show once the assessment is approved.
    """

    def __init__(self, assessment: Assessment, trigger: str, done: Callable[[str], None]):
        self.assessment, self._trigger, self._done = assessment, trigger, done
        self.fields = self._fields()
        self.dimensions = {name: self._tick(name) for name in DIMENSIONS}
        self.approver = Field(IMPACT_ASSESSMENTS.column("approver"), [])
        self.approved_on = Field(APPROVED_ON)
        self.approved_on.show(assessment.aims.as_of.isoformat())
        self.approved_on.on_change(lambda text: self.refresh())
        self.save_button = button("Save draft", self.save, primary=True)
        self.reload_button = button("Reload from the files", self.reload)
        self.approve_button = button("Approve", self.approve, primary=True)
        self.facts, self.wrong, self.said, self.verdict = html(), html(), html(), html()
        self.panel = html().add_class("aims-panel")
        self._saying = self.said
        self.impacts: ImpactList | None = None
        self._host = widgets.VBox([])
        self.widget = group([self._column(), self.panel], "columns")
        self._show_all()

    def refresh(self) -> None:
        """Everything that follows from what was typed."""
        problems = self.assessment.problems()
        for name, field in self.fields.items():
            field.mark(any(one.column == name and not one.impact for one in problems))
        self.wrong.value = page.said(_listed(problems), "quiet")
        day = self.assessment.check.cell(APPROVED_ON, self.approved_on.text)
        if not self.assessment.check.wrong(IMPACT_ASSESSMENTS, APPROVED_ON, day) and day:
            self.approver.offer(approval.holders(self.assessment.aims, approval.as_date(day)))
        self.impacts.refresh()
        self.panel.value = page.WRAPPED.format(self._foretold())

    def save(self) -> None:
        """Save the draft; what was typed is kept whatever happens."""
        self._attempt(self._save, self.said)

    def approve(self) -> None:
        """Save and approve in one go."""
        self._attempt(self._approve, self.verdict)

    def reload(self) -> None:
        """Show the files as they are now; what was typed and not saved goes to a file first."""
        self._attempt(self._reload, self.said)

    def _save(self) -> None:
        self._tell("Saving and checking the files: this takes a few seconds.")
        saved = self.assessment.save(self._tell)
        self._show_all()
        self._say(
            [f"{self.assessment.id} is saved." if saved else "Nothing has changed since it was last saved."], "good"
        )

    def _approve(self) -> None:
        self._tell("Approving and checking the files: this takes a few seconds.")
        approver, day = self.approver.text, self.approved_on.text
        foretold = self.assessment.approve(approver, day, self._tell)
        as_foretold = holds(self.assessment.aims, self.assessment.system_id, foretold)
        self._done(page.approved(self.assessment.id, approver.strip(), day, foretold, as_foretold))

    def _reload(self) -> None:
        kept = [self.kept()] if self.assessment.unsaved else []
        self.assessment.refresh_aims()
        self.assessment.reload()
        self._show_all()
        self._say([f"{self.assessment.id} is shown as the files have it now.", *kept])

    def _attempt(self, act: Callable[[], None], saying: widgets.HTML) -> None:
        """Whatever it leads to is said below the button that was pressed, and nothing elsewhere any more."""
        self.said.value = self.verdict.value = ""
        self._saying = saying
        try:
            act()
        except amend.ConflictError as error:
            self._say(
                [str(error), f"{self.kept()} It also stays on this page. Reload shows the files as they are now."],
                "bad",
            )
        except (AimsError, OSError) as error:
            self._say([str(error)], "bad")

    def kept(self) -> str:
        """Write what was typed to a file; says where."""
        path = self.assessment.keep()
        return f"What you typed is in {self.assessment.aims.workspace.relative(path)}."

    def _tell(self, line: str) -> None:
        self._say([line])

    def _say(self, lines: list[str], kind: str = "") -> None:
        self._saying.value = page.said(lines, kind)

    def _show_all(self) -> None:
        """Fill every box from the assessment, after it was opened, saved or reloaded."""
        for name, field in self.fields.items():
            field.show(self.assessment.values[name])
        ticked = {one.strip() for one in self.assessment.values["dimensions_assessed"].split(";")}
        for name, box in self.dimensions.items():
            box.value = name in ticked
        self.facts.value = page.facts(self.assessment.system, self._trigger)
        self.impacts = ImpactList(self.assessment, self.refresh)
        self._host.children = [self.impacts.widget]
        self.refresh()

    def _fields(self) -> dict[str, Field]:
        people = sorted(row["name"] for row in self.assessment.aims.table("people"))
        options = {"trigger": list(TRIGGERS), "tier": TIERS, "assessor": people}
        fields = {
            column.name: Field(
                column,
                options.get(column.name),
                area=column.name == "summary",
                hint=LATER if column.name == "review_due_on" else "",
            )
            for column in ASSESSMENT_COLUMNS
            if column.name != "dimensions_assessed"
        }
        for name, field in fields.items():
            field.on_change(lambda text, name=name: self._write(name, text))
        return fields

    def _tick(self, name: str) -> widgets.Checkbox:
        box = widgets.Checkbox(description=f"{name.capitalize()} assessed", indent=False).add_class("aims-tick")
        box.observe(lambda change: self._write_dimensions(), names="value")
        return box

    def _column(self) -> widgets.VBox:
        field = {name: one.widget for name, one in self.fields.items()}
        return widgets.VBox(
            [
                self.facts,
                heading("The assessment"),
                group([field[name] for name in ("trigger", "assessed_on", "assessor")], "boxes"),
                group([field[name] for name in ("tier", "review_due_on")], "boxes"),
                group(self.dimensions.values(), "boxes"),
                field["summary"],
                self._host,
                self.wrong,
                group([self.save_button, self.reload_button], "buttons"),
                self.said,
                heading("Approval"),
                group([self.approver.widget, self.approved_on.widget], "boxes"),
                group([self.approve_button], "buttons"),
                self.verdict,
            ]
        ).add_class("aims-column")

    def _write(self, column: str, text: str) -> None:
        self.assessment.values[column] = text
        self.refresh()

    def _write_dimensions(self) -> None:
        text = "; ".join(name for name, box in self.dimensions.items() if box.value)
        if self.impacts is not None and text != self.assessment.values["dimensions_assessed"]:
            self._write("dimensions_assessed", text)

    def _foretold(self) -> Markup:
        unfit = self.assessment.unfit()
        head = page.tier(self.assessment.demanded(), self.assessment.values["tier"].strip().casefold())
        note = page.counted(self.assessment.suggestions(), unfit)
        found = self.assessment.foretell(self.approved_on.text)
        if isinstance(found, Problem):
            return head + note + page.no_figures(found.text)
        return head + note + page.foretold(found, self.approved_on.text or self.assessment.aims.as_of.isoformat())


def _listed(problems: list[Problem]) -> list[str]:
    if not problems:
        return []
    more = [f"and {len(problems) - MOST} more."] if len(problems) > MOST else []
    return ["Before it can be saved:", *(one.text for one in problems[:MOST]), *more]
