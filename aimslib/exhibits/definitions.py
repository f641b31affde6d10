"""What every figure means, in the words of its own definition."""

from __future__ import annotations

from ..measures import definitions as all_definitions
from ._exhibit import Exhibit
from ._html import Column, table


def definitions(aims) -> Exhibit:
    """Each measure with the first line of its definition."""
    rows = [{"name": item.name, "title": item.title} for item in all_definitions()]
    columns = (Column("Measure", lambda row: row["name"], kind="code"), Column("Definition", lambda row: row["title"]))
    return Exhibit(
        "Definitions",
        table("Definitions of the measures", rows, columns),
        caption="Each measure is one file of the library, aimslib/sql/measures/; aims measures NAME prints its rows.",
    )
