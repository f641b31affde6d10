"""Candidates tried out: done in memory by the very actions that a plan writes, to see what the measures then say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from ..scenario import Scenario, Work
from .actions import groups
from .facts import Cell, Facts, shows
from .units import Candidate

# The tables whose rows are items under the id that their key has.
ITEMS = ("evidence", "impact_assessments", "audits", "management_reviews", "suppliers")


class Trial:
    """The facts of an AIMS once these candidates are done."""

    def __init__(self, facts: Facts, candidates: Iterable[Candidate]):
        self._bring: dict[tuple[str, str], Candidate] = {}  # item, requirement (empty: all it names)
        candidates = list(candidates)
        self._widened: dict[Candidate, list[Candidate]] = defaultdict(list)  # by the row's being collected again
        for candidate in candidates:
            for needed in candidate.needs if candidate.kind == "widen_evidence" else ():
                self._widened[needed].append(candidate)
        done = groups(facts, candidates)
        steps = Scenario("trial", actions=[group.action for group in done]).steps(facts.aims)
        for group, step in zip(done, steps, strict=True):
            by_subject: dict[str, list[Candidate]] = defaultdict(list)
            for candidate in group.candidates:
                by_subject[candidate.subject].append(candidate)
            for piece in step.work:
                alone = len(group.candidates) == 1
                self._remember(group.candidates if alone else by_subject[piece.subject], piece, facts)
        edits = [edit for step in steps for edit in step.edits]
        self.facts = Facts(facts.aims.edited(edits)) if edits else facts

    def _remember(self, candidates: Iterable[Candidate], piece: Work, facts: Facts) -> None:
        """Which candidates a piece of work is, and which items it brings."""
        items = [edit.key[0] for edit in piece.edits if edit.table in ITEMS]
        named = piece.requirement.split("; ")
        for candidate in candidates:
            if not candidate.requirement or candidate.requirement in named:
                for name, brings in self._shown(candidate, facts):
                    self._bring.update(((item, name), brings) for item in items)

    def _shown(self, candidate: Candidate, facts: Facts) -> list[tuple[str, Candidate]]:
        """What the items of a candidate show (empty: all they name), and which candidate that is owed to."""
        if candidate.kind == "widen_evidence":
            return [] if candidate.needs else [(candidate.requirement, candidate)]
        if candidate.kind == "refresh_evidence":
            shown = [(name, candidate) for name in facts.named(facts.evidence[candidate.subject])]
            return shown + [(one.requirement, one) for one in self._widened[candidate]]
        return [("", candidate)]

    def covers(self, cell: Cell) -> frozenset[Candidate]:
        """The candidates of which each would cover the cell."""
        return frozenset().union(*self._owed(cell))

    def is_covered_anyway(self, cell: Cell) -> bool:
        """Does an item cover the cell that none of the candidates brings?"""
        return frozenset() in self._owed(cell)

    def _owed(self, cell: Cell) -> list[frozenset[Candidate]]:
        """For each item that covers the cell: which candidates bring it, if any."""
        return [
            frozenset({self._bring.get((item["item_id"], name)) for name in ("", cell[0])} - {None})
            for item in self.facts.items.get(cell, ())
            if item["link"] == "direct" and self.facts.is_current(item) and shows(item)
        ]
