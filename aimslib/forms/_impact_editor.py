"""The boxes of one impact."""

from __future__ import annotations

from collections.abc import Callable

from markupsafe import Markup

from .. import assessing
from ..exhibits._html import joined
from ..tables import DIMENSIONS, IMPACTS
from . import _page as page
from ._assessment import IMPACT_COLUMNS, Assessment
from ._fields import Field, button, group, html

OPTIONS = {"dimension": DIMENSIONS}
AREAS = ("harm",)


class Editor:
    """The boxes of the impact that is open; there is one set of them, filled anew for each. written: called after
    every change."""

    def __init__(self, assessment: Assessment, written: Callable[[], None]):
        self._assessment, self._written = assessment, written
        self._name = ""
        self._risks = {row["category"]: row for row in assessment.aims.reference("risk_library")}
        self._titles = {row["control"]: row["title"] for row in assessment.aims.reference("annex_a_controls")}
        parties = sorted({row["affected_party"] for row in assessment.aims.table("impacts")})
        options = {**OPTIONS, "category": list(self._risks), "affected_party": parties}
        self.fields = {
            column.name: Field(column, options.get(column.name), area=column.name in AREAS) for column in IMPACT_COLUMNS
        }
        for name, field in self.fields.items():
            field.on_change(lambda text, name=name: self._write(name, text))
        controls = [f"{control} {title}" for control, title in self._titles.items()]
        self.adding = Field(IMPACTS.column("controls"), controls, label="Add a control", hint="type its id or a word")
        self.adding.on_change(self._add_control)
        self.usual = button("Add the usual controls", self._add_usual)
        self.hint = html()
        self.widget = group(self._layout(), "editor")

    @property
    def first(self):
        return self.fields["dimension"].widget

    def load(self, name: str) -> None:
        self._name = name
        self.adding.show("")
        for column, field in self.fields.items():
            field.show(self._shown(column))
        self.refresh()

    def refresh(self) -> None:
        """Marks and hints; a suggestion that was changed shows its harm without the mark, as it did before."""
        if not self._name:
            return
        wrong = {one.column for one in self._assessment.problems() if one.impact == self._name}
        for column, field in self.fields.items():
            field.mark(column in wrong)
        category = self._row["category"].strip()
        usual = self._usual()
        self.usual.description = f"Add the usual controls: {', '.join(usual)}" if usual else "Add the usual controls"
        self.usual.disabled = not usual
        risk = self._risks[category]["risk"] + "." if category in self._risks else ""
        chosen = [
            Markup("<b>{}</b> {}").format(one, self._titles[one]) for one in self._controls() if one in self._titles
        ]
        self.hint.value = page.WRAPPED.format(
            Markup("<p class='aims-muted'>{}{}{}</p>").format(
                risk, Markup("<br>" * bool(risk and chosen)), joined(chosen, "; ")
            )
        )

    @property
    def _row(self) -> dict[str, str]:
        return self._assessment.impacts[self._name]

    def _shown(self, column: str) -> str:
        text = self._row[column]
        return assessing.confirmed(text) if column == "harm" else text

    def _layout(self) -> list:
        field = {name: one.widget for name, one in self.fields.items()}
        return [
            group([field["dimension"], field["affected_party"], field["category"]], "boxes"),
            field["harm"],
            group([field[name] for name in ("likelihood", "severity")], "boxes", "two"),
            group([field["controls"], self.adding.widget], "boxes"),
            self.usual,
            self.hint,
            group([field[name] for name in ("residual_likelihood", "residual_severity")], "boxes", "two"),
        ]

    def _write(self, column: str, text: str) -> None:
        self._assessment.write(self._name, column, text)
        self._written()

    def _controls(self) -> list[str]:
        return [one.strip() for one in self._row["controls"].split(";") if one.strip()]

    def _usual(self) -> list[str]:
        """The typical controls of the category that are not among the controls yet."""
        typical = self._risks.get(self._row["category"].strip(), {}).get("typical_controls") or ""
        have = self._controls()
        return [one.strip() for one in typical.split(";") if one.strip() and one.strip() not in have]

    def _add_usual(self) -> None:
        self._set_controls(self._usual())

    def _add_control(self, text: str) -> None:
        """What is chosen moves into the list; what is no control moves too, for the check to say so."""
        if text.strip():
            self.adding.show("")
            control = text.split()[0]
            self._set_controls([control] if control in self._titles else [text.strip()])

    def _set_controls(self, more: list[str]) -> None:
        have = self._controls()
        text = "; ".join([*have, *(one for one in more if one not in have)])
        self.fields["controls"].show(text)
        self._write("controls", text)
