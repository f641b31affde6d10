"""The ladder of areas as a picture: how far each has climbed and what stops it."""

from __future__ import annotations

from markupsafe import Markup

from . import _text as t
from ._exhibit import Exhibit
from ._html import Column, joined, table

MOST_REASONS = 2  # in a row of the picture; the others are counted


def ladder(aims) -> Exhibit:
    """Each of the 16 areas with its level and the criteria that keep it from the next one."""
    criteria, maturity = aims.measure("maturity_criteria"), aims.measure("maturity")[0]
    levels = sorted({row["level"] for row in criteria})
    columns = (
        Column("Area", lambda row: row["area"], kind="code"),
        Column("", lambda row: row["title"], kind="title"),
        Column("Level reached", lambda row: _rungs(row["level"], levels), kind="rungs"),
        Column(
            "What blocks its next level: now → needed",
            lambda row: _blocks(row, criteria, maturity["blocking"]),
            kind="why",
            label="Next level",
        ),
    )
    html = Markup('<div class="ladder">{}</div>').format(
        table("Maturity by area", aims.measure("maturity_by_area"), columns)
    )
    return Exhibit(
        "Maturity by area",
        html,
        caption=_caption(maturity),
        sources=("maturity", "maturity_by_area", "maturity_criteria"),
    )


def reason(row: dict) -> str:
    """A failing criterion in words: what is measured, where it is and where it should be."""
    if row["criterion"] in t.YES_OR_NO:
        return f"missing: {t.criterion(row['criterion'])}"
    return f"{t.criterion(row['criterion'])} {t.percent(row['value'])} → {t.percent(row['threshold'])}"


def _caption(maturity: dict) -> str:
    said = f"The lowest area decides: the AIMS is at {t.level(maturity['level'])}."
    if maturity["next_level"] is not None:
        said += f" Areas with ● keep it from {t.level(maturity['next_level'])}."
    return f"{said} {t.LEVEL_NOTE}"


def _rungs(reached: int | None, levels: list[int]) -> Markup:
    """One box a level, filled up to the one reached, and the level in letters."""
    boxes = joined(
        Markup('<i class="{}">{}</i>').format("on" if reached is not None and step <= reached else "off", t.level(step))
        for step in levels
    )
    return Markup('<b>{}</b><span class="steps" aria-hidden="true">{}</span>').format(t.level(reached), boxes)


def _blocks(area: dict, criteria: list[dict], blocking: list[str]) -> Markup:
    if area["level"] is None:
        return Markup("nothing applies")
    if area["next_level"] is None:
        return Markup("top of the ladder")
    failing = [
        row
        for row in criteria
        if row["area"] == area["area"] and row["level"] == area["next_level"] and row["met"] is False
    ]
    shown = [reason(row) for row in failing[:MOST_REASONS]]
    more = len(failing) - len(shown)
    mark = Markup('<span class="mark">●</span>') if area["area"] in blocking else ""
    return Markup("{}{}{}").format(mark, ", ".join(shown), f", {more} more" if more else "")
