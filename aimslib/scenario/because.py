"""Why did this cell change? The action whose item decides it now, or the action that changed what is required there."""

from __future__ import annotations

from collections.abc import Sequence

from .scenario import Step

# The tables whose rows are items by themselves, under the id that their key has.
ITEMS = ("evidence", "impact_assessments", "audits", "management_reviews", "suppliers", "lifecycle_gates")
# What of a row decides where a requirement has to be shown, or whether an item counts there.
REQUIRING = {
    "systems": {"lifecycle_stage", "retired_on", "role", "supplier", "aims_scope", "registered_on", "changed_on"},
    "controls": {"applicable", "justification", "decided_on"},
}


class Because:
    """Which action touched what, for one scenario; of several the last one, because it had the last word."""

    def __init__(self, steps: Sequence[Step]):
        self._items: dict[str, int] = {}
        self._systems: dict[str | None, int] = {}
        self._controls: dict[str, int] = {}
        for number, step in enumerate(steps, 1):
            for edit in step.edits:
                if edit.table in ITEMS:
                    self._items[edit.key[0]] = number
                if edit.table == "impact_assessments" and "system_id" in edit.values:
                    self._systems[edit.values["system_id"]] = number
                if REQUIRING.get(edit.table, set()) & set(edit.values):
                    (self._systems if edit.table == "systems" else self._controls)[edit.key[0]] = number

    def action(self, requirement: str, system_id: str | None, was: str | None, becomes: str | None) -> int | None:
        """The number of the action behind a cell that changed: the one whose item decides it now, else one that
        changed what is required there. was, becomes: the items that decided it before and after."""
        required = (self._controls.get(requirement, 0), self._systems.get(system_id, 0))
        return self._items.get(becomes) or max(required) or self._items.get(was)
