"""Why doesn't this evidence count?"""

from __future__ import annotations

from collections import Counter

from . import _text as t
from ._exhibit import Exhibit
from ._html import field, table

MOST = 60


def unused_evidence(aims, reason: str | None = None, most: int = MOST) -> Exhibit:
    """Evidence that decides no cell, with the reason; reason: only the rows of that one."""
    rows = [row for row in aims.measure("unused_evidence") if reason in (None, row["reason"])]
    columns = (
        field("evidence_id", "Evidence", kind="code"),
        field("title", "Title"),
        field("reason", "Why it does not count"),
    )
    counts = Counter(row["reason"] for row in rows)
    said = t.listed(
        f"{number:,} {name}" for name, number in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    )
    title = "Evidence that decides no cell"
    return Exhibit(
        title,
        table(title, rows, columns, most=most, sheet="unused_evidence"),
        caption=f"{t.count(len(rows), 'row')}: {said}." if rows else "Every row of evidence decides a cell.",
        sources=("unused_evidence",),
    )
