"""The criterion independently_reviewed as units: of the evidence rows behind an area's covered cells, those that were
reviewed by somebody else than their collector. Planned evidence is reviewed; a row can be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .facts import Cell
from .units import Candidate, Unit

if TYPE_CHECKING:
    from .criteria import Criteria


def reviewed(self: Criteria, area: str) -> list[tuple[Unit, ...]]:
    """The rows that count today, and those that count once something is done: what is collected, refreshed, widened,
    and documents beside the record that covers their cell."""
    counted: set[str] = set()
    coming: dict[tuple[Candidate, str], Unit] = {}
    for cell, units in self.probe.cells.items():
        if self.facts.requirements[cell[0]]["area"] != area:
            continue
        rows = _rows(self, cell)
        if units[0].covered:
            counted |= rows
            continue
        for candidate in sorted({one for unit in units for one in unit.covers}, key=lambda one: one.key):
            # A row widened as it is collected again is another one: left out, which never counts too much.
            widened = {candidate.subject} if candidate.kind == "widen_evidence" and not candidate.needs else set()
            for row in rows | widened:
                coming[candidate, row] = _unit(self, row, candidate)
            if candidate.kind in ("add_evidence", "refresh_evidence"):
                coming[candidate, ""] = Unit(f"review of {candidate.key}", candidate.place, True, comes=candidate)
    later = [unit for (_, row), unit in coming.items() if row not in counted]
    return [(*(_unit(self, row, None) for row in sorted(counted)), *later)]


def _rows(self: Criteria, cell: Cell) -> set[str]:
    """The evidence rows that name the requirement, fit the cell and are current."""
    return {
        item["item_id"]
        for item in self.facts.items.get(cell, ())
        if item["link"] == "direct" and item["source"] == "evidence" and self.facts.is_current(item)
    }


def _unit(self: Criteria, name: str, comes: Candidate | None) -> Unit:
    row = self.facts.evidence[name]
    independent = row["reviewed_by"] is not None and row["reviewed_by"] != row["collected_by"]
    size = self.probe.size(row["system_id"])
    covers = frozenset() if independent else frozenset({self.offers.make("review_evidence", name, size=size)})
    return Unit(f"review of {name}", comes.place if comes else "", independent, covers, comes)
