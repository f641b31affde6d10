"""The AI register in numbers, for readers outside: how many systems of which tier are at which stage."""

from __future__ import annotations

from markupsafe import Markup

from . import _text as t
from ._exhibit import Exhibit
from ._html import Column, figure, joined, paragraph, table

TIERS = ("high", "limited", "minimal")
STAGES = ("design", "development", "verification", "deployment", "operation")
SHEET = "register_summary"


def assurance_register(aims, show_systems: bool = False) -> Exhibit:
    """AI systems in scope by tier and stage. show_systems: their names by tier too; the names stand on the page only,
    never in the workbook."""
    rows = aims.measure("register_summary")
    columns = (
        Column("Tier", lambda line: line["name"]),
        *(Column(stage.capitalize(), lambda line, stage=stage: _sum(line, stage), number=True) for stage in STAGES),
        Column("All", lambda line: _sum(line, None), number=True),
    )
    lines = [{"name": tier.capitalize(), "tier": tier, "rows": rows} for tier in TIERS]
    title = "AI systems by tier and stage"
    html = table(title, lines, columns, total={"name": "All", "tier": None, "rows": rows})
    return Exhibit(
        title,
        Markup("{}{}").format(html, _names(aims) if show_systems else ""),
        caption="In scope of the AI management system. The tier follows from the impact assessment; a system that is "
        "not assessed yet is treated as high.",
        sources=(SHEET,),
    )


def _sum(line: dict, stage: str | None) -> Markup | str:
    """Systems of a tier at a stage; None stands for all."""
    where = {"tier": line["tier"], "lifecycle_stage": stage}
    where = {column: value for column, value in where.items() if value}
    chosen = [row for row in line["rows"] if all(row[column] == value for column, value in where.items())]
    number = sum(row["systems"] for row in chosen)
    return figure(number, t.number(number), SHEET, "sum:systems", **where) if number else "–"


def _names(aims) -> Markup:
    rows = [row for row in aims.measure("register") if row["in_scope"]]
    tiers = {tier: sorted(row["name"] for row in rows if row["tier"] == tier) for tier in TIERS}
    return joined(paragraph(f"{tier.capitalize()}: {'; '.join(names)}.") for tier, names in tiers.items() if names)
