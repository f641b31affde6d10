"""Who has how much to do, and by when."""

from __future__ import annotations

from . import _text as t
from ._exhibit import Exhibit
from ._html import field, table

MOST = 10
SHEET = "worklist_by_owner"


def worklist_by_owner(aims, most: int = MOST) -> Exhibit:
    """Things to do by owner: overdue, due within 30 and within 90 days, without a date; who has most overdue first."""
    owners = aims.measure(SHEET)
    columns = (
        field("owner", "Owner", kind="name"),
        field("overdue", "Overdue", t.number, number=True),
        field("due_in_30_days", "In 30 days", t.number, number=True),
        field("due_in_90_days", "In 90 days", t.number, number=True),
        field("undated", "No date", t.number, number=True),
        field("things", "All", t.number, number=True),
    )
    title = "Who has what to do"
    return Exhibit(
        title,
        table(title, owners, columns, most=most, sheet=SHEET, key=("owner",), what="owners"),
        caption="Findings, assessments, treatments, decisions, and evidence that ends. The 90 days include the 30. "
        "What nobody owns falls to the AIMS manager.",
        sources=(SHEET, "worklist"),
    )
