"""Systems that the AIMS leaves out, and why: what is not counted must be seen."""

from __future__ import annotations

from . import _text as t
from ._exhibit import Exhibit
from ._html import Column, field, table

MOST = 12


def out_of_scope(aims, most: int = MOST) -> Exhibit:
    """Registered systems with aims_scope no, with the reason."""
    rows = [row for row in aims.measure("register") if row["aims_scope"] == "no"]
    columns = (
        field("name", "System"),
        field("org_unit", "Unit"),
        field("lifecycle_stage", "Stage"),
        Column("Reason", lambda row: row["scope_justification"] or "no reason given", kind="why"),
    )
    title = "Systems out of scope of the AIMS"
    return Exhibit(
        title,
        table(title, rows, columns, most=most, sheet="register"),
        caption=f"{t.sentence(t.count(len(rows), 'system has', 'systems have'))} no cells and "
        f"{'is' if len(rows) == 1 else 'are'} counted nowhere else.",
        sources=("register",),
    )
