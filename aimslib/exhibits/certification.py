"""The certification calendar: what the certificate and the audit programme ask for next."""

from __future__ import annotations

from . import _text as t
from ._exhibit import Exhibit, Source
from ._html import Column, field, table

MOST = 40


def certification(aims, most: int = MOST) -> Exhibit:
    """Events by date, with what each follows from."""
    columns = (
        field("due_on", "Due", t.short_day, kind="date"),
        Column("Event", lambda row: t.sentence(t.words(row["event"]))),
        field("basis", "Follows from"),
    )
    title = "Certification calendar"
    rows = aims.measure("certification_calendar")
    return Exhibit(
        title,
        table(title, rows, columns, most=most, sheet="certification_calendar"),
        caption="Surveillance each year after the decision, recertification before the certificate expires. "
        + t.not_provided(aims, "audits"),
        sources=("certification_calendar", Source("audits", "table")),
    )
