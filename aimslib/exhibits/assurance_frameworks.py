"""What the AIMS supports of the frameworks that customers ask about."""

from __future__ import annotations

from . import _text as t
from ._exhibit import Exhibit
from ._html import Column, of, share, table

SHEET = "frameworks"
KEY = ("framework", "item")


def assurance_frameworks(aims) -> Exhibit:
    """The functions of NIST AI RMF with the share of the mapped cells that current evidence covers."""
    rows = [row for row in aims.measure(SHEET) if row["level"] == "function"]
    columns = (
        Column("NIST AI RMF function", lambda row: row["item"].capitalize(), label="Function"),
        Column("What it asks for", lambda row: row["title"]),
        Column("Cells covered", lambda row: of(row, SHEET, *KEY), number=True, label="Covered"),
        Column("Coverage", lambda row: share(row, SHEET, *KEY), kind="share"),
    )
    title = "NIST AI RMF, by way of ISO/IEC 42001"
    articles = sum(row["level"] == "article" and row["denominator"] > 0 for row in aims.measure(SHEET))
    return Exhibit(
        title,
        table(title, rows, columns),
        caption="Coverage of the ISO/IEC 42001 requirements mapped to each function. The mapping is a judgement. "
        f"The workbook has the categories and subcategories, and {t.count(articles, 'article')} of the EU AI Act: "
        "support, not a statement that a law is met.",
        sources=(SHEET,),
    )
