"""NIST AI RMF in one line for those who are asked about it."""

from __future__ import annotations

from markupsafe import Markup

from . import _text as t
from ._exhibit import Exhibit
from ._html import joined, taken

SHEET = "frameworks"


def frameworks_line(aims) -> Exhibit:
    """Share of the cells mapped to GOVERN, MAP, MEASURE and MANAGE that current evidence covers."""
    rows = [row for row in aims.measure(SHEET) if row["level"] == "function"]
    parts = (
        Markup("{} <b>{}</b>").format(
            row["item"].capitalize(), taken(row, "ratio", SHEET, "framework", "item", show=t.percent)
        )
        for row in rows
    )
    return Exhibit(
        "NIST AI RMF",
        Markup("<p>NIST AI RMF: {}</p>").format(joined(parts, ", ")),
        caption="Coverage of the ISO/IEC 42001 requirements mapped to each function; the mapping is a judgement.",
        sources=(SHEET,),
    )
