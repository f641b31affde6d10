"""Levels of areas and cells that moved, with the evidence that came or lapsed."""

from __future__ import annotations

from . import _text as t
from ._moved import Register, arrow, by_number, counted, line, some

RENEW = 4  # items named where cells are no longer covered: each is something to renew
# What became of the item behind a lost cell, by the new state; in other states it is the item that is left.
FATES = {"expired": "lapsed", "missing": "counts no longer"}
GAINED, LOST = "newly covered", "no longer covered"


def levels(register: Register) -> list[dict]:
    """A line an area that changed its level; those that fell come first."""
    fell, rose = [], []
    for row in register.of("area", "level"):
        area, before, after = row["subject_id"], *(_level(row[side]) for side in ("before", "after"))
        down = (after or 0) < (before or 0)
        because = _fails(register, area, before) if down else _came(register, area)
        where = fell if down else rose
        where.append(line(f"Level of {register.areas[area]}", arrow(t.level(before), t.level(after)), because))
    return fell + rose


def cells(register: Register) -> list[dict]:
    """A line for cells newly covered and one for those no longer covered: from which state, where, by which items."""
    return [*_covered(register, GAINED), *_covered(register, LOST)]


def _covered(register: Register, how: str) -> list[dict]:
    rows = _moved(register, how)
    if not rows:
        return []
    states = counted(arrow(t.STATES[row["before"]].lower(), t.STATES[row["after"]].lower()) for row in rows)
    areas = counted((register.areas[_area(register, row)] for row in rows), "more areas")
    return [line(f"{t.sentence(t.count(len(rows), 'cell'))} {how}", f"{states}: {areas}", _items(register, rows, how))]


def _items(register: Register, rows: list[dict], how: str) -> str:
    """The items that decided the cells, those of most cells first; of lost ones, whether they lapsed or are left."""
    if how == GAINED:
        return some(_named(register, rows), 2)
    groups = {"lapsed": [], "counts no longer": [], "what is left": []}
    for row in rows:
        groups[FATES.get(row["after"], "what is left")].append(row)
    named = {fate: some(_named(register, group), RENEW) for fate, group in groups.items()}
    return "; ".join(f"{fate}: {items}" for fate, items in named.items() if items)


def _named(register: Register, rows: list[dict]) -> list[str]:
    return [register.item(item) for item, _ in by_number(row["because"] for row in rows if row["because"])]


def _level(value: str | None) -> int | None:
    return None if value is None else int(value)


def _fails(register: Register, area: str, level: int) -> str:
    """The criteria of the level that was lost, or of those below it, which are no longer met."""
    failing = [
        row for row in register.criteria if row["area"] == area and row["level"] <= level and row["met"] is False
    ]
    return some((_failing(row) for row in failing), 2)


def _failing(row: dict) -> str:
    if row["criterion"] in t.YES_OR_NO:
        return f"missing: {t.criterion(row['criterion'])}"
    return f"{t.criterion(row['criterion'])} {t.percent(row['value'])}, needed {t.percent(row['threshold'])}"


def _came(register: Register, area: str) -> str:
    """What came in an area that rose: cells newly covered, controls with a new owner or a decision."""
    covered = [_requirement(row) for row in _moved(register, GAINED) if _area(register, row) == area]
    parts = {"newly covered": [name for name, _ in by_number(covered)]}
    for field, how in (("owner", "new owner"), ("applicable", "decided")):
        controls = [row["subject_id"] for row in register.of("control", field)]
        parts[how] = [control for control in controls if register.area_of[control] == area]
    return "; ".join(f"{how}: {some(names)}" for how, names in parts.items() if names)


def _moved(register: Register, how: str) -> list[dict]:
    side = "after" if how == GAINED else "before"
    return [row for row in register.of("cell") if row[side] == "covered"]


def _requirement(row: dict) -> str:
    return row["subject_id"].split(" ", 1)[0]


def _area(register: Register, row: dict) -> str:
    return register.area_of[_requirement(row)]
