"""What can be picked, and the boxes to pick it in: the beginning of a name is typed, the arrow keys choose.

Not lists: JupyterLab takes the keys pressed on a list for its own shortcuts, and of two thousand systems one is found
by typing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import ipywidgets as widgets

from ..aims import Aims
from ..errors import AimsError, UsageError
from ..tables import NOBODY


@dataclass(frozen=True)
class Pick:
    """One thing to pick. kind, field: the action and its field. options: id -> what is shown beside it."""

    kind: str
    field: str
    label: str
    options: Callable[[Aims], dict[str, str]]


def systems(aims: Aims) -> dict[str, str]:
    """The systems in scope."""
    return {row["system_id"]: row["name"] for row in aims.measure("coverage_by_system")}


def suppliers(aims: Aims) -> dict[str, str]:
    """Those of the register and those that a system names."""
    named = {row["supplier"] for table in ("suppliers", "systems") for row in aims.table(table) if row["supplier"]}
    return dict.fromkeys(sorted(named), "")


def evidence(aims: Aims) -> dict[str, str]:
    """Every piece of evidence."""
    return {row["evidence_id"]: row["title"] or "" for row in aims.table("evidence")}


def isms_evidence(aims: Aims) -> dict[str, str]:
    """The evidence that names something of ISO 27001."""
    rows = aims.table("evidence")
    return {row["evidence_id"]: row["title"] or "" for row in rows if "27001" in (row["satisfies"] or "")}


def nonconformities(aims: Aims) -> dict[str, str]:
    """Those that are open."""
    rows = aims.table("nonconformities")
    open_ones = [row for row in rows if row["closed_on"] is None or row["closed_on"] > aims.as_of]
    return {row["nonconformity_id"]: row["description"] or "" for row in open_ones}


def people(aims: Aims) -> list[str]:
    """Who could become an owner: people who are here, and owners that the registers have."""
    left = {row["name"] for row in aims.table("people") if row["left_on"] and row["left_on"] <= aims.as_of}
    named = {row["name"] for row in aims.table("people")}
    named |= {row["owner"] for table in ("systems", "controls") for row in aims.table(table) if row["owner"]}
    return sorted(name for name in named - left if name.casefold().strip() not in NOBODY)


OWN = Pick("assign_owner", "systems", "System to own", systems)
PICKS = (
    Pick("approve_assessment", "systems", "Assess the impacts of", systems),
    Pick("retire_system", "systems", "Retire", systems),
    Pick("allocate_supplier", "suppliers", "Allocate with supplier", suppliers),
    Pick("refresh_evidence", "ids", "Collect again", evidence),
    Pick("widen_evidence", "ids", "Widen to AI", isms_evidence),
    Pick("close_nonconformity", "ids", "Close nonconformity", nonconformities),
)


class Picker:
    """The box of a pick. chosen: called with the id of what was typed or chosen; the box is then empty again."""

    def __init__(self, pick: Pick, aims: Aims, chosen: Callable[[str], None], failed: Callable[[AimsError], None]):
        self.pick = pick
        self._ids = {f"{one}  {shown}".strip(): one for one, shown in pick.options(aims).items()}
        self._chosen = chosen
        self._failed = failed
        self.box = box(pick.label, self._ids, "type to find" if self._ids else "there is nothing to choose")
        self.box.disabled = not self._ids
        self.box.observe(self._on_value, names="value")

    def find(self, typed: str) -> str:
        """The id of what was typed: an id, what is shown, or a part of only one of them.

        Raises UsageError where none or several fit.
        """
        typed = typed.strip()
        if typed in self._ids or typed in self._ids.values():
            return self._ids.get(typed, typed)
        fitting = [one for shown, one in self._ids.items() if typed.casefold() in shown.casefold()]
        if len(fitting) != 1:
            raise UsageError(f"{self.pick.label}: {typed!r} is {'several' if fitting else 'none'} of them.")
        return fitting[0]

    def _on_value(self, change) -> None:
        if change["new"]:
            self.box.value = ""
            try:
                self._chosen(self.find(change["new"]))
            except AimsError as error:
                self._failed(error)


def box(label: str, options: Iterable[str], hint: str = "") -> widgets.Combobox:
    """A labelled box to type in, with suggestions."""
    made = widgets.Combobox(description=label, options=list(options), placeholder=hint, continuous_update=False)
    return made.add_class("aims-field")
