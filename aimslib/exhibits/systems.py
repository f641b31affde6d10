"""How many AI systems there are, how far along, how much is at stake, and whether somebody answers for them."""

from __future__ import annotations

from markupsafe import Markup

from . import _text as t
from ._exhibit import Exhibit
from ._html import Column, figure, table

TIERS = ("high", "limited", "minimal")
STAGES = {
    "design": "Design",
    "development": "Devel.",
    "verification": "Verif.",
    "deployment": "Deploy.",
    "operation": "Oper.",
}


def systems(aims) -> Exhibit:
    """AI systems in scope by tier and lifecycle stage, with owned n of N."""
    rows = aims.measure("register_summary")
    lines = [_Line(tier.capitalize(), rows, {"tier": tier}) for tier in TIERS]
    columns = (
        Column("Tier", lambda line: line.name),
        *(
            Column(head, lambda line, stage=stage: line.figure("systems", lifecycle_stage=stage), number=True)
            for stage, head in STAGES.items()
        ),
        Column("All", lambda line: line.figure("systems"), number=True),
        Column("Owned", _owned, number=True),
    )
    outside = sum(row["aims_scope"] == "no" for row in aims.measure("register"))
    scope = t.count(outside, "more is", "more are") if outside else "No system is"
    caption = f"Not assessed counts as high. {scope} out of scope. {t.not_provided(aims, 'systems.owner')}".strip()
    return Exhibit(
        "AI systems by tier and stage",
        table("AI systems by tier and stage", lines, columns, total=_Line("All", rows, {})),
        caption=caption,
        sources=("register_summary", "register"),
    )


class _Line:
    """A line of the table: the rows of register_summary of one tier, or of all."""

    def __init__(self, name: str, rows: list[dict], where: dict):
        self.name, self.rows, self.where = name, rows, where

    def figure(self, column: str, **where: str) -> Markup | str:
        where = {**self.where, **where}
        rows = [row for row in self.rows if all(row[name] == value for name, value in where.items())]
        value = sum(row[column] for row in rows)
        return figure(value, t.number(value), "register_summary", f"sum:{column}", **where) if rows else "–"


def _owned(line: _Line) -> Markup | str:
    systems = line.figure("systems")
    return t.NOTHING if systems == "–" else Markup("{} of {}").format(line.figure("owned"), systems)
