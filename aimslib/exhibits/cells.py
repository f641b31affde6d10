"""The cells themselves: the unit that every coverage figure counts."""

from __future__ import annotations

from ..errors import unknown
from . import _text as t
from ._exhibit import Exhibit
from ._html import Column, badge, field, table

MOST = 60


def cells(aims, state: str | None = None, most: int = MOST) -> Exhibit:
    """Cells with their state and the item that decided it; state: only those (`expired`), `open`: all not covered.

    Raises UsageError for a state that is none.
    """
    if state not in (None, "open", *t.STATES):
        raise unknown("state", state, ("open", *t.STATES))
    rows = [
        row
        for row in aims.measure("cells")
        if state is None or row["state"] == state or (state == "open" and row["state"] != "covered")
    ]
    titles = {row["requirement"]: row["title"] for row in aims.measure("coverage")}
    names = {row["system_id"]: row["name"] for row in aims.measure("register")}
    columns = (
        field("requirement", "Requirement", kind="code"),
        Column("Title", lambda row: titles[row["requirement"]]),
        Column("System", lambda row: names[row["system_id"]] if row["system_id"] else "the organisation"),
        Column("State", lambda row: badge(t.STATES[row["state"]].lower(), row["state"])),
        field("item_id", "Item"),
        field("ends_on", "Ends", t.short_day, kind="date"),
    )
    which = {None: "All cells", "open": "Cells that are not covered"}.get(state) or f"Cells: {t.STATES[state].lower()}"
    return Exhibit(
        which,
        table(which, rows, columns, most=most, sheet="cells"),
        caption=f"{t.count(len(rows), 'cell')}.",
        sources=("cells",),
    )
