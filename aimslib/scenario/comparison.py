"""Before and after: every measure of an AIMS as it is and as a scenario would make it, and what made the difference."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from ..aims import Aims
from .because import Because
from .scenario import Scenario, Step


@dataclass(frozen=True)
class Comparison:
    """A scenario's two sides. before, after: each an AIMS to be asked for any measure (`after.measure(name)`), computed
    when asked for. steps: the actions with their work and edits."""

    scenario: Scenario
    before: Aims
    after: Aims
    steps: tuple[Step, ...]

    @property
    def level(self) -> tuple[int | None, int | None]:
        """The level of the AIMS before and after."""
        return self.before.measure("maturity")[0]["level"], self.after.measure("maturity")[0]["level"]

    @cached_property
    def areas(self) -> list[dict]:
        """Each area: area, title, level_before, level_after, numerator and denominator (cells) before and after, and
        next_level, next_criteria: what the next level still asks for after the actions (criterion, statement, value,
        threshold)."""
        before = {row["area"]: row for row in self.before.measure("maturity_by_area")}
        sides = [{row["area"]: row for row in side.measure("coverage_by_area")} for side in (self.before, self.after)]
        unmet = [row for row in self.after.measure("maturity_criteria") if row["met"] is False]
        return [
            {
                "area": row["area"],
                "title": row["title"],
                "level_before": before[row["area"]]["level"],
                "level_after": row["level"],
                "numerator_before": sides[0][row["area"]]["numerator"],
                "denominator_before": sides[0][row["area"]]["denominator"],
                "numerator_after": sides[1][row["area"]]["numerator"],
                "denominator_after": sides[1][row["area"]]["denominator"],
                "next_level": row["next_level"],
                "next_criteria": [
                    {name: one[name] for name in ("criterion", "statement", "value", "threshold")}
                    for one in unmet
                    if (one["area"], one["level"]) == (row["area"], row["next_level"])
                ],
            }
            for row in self.after.measure("maturity_by_area")
        ]

    @property
    def coverage(self) -> tuple[dict, dict]:
        """coverage_total before and after."""
        return self.before.measure("coverage_total")[0], self.after.measure("coverage_total")[0]

    @cached_property
    def findings_closed(self) -> list[dict]:
        """The findings that the actions close, as the measure `findings` had them; notes on the source are none."""
        return _only(_findings(self.before), _findings(self.after))

    @cached_property
    def findings_opened(self) -> list[dict]:
        """The findings that the actions bring with them, as the measure `findings` then has them."""
        return _only(_findings(self.after), _findings(self.before))

    @cached_property
    def findings_to_complete(self) -> list[dict]:
        """Of the findings opened, those on evidence that the actions add: its location, its reviewer, which whoever
        does the work has to fill in."""
        new = {one for step in self.steps for one in step.new_evidence}
        return [row for row in self.findings_opened if row["subject_kind"] == "evidence" and row["subject_id"] in new]

    @cached_property
    def cells_changed(self) -> list[dict]:
        """The cells whose state differs: requirement, system_id, before, after (None: not required), item_id after, and
        because: the action that did it, action: its number from 1."""
        before, after = (
            {(row["requirement"], row["system_id"]): row for row in side.measure("cells")}
            for side in (self.before, self.after)
        )
        because = Because(self.steps)
        changed = []
        for key in dict.fromkeys([*after, *before]):
            was, becomes = before.get(key, _NO_CELL), after.get(key, _NO_CELL)
            if was["state"] != becomes["state"]:
                number = because.action(key[0], key[1], was["item_id"], becomes["item_id"])
                changed.append(
                    {
                        "requirement": key[0],
                        "system_id": key[1],
                        "before": was["state"],
                        "after": becomes["state"],
                        "item_id": becomes["item_id"],
                        "because": self.steps[number - 1].action.text if number else None,
                        "action": number,
                    }
                )
        return changed

    @property
    def target_missed(self) -> list[str]:
        """What the target asks for and the actions don't reach, in words; empty where it is met or there is none."""
        return self.scenario.target.shortfall(self.after) if self.scenario.target else []

    @property
    def target_met(self) -> bool | None:
        """Is the target reached? None where the scenario has none."""
        return None if self.scenario.target is None else not self.target_missed


_NO_CELL = {"state": None, "item_id": None}


def what_if(aims: Aims, scenario: Scenario) -> Comparison:
    """The measures of an AIMS before and after a scenario's actions, effective on its as_of; nothing on disk changes.

    Convention: what an action collects is accepted on as_of and valid as its kind says; new rows have ids WI-1-1, ...
    Raises ScenarioError, naming the line, for an id, filter value or person that the registers don't have, an action
    that would change nothing, a target that the ladder does not know.
    """
    steps = tuple(scenario.steps(aims))
    if scenario.target:
        scenario.target.check(aims)
    return Comparison(scenario, aims, aims.edited([edit for step in steps for edit in step.edits]), steps)


def _findings(aims: Aims) -> Sequence[dict]:
    return [row for row in aims.measure("findings") if row["severity"] != "note"]


def _only(these: Sequence[dict], others: Sequence[dict]) -> list[dict]:
    """The findings of one side that the other lacks; a finding is its rule and subject, its details may change."""
    left = Counter(_name(row) for row in others)
    found = []
    for row in these:
        if left[_name(row)]:
            left[_name(row)] -= 1
        else:
            found.append(row)
    return found


def _name(row: dict) -> tuple:
    return row["rule"], row["subject_kind"], row["subject_id"]
