"""How many AI systems there are, how far along, how much is at stake, and whether somebody answers for them."""

from __future__ import annotations

from . import _text as t
from ._exhibit import Exhibit
from ._html import Column, table

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
    lines = [_line(tier.capitalize(), [row for row in rows if row["tier"] == tier]) for tier in TIERS]
    columns = (
        Column("Tier", lambda line: line["tier"]),
        *(
            Column(head, lambda line, stage=stage: t.number(line[stage]) if line[stage] else "–", number=True)
            for stage, head in STAGES.items()
        ),
        Column("All", lambda line: t.number(line["systems"]), number=True),
        Column("Owned", lambda line: t.of(line["owned"], line["systems"]), number=True),
    )
    outside = sum(row["aims_scope"] == "no" for row in aims.measure("register"))
    scope = t.count(outside, "more is", "more are") if outside else "No system is"
    caption = f"Not assessed counts as high. {scope} out of scope. {t.not_provided(aims, 'systems.owner')}".strip()
    return Exhibit(
        "AI systems by tier and stage",
        table("AI systems by tier and stage", lines, columns, total=_line("All", rows)),
        caption=caption,
        sources=("register_summary", "register"),
    )


def _line(name: str, rows: list[dict]) -> dict:
    by_stage = {stage: sum(row["systems"] for row in rows if row["lifecycle_stage"] == stage) for stage in STAGES}
    return {
        "tier": name,
        **by_stage,
        "systems": sum(row["systems"] for row in rows),
        "owned": sum(row["owned"] for row in rows),
    }
