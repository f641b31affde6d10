"""What only the board can settle, with who answers for it and by when."""

from __future__ import annotations

from collections import Counter

from markupsafe import Markup

from . import _text as t
from ._chart import shortened
from ._exhibit import Exhibit
from ._html import Column, field, table

EACH = 2  # subjects shown of one kind: of two hundred unowned systems a board needs the number, not the names
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
    shown = _first_of_each(rows)
    html = table(title, shown, columns)
    more = f" Of each kind the first {EACH}; and {len(rows) - len(shown):,} more in tables.xlsx, sheet decisions_needed." \
        if len(rows) > len(shown) else ""
    return Exhibit(title, html, sources=("decisions_needed",), caption=f"Derived from the findings of these kinds: {KINDS}.{more}")


def _first_of_each(rows: list[dict]) -> list[dict]:
    seen: Counter = Counter()
    shown = []
    for row in rows:
        seen[row["rule"]] += 1
        if seen[row["rule"]] <= EACH:
            shown.append(row)
    return shown


def _matter(row: dict) -> Markup:
    subject = f"Role {t.words(row['subject'])}" if row["subject_kind"] == "role" else row["subject"]
    return Markup("<b>{}</b>").format(shortened(subject, LONGEST))


def _date(row: dict) -> str:
    if row["due_on"] is not None:
        return f"due {t.short_day(row['due_on'])}"
    return f"since {t.short_day(row['since_on'])}" if row["since_on"] else "no date set"
