"""Clauses 4 to 10: is each covered, by what, and where is the documented information that it asks for?"""

from __future__ import annotations

from . import _text as t
from ._exhibit import Exhibit, Source
from ._html import Column, badge, field, table
from ._register import Items


def clause_coverage(aims) -> Exhibit:
    """The 32 clauses with documented information, owner, state, the item that decided it and until when it holds."""
    clauses = {row["clause"]: row for row in aims.reference("clauses")}
    owners = {row["control"]: row["owner"] for row in aims.table("controls")}
    items = Items(aims)
    rows = [row for row in aims.measure("cells") if row["requirement"] in clauses]
    columns = (
        field("requirement", "Clause", kind="code"),
        Column("Title", lambda row: clauses[row["requirement"]]["title"]),
        Column("Documented information", lambda row: clauses[row["requirement"]]["documented_information"] or "–"),
        Column("Owner", lambda row: owners.get(row["requirement"]) or "nobody"),
        Column("State", lambda row: badge(t.STATES[row["state"]].lower(), row["state"])),
        Column("Evidence", lambda row: items.name(row["item_id"]) if row["item_id"] else "none", kind="why"),
        Column("Dated", lambda row: t.short_day(items.on(row["item_id"])) if row["item_id"] else "", kind="date"),
        field("ends_on", "Ends", t.short_day, kind="date"),
    )
    title = "Clauses and their documented information"
    covered = sum(row["state"] == "covered" for row in rows)
    return Exhibit(
        title,
        table(title, rows, columns, sheet="cells"),
        caption=f"{covered} of {len(rows)} clauses are covered. A clause can't be excluded.",
        sources=(
            Source("cells", where="scope organisation"),
            Source("clauses", "reference"),
            Source("controls", "table"),
        ),
    )
