"""What the figures stand on: rows read, rows set aside, tables that are not there, reference tables replaced."""

from __future__ import annotations

from markupsafe import Markup

from ..tables import TABLES
from . import _text as t
from ._exhibit import Exhibit, Source
from ._html import Column, field, paragraph, table

MOST = 8


def data_quality(aims) -> Exhibit:
    """Rows read, loaded and quarantined of each file, the quarantined rows, and what was not provided or overridden."""
    inputs, quarantine, overrides = aims.state("inputs"), aims.state("quarantine"), aims.state("overrides")
    absent = [item.name for item in TABLES if not aims.provided(item.name)]
    files = table("Rows of each file", inputs, (
        field("file", "File"), field("rows_read", "Read", t.number, number=True),
        field("rows_loaded", "Loaded", t.number, number=True), field("rows_quarantined", "Quarantined", t.number, number=True),
    ))
    aside = table("Quarantined rows", quarantine, (
        Column("Row", lambda row: f"{row['file']} row {row['row_number']}"), field("column_name", "Column"),
        field("value", "Value", kind="why"), field("rule", "Rule", kind="why"),
    ), most=MOST, sheet="quarantine")
    words = (f"Not provided, counted as empty: {t.listed(map(t.words, absent))}." if absent else "Every table is provided.",
             f"Reference tables replaced by the workspace: {t.listed(row['name'] for row in overrides)}." if overrides
             else "No reference table is replaced by the workspace.")
    html = Markup("{}{}<h4>Quarantined rows</h4>{}").format(paragraph(" ".join(words)), files, aside)
    set_aside = sum(row["rows_quarantined"] for row in inputs)
    return Exhibit("Data quality", html, caption=f"{t.sentence(t.count(set_aside, 'row'))} set aside; none of them counts.",
                   sources=(Source("inputs", "state"), Source("quarantine", "state"), Source("notes", "state")))
