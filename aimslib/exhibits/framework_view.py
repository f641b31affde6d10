"""What the evidence of ISO/IEC 42001 says in the terms of another framework: NIST AI RMF or the EU AI Act."""

from __future__ import annotations

from markupsafe import Markup

from ..errors import unknown
from . import _text as t
from ._exhibit import Exhibit, Source
from ._html import Column, field, joined, of, share, table, taken

# Framework -> what it is called in parameters, the reference table of its mapping, and what the ratio does not say.
FRAMEWORKS = {
    "NIST AI RMF": ("nist_ai_rmf_map", "The mapping is NIST's own crosswalk where it has one, else a judgement."),
    "EU AI Act": ("eu_ai_act_map", "A judgement: supporting evidence, no statement that the law is met."),
}
SHEET, KEY = "frameworks", ("framework", "item")


def framework_view(aims, framework: str) -> Exhibit:
    """Items of a framework with covered of mapped cells; of NIST AI RMF the subcategories stand beside their category.

    Raises UsageError for a framework that is none.
    """
    if framework not in FRAMEWORKS:
        raise unknown("framework", framework, FRAMEWORKS)
    rows = [row for row in aims.measure("frameworks") if row["framework"] == framework]
    parts = [row for row in rows if row["level"] == "subcategory"]
    shown = [row for row in rows if row["level"] != "subcategory"]
    mapping, caution = FRAMEWORKS[framework]
    columns = (
        field("item", "Item", kind="code"),
        field("title", "Title"),
        Column("Cells covered", lambda row: of(row, SHEET, *KEY), number=True),
        Column("Coverage", lambda row: share(row, SHEET, *KEY), kind="share"),
        *([Column("Subcategories", lambda row: _parts(row, parts), kind="why")] if parts else []),
    )
    title = f"{framework}: coverage of the mapped cells"
    return Exhibit(
        title,
        table(title, shown, columns),
        caption=f"A cell counts once in an item. n/a: nothing is mapped to it, or nothing applies. {caution}",
        sources=(Source(SHEET, where=f"framework {framework}"), Source(mapping, "reference")),
    )


def _parts(row: dict, parts: list[dict]) -> Markup | str:
    """The subcategories of a category, each with its share; a function has its categories below."""
    if row["level"] != "category":
        return ""
    mine = [part for part in parts if part["item"].startswith(f"{row['item']}.")]
    return joined(
        (
            Markup('<span class="part">{} {}</span>').format(
                part["item"].rsplit(" ", 1)[1], taken(part, "ratio", SHEET, *KEY, show=t.percent)
            )
            for part in mine
        ),
        " · ",
    )
