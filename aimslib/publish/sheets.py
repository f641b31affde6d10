"""Which tables stand behind a report's exhibits, and their rows."""

from __future__ import annotations

from datetime import date

from ..measures import definitions
from ..tables import BY_NAME
from .workbook import Sheet

REFERENCE = "Reference table {}.csv: the library's, or the workspace's own where the sheet overrides names it."
STATE = {
    "inputs": "The files the figures were made from: rows read, loaded, set aside, and the hash of each.",
    "overrides": "Reference tables that the workspace replaced by its own.",
    "quarantine": "Rows that were set aside because they can't be trusted, with the rule and the remedy.",
    "notes": "Values that were loaded and look odd.",
    "file_status": "What the check of a row of evidence's file found: present, missing, mismatch or not_checked.",
}


def collect(aims, exhibits: list[dict]) -> list[Sheet]:
    """One sheet for each source that an exhibit names, in the order of first use."""
    titles = {item.name: item.title for item in definitions()}
    sources: dict[str, dict] = {}
    for exhibit in exhibits:
        for source in exhibit["sources"]:
            known = sources.setdefault(source["sheet"], {**source, "dates": []})
            known["dates"] = sorted({*known["dates"], *source["dates"]})
    return [_sheet(aims, source, titles) for source in sources.values()]


def _sheet(aims, source: dict, titles: dict[str, str]) -> Sheet:
    name, sheet = source["name"], source["sheet"]
    if source["kind"] == "given":
        return _of(sheet, source.get("definition", ""), [_dated(row) for row in source.get("rows", ())])
    if source["kind"] == "state":
        return _of(sheet, STATE[name], aims.state(name))
    if source["kind"] == "reference":
        return _of(sheet, REFERENCE.format(name), aims.reference(name))
    if source["kind"] == "table":
        columns = tuple(column.name for column in BY_NAME[name].columns)
        return Sheet(sheet, BY_NAME[name].meaning, columns, aims.table(name))
    dates = [date.fromisoformat(on) for on in source["dates"]]
    rows = aims.trend(dates) if dates else aims.measure(name)
    return Sheet(name, titles[name], tuple(aims.columns(name)), rows)


def _dated(row: dict) -> dict:
    """The exhibit's rows as they were before they went through the notebook: columns of dates end in `_on`."""
    return {
        name: date.fromisoformat(value) if value and (name.endswith("_on") or name == "as_of") else value
        for name, value in row.items()
    }


def _of(name: str, definition: str, rows: list[dict]) -> Sheet:
    return Sheet(name, definition, tuple(rows[0]) if rows else (), rows)
