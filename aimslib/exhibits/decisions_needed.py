"""What only the board can settle, with who answers for it and by when."""

from __future__ import annotations

from markupsafe import Markup

from . import _text as t
from ._chart import shortened
from ._exhibit import Exhibit
from ._html import Column, field, table

MOST = 7  # rows, taken in turn from each kind: two hundred of one kind must not hide the one of another
KINDS = "retained risk unaccepted, system out of control, major nonconformity overdue, role vacant, tool not registered"
LONGEST = 70  # characters of a subject; the sheet has all of it


def decisions_needed(aims) -> Exhibit:
    """Matters that need a decision, derived from findings, with owner and dates."""
    rows = aims.measure("decisions_needed")
    columns = (
        Column("Matter", lambda row: _matter(row), kind="matter"),
        field("question", "Decision asked for", kind="matter"),
        Column("Owner", lambda row: row["owner"] or "nobody yet", kind="name"),
        Column("Date", lambda row: _date(row), kind="date"),
    )
    title = "What needs a decision"
    html = table(title, _in_turn(rows), columns)
    more = f" And {len(rows) - MOST:,} more in tables.xlsx, sheet decisions_needed." if len(rows) > MOST else ""
    return Exhibit(title, html, sources=("decisions_needed",), caption=f"From findings: {KINDS}.{more}")


def _in_turn(rows: list[dict]) -> list[dict]:
    """The first of each kind, then the second of each, and so on; shown in the order of the measure."""
    place: dict[str, int] = {}
    turns = []
    for position, row in enumerate(rows):
        place[row["rule"]] = place.get(row["rule"], 0) + 1
        turns.append((place[row["rule"]], position))
    return [rows[position] for position in sorted(position for _, position in sorted(turns)[:MOST])]


def _matter(row: dict) -> Markup:
    subject = f"Role {t.words(row['subject'])}" if row["subject_kind"] == "role" else row["subject"]
    return Markup("<b>{}</b>").format(shortened(subject, LONGEST))


def _date(row: dict) -> str:
    if row["due_on"] is not None:
        return f"due {t.short_day(row['due_on'])}"
    return f"since {t.short_day(row['since_on'])}" if row["since_on"] else "no date set"
