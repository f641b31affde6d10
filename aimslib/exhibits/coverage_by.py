"""Coverage along one dimension: area, system, stage, pdca or org_unit."""

from __future__ import annotations

from ..errors import unknown
from ._exhibit import Exhibit
from ._html import Column, field, of, share, table

MOST = 40
DIMENSIONS = {
    "area": ("Coverage by area", (field("area", "Area", kind="code"), field("title", "Title"), field("pdca", "Phase"))),
    "system": (
        "Coverage by AI system",
        (field("system_id", "System", kind="code"), field("name", "Name"), field("tier", "Tier")),
    ),
    "stage": ("Coverage by lifecycle stage", (field("lifecycle_stage", "Stage"),)),
    "pdca": ("Coverage by phase", (field("pdca", "Phase"),)),
    "org_unit": ("Coverage by unit", (Column("Unit", lambda row: row["org_unit"] or "no unit given"),)),
}

KEYS = {"system": "system_id", "stage": "lifecycle_stage"}  # of a row, where it is not the dimension itself


def coverage_by(aims, dimension: str, most: int = MOST) -> Exhibit:
    """Covered and required cells along a dimension; systems with the lowest coverage first.

    Raises UsageError for a dimension that is none.
    """
    if dimension not in DIMENSIONS:
        raise unknown("dimension", dimension, DIMENSIONS)
    title, columns = DIMENSIONS[dimension]
    measure, key = f"coverage_by_{dimension}", KEYS.get(dimension, dimension)
    rows = aims.measure(measure)
    if dimension == "system":
        rows = sorted(rows, key=lambda row: (row["ratio"] is None, row["ratio"] or 0))
    columns = (
        *columns,
        Column("Cells covered", lambda row: of(row, measure, key), number=True),
        Column("Coverage", lambda row: share(row, measure, key), kind="share"),
    )
    return Exhibit(title, table(title, rows, columns, most=most, sheet=measure), sources=(measure,))
