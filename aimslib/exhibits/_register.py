"""Names and dates of what registers refer to: systems by id, the items that decide cells by id."""

from __future__ import annotations

from datetime import date

from ._chart import shortened

LONGEST = 60  # characters of a title in a cell of a table
DETAIL = 200  # characters of what was counted: it may name two thousand systems
# What the registers prove themselves: table, key, the date of what it shows, and what a row is called.
PROOFS = (
    ("impact_assessments", "assessment_id", "assessed_on", "Impact assessment"),
    ("lifecycle_gates", "gate_id", "approved_on", "Gate"),
    ("audits", "audit_id", "completed_on", "Audit"),
    ("management_reviews", "review_id", "held_on", "Management review"),
    ("suppliers", "supplier", "responsibilities_allocated_on", "Allocation of responsibilities"),
)


def systems(aims) -> dict[str, str]:
    """system_id -> name, of every row of the register whatever its date."""
    return {row["system_id"]: row["name"] for row in aims.table("systems")}


def named(names: dict[str, str], system_id: str | None, otherwise: str = "the organisation") -> str:
    """Name and id of a system; what has none is the organisation's."""
    if system_id is None:
        return otherwise
    return f"{names[system_id]} ({system_id})" if system_id in names else system_id


def detail(text: str | None, sheet: str) -> str:
    """What was counted; of a long one the beginning, and where all of it is."""
    text = text or ""
    if len(text) <= DETAIL:
        return text
    return f"{text[:DETAIL].rsplit(', ', 1)[0]}… (all of it in tables.xlsx, sheet {sheet})"


class Items:
    """The evidence rows and register rows that can decide a cell: what each is, and the day of what it shows."""

    def __init__(self, aims):
        self._items: dict[str, tuple[str, date | None]] = {
            row[key]: (what, row[on]) for table, key, on, what in PROOFS for row in aims.table(table)
        }
        self._items |= {row["evidence_id"]: (row["title"], row["effective_on"]) for row in aims.table("evidence")}

    def on(self, item_id: str) -> date | None:
        """The day of what the item shows."""
        return self._items[item_id][1]

    def name(self, item_id: str) -> str:
        """Id and title."""
        return f"{item_id} {shortened(self._items[item_id][0], LONGEST)}"
