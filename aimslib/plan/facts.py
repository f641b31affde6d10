"""What a plan knows of an AIMS: the rows of marts and measures, nothing worked out again.

A fact that a figure rests on is read where the figure reads it, so that a plan can't disagree with a measure.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from functools import cached_property
from itertools import count

from ..aims import Aims

POLICIES = ("5.2", "A.2.2")  # the AI policy, see policy_covered.sql
Cell = tuple[str, str]  # requirement, place (empty for the organisation)


class Facts:
    """The facts of an AIMS on its as_of, without a focus."""

    def __init__(self, aims: Aims):
        self.aims = aims
        self.as_of: date = aims.as_of

    @cached_property
    def requirements(self) -> dict[str, dict]:
        """The clauses and controls with scope, area, shareable, needs_record, in their order."""
        rows = sorted(self.aims.mart("requirements"), key=lambda row: row["position"])
        return {row["requirement"]: row for row in rows}

    @cached_property
    def statement(self) -> list[dict]:
        """The Statement of Applicability: is_owned, is_decided, is_excluded of each requirement, in their order."""
        return sorted(self.aims.mart("statement"), key=lambda row: row["position"])

    @cached_property
    def systems(self) -> dict[str, dict]:
        """The registered systems."""
        return {row["system_id"]: row for row in sorted(self.aims.mart("systems_at"), key=lambda row: row["system_id"])}

    @cached_property
    def in_scope(self) -> dict[str, dict]:
        """The systems in scope."""
        return {name: row for name, row in self.systems.items() if row["is_in_scope"]}

    @cached_property
    def due(self) -> set[str]:
        """The systems whose assessment is due."""
        return {row["system_id"] for row in self.aims.measure("assessments_due")}

    @cached_property
    def misdated(self) -> set[str]:
        """The systems with an assessment approved today and dated later, a mistake that outlasts a new one."""
        return {
            row["system_id"]
            for row in self.aims.table("impact_assessments")
            if row["approved_on"] == self.as_of < row["assessed_on"]
        }

    @cached_property
    def cells(self) -> dict[Cell, dict]:
        """The required cells with area, is_retired and state, in their order."""
        rows = sorted(self.aims.mart("cells_at"), key=lambda row: (row["position"], row["place"]))
        return {(row["requirement"], row["place"]): row for row in rows}

    @cached_property
    def items(self) -> dict[Cell, list[dict]]:
        """The items that fit each required cell and have begun by as_of."""
        found: dict[Cell, list[dict]] = defaultdict(list)
        for row in self.aims.mart("cell_items"):
            if row["starts_on"] <= self.as_of:
                found[(row["requirement"], row["place"])].append(row)
        return found

    @cached_property
    def criteria(self) -> list[dict]:
        """The criteria of the ladder with their value and whether they are met."""
        return self.aims.measure("maturity_criteria")

    @cached_property
    def unregistered(self) -> dict[str, str]:
        """Tools seen by as_of, of which a sighting names no system -> the id that the system would get."""
        tools = sorted({row["tool"] for row in self.sightings if row["system_id"] is None})
        taken = {row["system_id"].casefold() for row in self.aims.table("systems")}
        free = (f"NEW-{number}" for number in count(1))
        return {tool: next(one for one in free if one.casefold() not in taken) for tool in tools}

    @cached_property
    def sightings(self) -> list[dict]:
        """The sightings by as_of."""
        return [row for row in self.aims.table("sightings") if row["first_seen_on"] <= self.as_of]

    @cached_property
    def holders(self) -> dict[str, list[str]]:
        """Who holds each role."""
        found: dict[str, list[str]] = defaultdict(list)
        for row in sorted(self.aims.mart("role_holders"), key=lambda row: (row["role"], row["holder"])):
            found[row["role"]].append(row["holder"])
        return found

    @cached_property
    def nonconformities(self) -> list[dict]:
        """Those raised by as_of, with is_closed (by as_of), is_on_time, is_due_within_a_year and is_major_overdue, as
        the criteria no_major_overdue and actions_on_time have them."""
        found = []
        for row in self.aims.table("nonconformities"):
            if row["raised_on"] > self.as_of:
                continue
            due, closed = row["due_on"], row["closed_on"]
            is_closed = closed is not None and closed <= self.as_of
            found.append(
                {
                    **row,
                    "is_closed": is_closed,
                    "is_on_time": closed is not None and due is not None and closed <= due,
                    "is_due_within_a_year": due is not None and self.as_of - timedelta(365) < due <= self.as_of,
                    "is_major_overdue": row["severity"] == "major"
                    and not is_closed
                    and (due is None or due < self.as_of),
                }
            )
        return found

    @cached_property
    def lapsed_before(self) -> set[Cell]:
        """The cells that were not covered on one of the four quarter days before as_of, as far back as their system is
        registered."""
        registered = {row["system_id"]: row["registered_on"] for row in self.aims.table("systems")}
        return {
            (row["requirement"], row["place"])
            for row in self.aims.mart("cell_states")
            if row["on_date"] < self.as_of
            and row["state"] != "covered"
            and (row["place"] not in registered or row["on_date"] >= registered[row["place"]])
        }

    @cached_property
    def evidence(self) -> dict[str, dict]:
        """The rows of evidence."""
        return {row["evidence_id"]: row for row in self.aims.table("evidence")}

    def named(self, row: dict) -> list[str]:
        """The requirements of 42001 that a row of evidence names."""
        parts = [part.strip() for part in row["satisfies"].split(";")]
        return [part.removeprefix("42001:") for part in parts if part.startswith("42001:")]

    def is_open(self, cell: Cell) -> bool:
        """Is the cell required and not covered?"""
        return cell in self.cells and self.cells[cell]["state"] != "covered"

    def is_current(self, item: dict) -> bool:
        """Does an item that has begun still count for its cell?"""
        return item["ends_on"] is None or item["ends_on"] >= self.as_of


def shows(item: dict) -> bool:
    """Is the item, named directly, of the form that its cell asks for?"""
    return item["is_record"] or not item["needs_record"]
