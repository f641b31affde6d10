"""The maturity ladder as the file has it: what each level asks, from which areas, at which threshold."""

from __future__ import annotations

from . import _text as t
from ._exhibit import Exhibit, Source
from ._html import Column, field, table


def ladder_table(aims) -> Exhibit:
    """Criteria of the ladder with level, threshold and statement, and the areas in which each is asked."""
    groups: dict[tuple, dict] = {}
    for row in aims.measure("maturity_criteria"):
        key = (row["level"], row["criterion"], row["threshold"])
        group = groups.setdefault(key, {**row, "areas": []})
        group["areas"].append(row["area"])
    columns = (
        Column("Level", lambda row: t.level(row["level"])),
        Column("Criterion", lambda row: t.sentence(t.criterion(row["criterion"]))),
        field("statement", "Met when", kind="why"),
        Column("Threshold", lambda row: t.percent(row["threshold"]), number=True),
        Column("Areas", lambda row: ", ".join(row["areas"])),
    )
    title = "The maturity ladder"
    return Exhibit(
        title,
        table(title, [groups[key] for key in sorted(groups)], columns),
        caption=f"An area is at a level when no criterion up to it fails; the lowest area decides. {t.LEVEL_NOTE}",
        sources=("maturity_criteria", Source("maturity_ladder", "reference")),
    )
