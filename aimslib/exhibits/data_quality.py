"""What the figures stand on: rows set aside, tables that are not there, reference tables replaced, odd values."""

from __future__ import annotations

from markupsafe import Markup

from ..intake.place import source
from ..tables import TABLES
from . import _text as t
from ._exhibit import Exhibit, Source
from ._html import Column, field, paragraph, table

MOST = 10


def data_quality(aims) -> Exhibit:
    """How many rows were read and set aside, which, and what was not provided or was overridden."""
    inputs = aims.state("inputs")
    read, loaded, aside = (sum(row[f"rows_{part}"] for row in inputs) for part in ("read", "loaded", "quarantined"))
    files = len({row["file"] for row in inputs})
    absent = [item.name for item in TABLES if not aims.provided(item.name)]
    replaced = [row["name"] for row in aims.state("overrides")]
    words = (
        t.from_snapshot(aims),
        f"{t.count(read, 'row')} read from {t.count(files, 'file')}, {loaded:,} loaded, {aside:,} quarantined.",
        f"Not provided, counted as empty: {t.listed(map(t.words, absent))}." if absent else "Every table is provided.",
        f"Reference tables replaced by the workspace: {t.listed(replaced)}."
        if replaced
        else "No reference table is replaced by the workspace.",
    )
    parts = [
        paragraph(" ".join(filter(None, words))),
        *_quarantined(aims.state("quarantine")),
        *_odd(aims.state("notes")),
    ]
    return Exhibit(
        "Data quality",
        Markup("").join(parts),
        caption="A quarantined row never counts.",
        sources=(Source("quarantine", "state"), Source("notes", "state")),
    )


def _place(row: dict) -> str:
    return f"{source(row['file'], row['sheet'])} row {row['row_number']}"


def _quarantined(rows: list[dict]) -> list[Markup]:
    columns = (
        Column("Row", _place, kind="name"),
        field("column_name", "Column"),
        field("value", "Value", kind="why"),
        field("remedy", "What to do", kind="why"),
    )
    return [table("Quarantined rows", rows, columns, most=MOST, sheet="quarantine")] if rows else []


def _odd(rows: list[dict]) -> list[Markup]:
    columns = (
        Column("Loaded, but look at it", _place, kind="name"),
        field("column_name", "Column"),
        field("value", "Value", kind="why"),
        field("note", "Note", kind="why"),
    )
    return [table("Values that were loaded and look odd", rows, columns, most=MOST, sheet="notes")] if rows else []
