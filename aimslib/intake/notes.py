"""Notes: values that load, but that somebody should look at. They change no figure and put nothing in quarantine."""

from __future__ import annotations

import datetime

from ..tables import SUGGESTED
from ..workspace import Workspace
from . import evidence_files
from .checks import CheckedTable
from .identifiers import look
from .results import Note

# Days that are meant to lie ahead; every other date says that something has happened.
AHEAD = (
    "valid_until",
    "review_due_on",
    "treatment_due_on",
    "due_on",
    "until_on",
    "left_on",
    "retired_on",
    "scheduled_on",
    "certificate_expires_on",
    "notify_by",
)
# (table, earlier, later): a row in which the later day comes first contradicts itself.
IN_ORDER = (
    ("systems", "deployed_on", "retired_on"),
    ("evidence", "effective_on", "valid_until"),
    ("evidence", "collected_on", "accepted_on"),
    ("impact_assessments", "assessed_on", "approved_on"),
    ("impact_assessments", "approved_on", "review_due_on"),
    ("risks", "identified_on", "accepted_on"),
    ("roles", "from_on", "until_on"),
    ("sightings", "first_seen_on", "last_seen_on"),
    ("objectives", "set_on", "due_on"),
    ("objectives", "set_on", "achieved_on"),
    ("audits", "completed_on", "decision_on"),
    ("audits", "decision_on", "certificate_expires_on"),
    ("actions", "agreed_on", "done_on"),
    ("nonconformities", "raised_on", "closed_on"),
    ("incidents", "occurred_on", "detected_on"),
    ("incidents", "occurred_on", "communicated_on"),
    ("incidents", "detected_on", "resolved_on"),
)


def find(workspace: Workspace, table: CheckedTable, checked: dict[str, CheckedTable]) -> list[Note]:
    """The notes about the rows of a table that load, the other tables beside it; the same whatever day it is."""
    found = _out_of_order(table)
    if table.table.name == "systems":
        found += _look_alikes(table)
    if table.table.name == "evidence":
        found += _odd_files(workspace, table)
    if table.table.name == "impacts" and "impact_assessments" in checked:
        found += _not_judged(table, checked["impact_assessments"])
    return sorted(found, key=lambda note: (note.row_number, note.column))


def future(table: CheckedTable, today: datetime.date) -> list[Note]:
    """A note for each day after today that a row says something has happened on."""
    columns = [column.name for column in table.table.columns if column.kind == "date" and column.name not in AHEAD]
    return [
        _note(table, number, name, f"is in the future (today is {today}).")
        for number, row in table.good_rows.items()
        for name in columns
        if row.get(name) and row[name] > today.isoformat()
    ]


def _note(table: CheckedTable, number: int, column: str, note: str) -> Note:
    value, place = table.rows[number][column], table.place(number, [column])
    return Note(table.file, number, column, value, note, table.sheet, place)


def _out_of_order(table: CheckedTable) -> list[Note]:
    return [
        _note(table, number, later, f"is before {earlier} ({row[earlier]}).")
        for name, earlier, later in IN_ORDER
        if name == table.table.name
        for number, row in table.good_rows.items()
        if row.get(earlier) and row.get(later) and row[later] < row[earlier]
    ]


def _look_alikes(table: CheckedTable) -> list[Note]:
    key = table.table.key[0]
    same: dict[str, list[int]] = {}
    rows = table.good_rows
    for number, row in rows.items():
        same.setdefault(look(row[key]), []).append(number)
    return [
        _note(table, number, key, f'looks like "{rows[other][key]}" in row {other}.')
        for numbers in same.values()
        if len(numbers) > 1
        for number in numbers
        for other in [next(row for row in numbers if row != number)]
    ]


def _odd_files(workspace: Workspace, table: CheckedTable) -> list[Note]:
    found = []
    for number, row in table.good_rows.items():
        odd = evidence_files.oddity(workspace, row.get("location"), row.get("sha256"))
        if odd:
            column, note = odd
            found.append(_note(table, number, column, note))
    return found


def _not_judged(impacts: CheckedTable, assessments: CheckedTable) -> list[Note]:
    """Approval says that somebody has judged every impact."""
    if assessments.refused:
        return []
    rows = assessments.good_rows.values()
    approved = {row["assessment_id"] for row in rows if row.get("approved_on")}
    return [
        _note(
            impacts,
            number,
            "harm",
            f"is still marked as a suggestion, but its assessment {row['assessment_id']} is approved.",
        )
        for number, row in impacts.good_rows.items()
        if row["assessment_id"] in approved and row["harm"].startswith(SUGGESTED)
    ]
