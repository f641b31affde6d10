"""Finding rules on single rows of a register: evidence, risks, nonconformities, incidents, decisions."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta

from .facts import World, is_owned
from .items import evidence_end, evidence_start


def evidence_that(is_wrong: Callable[[World, dict], bool]) -> Callable[[World], Iterator[tuple]]:
    """Accepted evidence that has begun and not ended, of which something is wrong."""

    def fires(world: World) -> Iterator[tuple]:
        for row in world.rows("evidence"):
            stands = evidence_start(row) <= world.as_of <= evidence_end(world, row)
            if row["status"] == "accepted" and stands and is_wrong(world, row):
                yield row["evidence_id"], row.get("accepted_on") or row["effective_on"]

    return fires


def lacks(column: str) -> Callable[[World, dict], bool]:
    return lambda world, row: row.get(column) is None


def file_is(status: str) -> Callable[[World, dict], bool]:
    return lambda world, row: world.file_status[row["evidence_id"]] == status


def _open_risks(world: World) -> Iterator[dict]:
    return (row for row in world.rows("risks") if row["status"] == "open" and world.by(row["identified_on"]))


def risk_without_owner(world: World) -> Iterator[tuple]:
    for row in _open_risks(world):
        if not is_owned(world, row.get("owner")):
            yield row["risk_id"], row["identified_on"]


def risk_without_treatment(world: World) -> Iterator[tuple]:
    for row in _open_risks(world):
        if row.get("treatment") is None:
            yield row["risk_id"], row["identified_on"]


def risk_past(column: str) -> Callable[[World], Iterator[tuple]]:
    """Open risks of which the day in that column has passed."""

    def fires(world: World) -> Iterator[tuple]:
        for row in _open_risks(world):
            if row.get(column) is not None and row[column] < world.as_of:
                yield row["risk_id"], row[column]

    return fires


def corrective_action_unchecked(world: World) -> Iterator[tuple]:
    for row in world.rows("nonconformities"):
        closed_on = row.get("closed_on")
        if closed_on is None or not world.by(row["raised_on"]) or world.by(row.get("effectiveness_checked_on")):
            continue
        if (world.as_of - closed_on).days > 90:
            yield row["nonconformity_id"], closed_on + timedelta(days=90)


def incident_not_communicated(world: World) -> Iterator[tuple]:
    for row in world.rows("incidents"):
        notify_by = row.get("notify_by")
        late = notify_by is not None and notify_by < world.as_of and not world.by(row.get("communicated_on"))
        if row.get("notifiable") == "yes" and world.by(row["occurred_on"]) and late:
            yield row["incident_id"], notify_by


def action_overdue(world: World) -> Iterator[tuple]:
    for row in world.rows("actions"):
        due_on = row.get("due_on")
        if world.by(row["agreed_on"]) and due_on and due_on < world.as_of and not world.by(row.get("done_on")):
            yield row["action_id"], due_on
