"""Which rows of evidence can serve again: collected anew, widened from ISO 27001 to AI, or both.

A row that has begun can be collected again wherever it does not show what it names: it lapsed, it is for all systems
and one was registered after it, its system is retired. A row of ISO 27001 that is mapped in full only has to be widened
where it is current, and widened and collected again where it is not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from .facts import Cell, Facts

SHARED = "*"


@dataclass
class Again:
    """anew: ids of rows to collect again. wider: (row, requirement) to widen. both: (row, requirement) to widen and
    collect again, because the row is not current there."""

    anew: set[str] = field(default_factory=set)
    wider: set[tuple[str, str]] = field(default_factory=set)
    both: set[tuple[str, str]] = field(default_factory=set)


def again(facts: Facts, opened: Iterable[Cell], coming: Iterable[Cell]) -> Again:
    """The rows that can help. opened: the cells that are open today. coming: those that open once something is done,
    for which nothing that there is today counts."""
    found, links = Again(), _links(facts)
    for cells, counts_today in ((opened, True), (coming, False)):
        for cell in cells:
            items = facts.items.get(cell, ()) if counts_today else ()
            current = {(item["item_id"], item["link"]) for item in items if facts.is_current(item)}
            for row, link in _fitting(facts, links, cell):
                if link == "direct":
                    found.anew |= {row} if (row, link) not in current else set()
                elif cell[0] not in facts.named(facts.evidence[row]):
                    (found.wider if (row, link) in current else found.both).add((row, cell[0]))
    found.both -= found.wider
    return found


def _links(facts: Facts) -> Mapping[Cell, list[tuple[str, str]]]:
    """The rows begun by as_of that are of the form asked for, with their link, by requirement and place of the row."""
    found: dict[Cell, list[tuple[str, str]]] = defaultdict(list)
    for row in facts.aims.mart("item_links"):
        if row["source"] != "evidence" or row["link"] == "partial" or row["starts_on"] > facts.as_of:
            continue
        if row["is_record"] or facts.requirements[row["requirement"]]["needs_record"] != "yes":
            found[row["requirement"], row["place"]].append((row["item_id"], row["link"]))
    return found


def _fitting(facts: Facts, links: Mapping[Cell, list[tuple[str, str]]], cell: Cell) -> list[tuple[str, str]]:
    """The rows whose place is that of the cell, or all systems where the control is shareable."""
    requirement, place = cell
    shared = facts.requirements[requirement]["shareable"] == "yes" and place
    return [*links.get(cell, ()), *(links.get((requirement, SHARED), ()) if shared else ())]
