"""The Statement of Applicability as rows to print: each requirement with its decision, owner, state and evidence."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from ..tables import NOBODY
from ._items import Items

STATES = {
    "covered": "covered",
    "designed": "designed",
    "reusable": "reusable",
    "expired": "expired",
    "top_up": "top-up",
    "missing": "missing",
}
STATE_MEANINGS = {
    "covered": "current evidence shows it; only this counts",
    "designed": "a current document says how, but the requirement needs a record that it is done",
    "reusable": "current ISO 27001 evidence that only has to be widened to AI",
    "expired": "evidence that lapsed, or that predates a material change of the system",
    "top-up": "current ISO 27001 evidence that carries the form, not the content",
    "missing": "nothing",
}
_SHOWS = ("covered", "designed", "expired")  # decided by an item for the requirement itself
_DECISIONS = {"yes": "yes", "no": "no", None: "undecided"}


def controls(aims) -> list[dict]:
    """The 38 controls of Annex A in their order."""
    return _rows(aims, clauses=False)


def clauses(aims) -> list[dict]:
    """The 32 clauses in their order, each with the documented information it asks for."""
    return _rows(aims, clauses=True)


def state_summary(row: dict) -> str:
    """What a row of measure `coverage` says of its cells, such as `5 covered, 2 missing`; a single cell's state."""
    if not row["denominator"]:
        return "excluded" if row["excluded"] else "not required"
    counts = {name: row[state] for state, name in STATES.items() if row[state]}
    if row["denominator"] == 1:
        return next(iter(counts))
    return ", ".join(f"{count} {name}" for name, count in counts.items())


def _rows(aims, clauses: bool) -> list[dict]:
    decided = {row["control"]: row for row in aims.table("controls")}
    documented = _documented_information(aims) if clauses else {}
    cells, items, owner = _cells(aims), Items(aims), _Owners(aims)
    rows = []
    for coverage in aims.measure("coverage"):
        requirement = coverage["requirement"]
        if requirement.startswith("A.") == clauses:
            continue
        decision = decided.get(requirement, {})
        rows.append(
            {
                "requirement": requirement,
                "title": coverage["title"],
                "documented_information": documented.get(requirement),
                "applicable": _applicable(decision, aims.as_of),
                "justification": decision.get("justification"),
                "owner": owner.of(decision.get("owner"), clauses),
                "status": (decision.get("status") or "").replace("_", " "),
                "decided_on": decision.get("decided_on"),
                "state": state_summary(coverage),
                "coverage": f"{coverage['numerator']} of {coverage['denominator']}" if coverage["denominator"] else "",
                **_evidence(cells[requirement], items),
            }
        )
    return rows


def _documented_information(aims) -> dict[str, str | None]:
    """What a clause asks to have in writing, from the reference table of the state."""
    rows = aims.reference("clauses")
    return {row["clause"]: row["documented_information"] for row in rows}


def _cells(aims) -> dict[str, list[dict]]:
    cells = defaultdict(list)
    for cell in aims.measure("cells"):
        cells[cell["requirement"]].append(cell)
    return cells


def _applicable(decision: dict, as_of: date) -> str:
    """The decision as of the day; one that is dated later is not made yet."""
    later = decision.get("decided_on") is not None and decision["decided_on"] > as_of
    return _DECISIONS[None if later else decision.get("applicable")]


def _evidence(cells: list[dict], items: Items) -> dict:
    """Ids of the items that decided the cells, the last day on which one was true, the first on which one ends."""
    found = [(items.of(cell), cell) for cell in cells if cell["item_id"] is not None]
    labels = {_label(item.item_id, cell["state"]): cell["state"] for item, cell in found}
    order = list(STATES)
    ends = [cell["ends_on"] for _, cell in found if cell["state"] in ("covered", "designed") and cell["ends_on"]]
    return {
        "evidence": "; ".join(sorted(labels, key=lambda label: (order.index(labels[label]), label))),
        "last_on": max((item.on for item, cell in found if cell["state"] in _SHOWS), default=None),
        "next_expiry_on": min(ends, default=None),
    }


def _label(item_id: str, state: str) -> str:
    return item_id if state == "covered" else f"{item_id} ({STATES[state]})"


class _Owners:
    """Names as a reader should see them: who has left says so, a placeholder is nobody."""

    def __init__(self, aims):
        self._as_of = aims.as_of
        self._left = {row["name"]: row["left_on"] for row in aims.table("people") if row["left_on"]}
        holders = {row["holder"] for row in aims.table("roles") if row["role"] == "aims_manager" and self._held(row)}
        self._managers = sorted(holders)

    def of(self, name: str | None, clause: bool) -> str:
        """The owner; a clause that nobody owns is the AIMS manager's."""
        if self._is_here(name):
            return name
        if clause and self._managers:
            return f"{', '.join(self._managers)} (AIMS manager)"
        return f"{name} (left {self._left[name]})" if name in self._left else "nobody"

    def _held(self, row: dict) -> bool:
        until = row["until_on"]
        return (
            row["from_on"] <= self._as_of and (until is None or until >= self._as_of) and self._is_here(row["holder"])
        )

    def _is_here(self, name: str | None) -> bool:
        named = name is not None and name.strip().lower() not in NOBODY
        return named and (name not in self._left or self._left[name] > self._as_of)
