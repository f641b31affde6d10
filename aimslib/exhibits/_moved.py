"""What moved, in a director's words: systems, risks and evidence by name; and how a line of `what_moved` is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from . import _text as t
from ._chart import shortened

LONGEST = 44  # characters of a name
NAMED = 3  # subjects that a line names
NONE = "none"
# What the registers prove themselves: table, key, and what its rows are called.
PROOFS = (
    ("impact_assessments", "assessment_id", "impact assessment"),
    ("lifecycle_gates", "gate_id", "gate"),
    ("audits", "audit_id", "audit"),
    ("management_reviews", "review_id", "management review"),
)


class Register:
    """The rows of measure `changes` by subject, and the names of what they are about."""

    def __init__(self, aims):
        self.rows = aims.measure("changes")
        self.systems = {row["system_id"]: row for row in aims.measure("register")}
        self.areas = {row["area"]: row["title"] for row in aims.measure("coverage_by_area")}
        self.area_of = {row["requirement"]: row["area"] for row in aims.measure("coverage")}
        self.criteria = aims.measure("maturity_criteria")
        self.open = {(row["rule"], row["subject_id"]): row for row in aims.measure("findings")}
        self._risks = {row["risk_id"]: row["description"] for row in aims.table("risks")}
        self._items = {row[key]: f"{what} {row[key]}" for table, key, what in PROOFS for row in aims.table(table)}
        self._items |= {
            row["evidence_id"]: f"{shortened(row['title'], LONGEST)} ({row['evidence_id']})"
            for row in aims.table("evidence")
        }

    def of(self, kind: str, *fields: str) -> list[dict]:
        """The rows of a kind of subject; of some fields, or of all."""
        return [row for row in self.rows if row["subject_kind"] == kind and (not fields or row["field"] in fields)]

    @property
    def other_cells(self) -> int:
        """Cells whose state changed and that were covered neither before nor after."""
        return sum("covered" not in (row["before"], row["after"]) for row in self.of("cell"))

    def name(self, subject: str) -> str:
        """A system by name, a risk by what it is and its id, anything else by its id in words."""
        if subject in self._risks:
            return f"{shortened(self._risks[subject], LONGEST)} ({subject})"
        return shortened(self.systems[subject]["name"], LONGEST) if subject in self.systems else t.words(subject)

    def item(self, item_id: str) -> str:
        """Evidence by title and id, a row of another register by what it is and its id; a supplier by name."""
        return self._items.get(item_id, item_id)


def line(what: str, moved: str, because: str = "") -> dict:
    """A line: what moved, before → after, and the reason."""
    return {"what": what, "moved": moved, "because": because}


def arrow(before: str | None, after: str | None) -> str:
    """before → after; what was not there, or is there no longer, is `none`."""
    return f"{before or NONE} → {after or NONE}"


def some(items: Iterable[str], most: int = NAMED, separator: str = ", ", what: str = "more") -> str:
    """The first of them, and how many follow."""
    items = list(items)
    named = separator.join(items[:most])
    return f"{named} and {len(items) - most:,} {what}" if len(items) > most else named


def by_number(items: Iterable[str]) -> list[tuple[str, int]]:
    """Each with how often it is there: the most frequent first, then by name."""
    return sorted(Counter(items).items(), key=lambda pair: (-pair[1], pair[0]))


def counted(items: Iterable[str], what: str = "more") -> str:
    """a 3, b 2 and 4 more"""
    return some((f"{item} {number}" for item, number in by_number(items)), what=what)
