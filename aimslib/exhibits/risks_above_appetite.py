"""Which AI risks are higher than what the organisation says it accepts, and who answers for them."""

from __future__ import annotations

from markupsafe import Markup

from . import _text as t
from ._chart import shortened
from ._exhibit import Exhibit
from ._html import Column, counted, field, table

SHEET = "risk_levels"
AXES = {"people_and_society": "People and society", "organisation": "Organisation"}
MOST = 6
LONGEST = 110  # characters of a risk; the sheet has all of it


def risks_above_appetite(aims, appetite: int | None, most: int = MOST) -> Exhibit:
    """Open and treated risks whose level after treatment (likelihood times severity) is above the appetite, people
    first, with owner. appetite: 1 to 25, or None where the organisation has set none."""
    rows = aims.measure(SHEET)
    title = "Risks above appetite"
    if appetite is None:
        return Exhibit(title, caption="No risk appetite is set: set appetite in the parameters file.", sources=(SHEET,))
    above = [row for row in rows if row["rated"] and row["residual_level"] > appetite]
    above.sort(key=lambda row: (list(AXES).index(row["axis"]), -row["residual_level"], row["risk_id"]))
    columns = (
        Column("Risk", lambda row: shortened(row["description"], LONGEST), kind="matter"),
        Column("To", lambda row: AXES[row["axis"]], kind="name"),
        field("inherent_level", "Before", number=True),
        field("residual_level", "Now", number=True),
        Column("Owner", lambda row: row["owner"] or "nobody yet", kind="name"),
    )
    html = table(title, above, columns, most=most, sheet=SHEET, key=("risk_id",))
    return Exhibit(title, html, caption=_caption(aims, rows, above, appetite), sources=(SHEET,))


def _caption(aims, rows: list[dict], above: list[dict], appetite: int) -> Markup | str:
    """How many of each axis, and of how many: a risk that nobody rated may be above it too."""
    if not rows:
        return t.not_provided(aims, "risks") or "No open or treated risk."
    levels = sorted({row["residual_level"] for row in above})
    parts = [
        Markup("{}: {}").format(
            name.lower(),
            counted([row for row in above if row["axis"] == axis], SHEET, axis=axis, residual_level=levels),
        )
        for axis, name in AXES.items()
    ]
    rated = counted([row for row in rows if row["rated"]], SHEET, rated=True)
    return Markup("Above the appetite of {}, after treatment. {}. {} of {} risks are rated.").format(
        appetite, t.sentence(Markup(", ").join(parts)), rated, counted(rows, SHEET)
    )
