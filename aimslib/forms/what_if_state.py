"""What is chosen in the what-if notebook, without a screen: actions, undo, loading and saving, and what they lead to.

The scenario is the state: a control puts an action into it or takes one out, and everything shown is `what_if` of it.
So what is saved is what was shown.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from .. import scenario as scenarios
from ..aims import Aims
from ..errors import UsageError
from ..live import LiveAims
from ..scenario import Action, Chosen, Comparison, Scenario, ScenarioError, saved
from ..workspace import Workspace

EMPTY = Scenario("")
UNNAMED = "somebody still to be named"
CHART = ("maturity_by_area", "coverage_by_area", "maturity")  # what the picture needs
DETAILS = ("findings", "coverage_total", "maturity_criteria", "cells")  # what stands below it


class Choices:
    """The scenario that is being put together. aims: what it is for; scenario: the one to start from.

    A change that the registers refuse raises ScenarioError and leaves everything as it was.
    """

    def __init__(self, aims: Aims, scenario: Scenario = EMPTY):
        self.aims = LiveAims(aims)
        self.before = {name: self.aims.measure(name) for name in (*CHART, *DETAILS)}
        self.comparison: Comparison = scenarios.what_if(self.aims, EMPTY)
        self._past: list[Scenario] = []
        self._to(scenario)

    @property
    def scenario(self) -> Scenario:
        return self.comparison.scenario

    @property
    def can_undo(self) -> bool:
        return bool(self._past)

    def put(self, action: Action) -> None:
        """Adds an action at the end."""
        self.become((*self.scenario.actions, action))

    def become(self, actions: Iterable[Action]) -> None:
        """These actions, in place of those that were chosen."""
        self._move(replace(self.scenario, actions=tuple(actions)))

    def include(self, kind: str, field: str, one: str, **fields: str) -> None:
        """Adds an id to the last action of this kind with these fields that names ids, or a new action for it."""
        for number, action in reversed(list(enumerate(self.scenario.actions))):
            chosen = getattr(action, field, None) if action.called() == kind else None
            if isinstance(chosen, Chosen) and chosen.ids and _plain(action, field) == fields:
                if one in chosen.ids:
                    raise UsageError(f"{one} is chosen already.")
                self._replace(number, _with_ids(action, field, (*chosen.ids, one)))
                return
        self.put(scenarios.action(kind, **{field: [one], **fields}))

    def exclude(self, number: int, field: str, one: str) -> None:
        """Takes an id out of an action; its last one takes the action with it."""
        action = self.scenario.actions[number]
        left = tuple(name for name in getattr(action, field).ids if name != one)
        self._replace(number, _with_ids(action, field, left)) if left else self.remove(number)

    def has(self, kind: str) -> bool:
        return any(action.called() == kind for action in self.scenario.actions)

    def switch(self, kind: str, on: bool) -> None:
        """An internal audit or a management review, done today by those who hold the role; off takes all of the kind
        out."""
        if on and not self.has(kind):
            self.put(self._usual(kind))
        elif not on:
            self.become(action for action in self.scenario.actions if action.called() != kind)

    def foresee(self, kind: str) -> None:
        """Computes what `switch` of this kind would draw, so that it is known when it is asked for."""
        try:
            others = [action for action in self.scenario.actions if action.called() != kind]
            actions = others if self.has(kind) else [*others, self._usual(kind)]
            after = scenarios.what_if(self.aims, replace(self.scenario, actions=tuple(actions))).after
        except ScenarioError:
            return  # it will be said when it is asked for
        for name in CHART:
            after.measure(name)

    def remove(self, number: int) -> None:
        """Takes out one action, counted from 0."""
        self.become(action for one, action in enumerate(self.scenario.actions) if one != number)

    def undo(self) -> None:
        """Back to before the last change; nothing where there was none."""
        if self._past:
            self._to(self._past.pop())

    def reset(self) -> None:
        """Nothing is chosen any more; `undo` brings it back."""
        self._move(EMPTY)

    def load(self, name: str) -> None:
        """A scenario or a saved plan of params/scenarios, in place of what is chosen.

        Raises UsageError for a name that is none, ScenarioError for a file that these registers do not fit.
        """
        self._move(scenarios.find(self._workspace(), name))

    def saved(self) -> list[str]:
        """The names that can be loaded."""
        return scenarios.names(self.aims.workspace) if self.aims.workspace else []

    def save(self, name: str, replacing: bool = False) -> Path:
        """Writes what is chosen to params/scenarios/<name>.yaml, the name in small letters and dashes. The name of what
        is chosen becomes this one.

        Raises UsageError for a name without a letter or digit, where nothing is chosen, and for a file that is there
        unless `replacing` says so.
        """
        stem = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
        if not stem:
            raise UsageError("The scenario needs a name.\n  Write one with letters or digits.")
        if not self.scenario.actions:
            raise UsageError("Nothing is chosen yet.\n  Choose an action first.")
        path = saved.folder(self._workspace()) / f"{stem}.yaml"
        if path.exists() and not replacing:
            raise UsageError(
                f"{self.aims.workspace.relative(path)} is there already.\n  Choose another name, or tick Replace."
            )
        path.parent.mkdir(parents=True, exist_ok=True)
        named = replace(self.scenario, name=name.strip())
        scenarios.write(named, path)
        self._to(named)
        return path

    def effort(self) -> float | None:
        """The person-days of what is chosen; None where the workspace has no efforts."""
        workspace = self.aims.workspace
        if workspace is None or workspace.file("params", "effort.yaml") is None:
            return None
        from ..plan import effort

        return effort.read(workspace).total(self.comparison.steps)

    def _usual(self, kind: str) -> Action:
        if kind == "complete_audit":
            return scenarios.action(kind, auditor=self.holder("internal_auditor"))
        return scenarios.action(kind, chair=self.holder("top_management"), decisions="to be taken")

    def holder(self, role: str) -> str:
        """Who holds a role on as_of; of several the first by name."""
        rows = [row["holder"] for row in self.aims.mart("role_holders") if row["role"] == role]
        return min(rows, default=UNNAMED)

    def _replace(self, number: int, action: Action) -> None:
        self.become(action if one == number else old for one, old in enumerate(self.scenario.actions))

    def _move(self, scenario: Scenario) -> None:
        before = self.scenario
        if scenario != before:
            self._to(scenario)
            self._past.append(before)

    def _to(self, scenario: Scenario) -> None:
        self.comparison = scenarios.what_if(self.aims, scenario)

    def _workspace(self) -> Workspace:
        if self.aims.workspace is None:
            raise UsageError(
                "There is no workspace to read from or write into.\n  Open the AIMS with aimslib.open(...)."
            )
        return self.aims.workspace


def _plain(action: Action, field: str) -> dict:
    return {name: value for name, value in action.plain().items() if name != field}


def _with_ids(action: Action, field: str, ids: tuple[str, ...]) -> Action:
    return replace(action, **{field: replace(getattr(action, field), ids=ids, places=())})
