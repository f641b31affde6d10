"""What each requirement can take from ISO 27001, down to the items."""

from __future__ import annotations

from ..errors import unknown
from . import _text as t
from ._exhibit import Exhibit
from ._html import Column, badge, field, table

ITEMS = 4  # named in a row


def overlap_by_requirement(aims, status: str | None = None) -> Exhibit:
    """Each requirement with its status, the 27001 ids mapped to it and the items to reuse; status: only those.

    Raises UsageError for a status that is none.
    """
    if status not in (None, *t.OVERLAP):
        raise unknown("status", status, t.OVERLAP)
    rows = [row for row in aims.measure("overlap") if status in (None, row["status"])]
    columns = (
        field("requirement", "Requirement", kind="code"),
        field("title", "Title"),
        Column("Status", lambda row: badge(t.OVERLAP[row["status"]].lower(), row["status"])),
        field("reuse", "Best reuse"),
        Column("ISO 27001", lambda row: ", ".join(row["iso27001"]), kind="why"),
        Column("Items", lambda row: _some(row["item_ids"]), kind="why"),
    )
    title = "Overlap by requirement" if status is None else f"Requirements: {t.OVERLAP[status].lower()}"
    return Exhibit(
        title, table(title, rows, columns), caption=f"{t.count(len(rows), 'requirement')}.", sources=("overlap",)
    )


def _some(items: list[str]) -> str:
    more = len(items) - ITEMS
    return ", ".join(items[:ITEMS]) + (f" and {more:,} more" if more > 0 else "")
