"""Evidence items: accepted evidence, and what the registers prove themselves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from aimslib.tables import DOCUMENT_KINDS

from .assessments import impacts_of, review_due_on
from .facts import YEAR, World
from .reference import split


@dataclass(frozen=True)
class Item:
    """One item. system_id None: organisation-wide, `*`: every system it may serve. end None: never."""

    id: str
    ours: frozenset[str]  # 42001 ids
    theirs: frozenset[str]  # 27001 ids
    system_id: str | None
    is_record: bool
    effective_on: date
    start: date
    end: date | None
    origin: str  # evidence, assessment, gate, audit, review or supplier

    def current(self, on: date, end: date | None) -> bool:
        return self.start <= on and (end is None or end >= on)

    def lapsed(self, on: date, end: date | None) -> bool:
        return self.start <= on and end is not None and end < on


def named(row: dict, standard: str) -> frozenset[str]:
    """The ids of a standard that an evidence row names, without the namespace."""
    prefix = standard + ":"
    return frozenset(part.removeprefix(prefix) for part in split(row["satisfies"]) if part.startswith(prefix))


def evidence_start(row: dict) -> date:
    return max(row["effective_on"], row.get("accepted_on") or row["effective_on"])


def evidence_end(world: World, row: dict) -> date:
    return row.get("valid_until") or row["effective_on"] + timedelta(days=world.reference.valid_days[row["kind"]])


def evidence_counts(world: World, row: dict) -> bool:
    return row["status"] == "accepted" and world.file_status[row["evidence_id"]] not in ("missing", "mismatch")


def _of_evidence(world: World) -> Iterator[Item]:
    for row in world.rows("evidence"):
        if evidence_counts(world, row):
            yield Item(
                row["evidence_id"],
                named(row, "42001"),
                named(row, "27001"),
                row.get("system_id"),
                row["kind"] not in DOCUMENT_KINDS,
                row["effective_on"],
                evidence_start(row),
                evidence_end(world, row),
                "evidence",
            )


def _register_item(
    origin: str, key: str, ours: set[str], system_id: str | None, effective_on: date, start: date, end: date | None
) -> Item:
    return Item(key, frozenset(ours), frozenset(), system_id, True, effective_on, start, end, origin)


def _of_assessments(world: World) -> Iterator[Item]:
    for row in world.rows("impact_assessments"):
        if row.get("approved_on") is None:
            continue
        dimensions = set(split(row.get("dimensions_assessed"))) | {i["dimension"] for i in impacts_of(world, row)}
        ours = {"A.5.3"}
        if dimensions & {"individuals", "groups"}:
            ours.add("A.5.4")
        if "society" in dimensions:
            ours.add("A.5.5")
        yield _register_item(
            "assessment",
            row["assessment_id"],
            ours,
            row["system_id"],
            row["assessed_on"],
            row["approved_on"],
            review_due_on(row),
        )


def _of_gates(world: World) -> Iterator[Item]:
    for row in world.rows("lifecycle_gates"):
        if row["stage"] == "deployment":
            yield _register_item(
                "gate", row["gate_id"], {"A.6.2.5"}, row["system_id"], row["approved_on"], row["approved_on"], None
            )


def aims_audits(world: World) -> list[dict]:
    """Completed internal audits whose standards include 42001, completed by as_of or later."""
    return [
        row
        for row in world.rows("audits")
        if row["kind"] == "internal"
        and row.get("completed_on") is not None
        and (row.get("standards") is None or any("42001" in name for name in split(row["standards"])))
    ]


def _of_audits(world: World) -> Iterator[Item]:
    for row in aims_audits(world):
        ours = {"9.2.1"} if row.get("auditor") is None else {"9.2.1", "9.2.2"}
        done = row["completed_on"]
        yield _register_item("audit", row["audit_id"], ours, None, done, done, done + YEAR)


def _of_reviews(world: World) -> Iterator[Item]:
    for row in world.rows("management_reviews"):
        ours = {"9.3.1", "9.3.2"} if row.get("decisions") is None else {"9.3.1", "9.3.2", "9.3.3"}
        held = row["held_on"]
        yield _register_item("review", row["review_id"], ours, None, held, held, held + YEAR)


def _of_suppliers(world: World) -> Iterator[Item]:
    for row in world.rows("suppliers"):
        allocated = row.get("responsibilities_allocated_on")
        if allocated is None:
            continue
        for system in world.rows("systems"):
            if system.get("supplier") == row["supplier"]:
                yield _register_item(
                    "supplier", row["supplier"], {"A.10.2"}, system["system_id"], allocated, allocated, allocated + YEAR
                )


def items(world: World) -> list[Item]:
    """Every item, whatever its dates."""
    if "items" not in world.memo:
        world.memo["items"] = [
            *_of_evidence(world),
            *_of_assessments(world),
            *_of_gates(world),
            *_of_audits(world),
            *_of_reviews(world),
            *_of_suppliers(world),
        ]
    return world.memo["items"]
