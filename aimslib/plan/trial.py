"""Candidates tried out: done in memory by the very actions that a plan writes, to see what the measures then say."""

from __future__ import annotations

from collections.abc import Iterable

from ..scenario import Scenario, Work
from .actions import Group, groups
from .facts import Cell, Facts, shows
from .units import Candidate

# The tables whose rows are items under the id that their key has.
ITEMS = ("evidence", "impact_assessments", "audits", "management_reviews", "suppliers")


class Trial:
    """The facts of an AIMS once these candidates are done."""

    def __init__(self, facts: Facts, candidates: Iterable[Candidate]):
        self._bring: dict[tuple[str, str], Candidate] = {}  # item, requirement (empty: all it names)
        done = groups(facts, candidates)
        steps = Scenario("trial", actions=[group.action for group in done]).steps(facts.aims)
        for group, step in zip(done, steps, strict=True):
            for piece in step.work:
                self._remember(group, piece)
        edits = [edit for step in steps for edit in step.edits]
        self.facts = Facts(facts.aims.edited(edits)) if edits else facts

    def _remember(self, group: Group, piece: Work) -> None:
        """Which candidates a piece of work is, and which items it brings."""
        for candidate in group.candidates:
            if len(group.candidates) > 1 and not _is(candidate, piece):
                continue
            only = candidate.requirement if candidate.kind == "widen_evidence" else ""
            for edit in piece.edits:
                if edit.table in ITEMS:
                    self._bring[edit.key[0], only] = candidate

    def covers(self, cell: Cell) -> frozenset[Candidate]:
        """The candidates of which each would cover the cell."""
        found = set()
        for item in self.facts.items.get(cell, ()):
            if item["link"] == "direct" and self.facts.is_current(item) and shows(item):
                found |= {self._bring.get((item["item_id"], name)) for name in ("", cell[0])}
        return frozenset(found - {None})


def _is(candidate: Candidate, piece: Work) -> bool:
    named = candidate.requirement in piece.requirement.split("; ") if candidate.requirement else True
    return candidate.subject == piece.subject and named
