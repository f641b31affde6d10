"""The items that decided cells, found again in the register they come from: what they are called and when they were."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

# What a register proves by itself: the requirement, the table, its key, and the column with the day.
_PROVEN = {
    **dict.fromkeys(("A.5.3", "A.5.4", "A.5.5"), ("impact_assessments", "assessment_id", "assessed_on")),
    "A.6.2.5": ("lifecycle_gates", "gate_id", "approved_on"),
    **dict.fromkeys(("9.2.1", "9.2.2"), ("audits", "audit_id", "completed_on")),
    **dict.fromkeys(("9.3.1", "9.3.2", "9.3.3"), ("management_reviews", "review_id", "held_on")),
    "A.10.2": ("suppliers", "supplier", "responsibilities_allocated_on"),
}
_TITLES = {
    "impact_assessments": "Approved impact assessment",
    "lifecycle_gates": "Approved gate into deployment",
    "audits": "Completed internal audit",
    "management_reviews": "Management review",
    "suppliers": "Responsibilities allocated with the supplier",
}


@dataclass(frozen=True)
class Item:
    """An item: its id, the table that has it, its title, the day it was true, and its row there."""

    item_id: str
    table: str
    title: str
    on: date
    row: dict


class Items:
    """Looks up the item of a cell."""

    def __init__(self, aims):
        self._evidence = {row["evidence_id"]: row for row in aims.table("evidence")}
        self._registers = {table: {} for table in _TITLES}
        for table, key, _ in set(_PROVEN.values()):
            self._registers[table] = {row[key]: row for row in aims.table(table)}

    def of(self, cell: dict) -> Item | None:
        """The item that decided a row of measure `cells`; None where nothing did. A row of evidence and one of another
        register can have the same id: then it is the one that can show the requirement."""
        item_id = cell["item_id"]
        if item_id is None:
            return None
        row = self._evidence.get(item_id)
        if row and (cell["state"] in ("reusable", "top_up") or _names(row, cell["requirement"])):
            return Item(item_id, "evidence", row["title"], row["effective_on"], row)
        table, _, day = _PROVEN[cell["requirement"]]
        row = self._registers[table][item_id]
        return Item(item_id, table, _TITLES[table], row[day], row)


def _names(row: dict, requirement: str) -> bool:
    return f"42001:{requirement}" in [part.strip() for part in row["satisfies"].split(";")]
