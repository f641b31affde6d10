"""What the explorer shows, without a screen: cells with who answers for them and what would fix them, chosen, counted
and written to a file."""

from __future__ import annotations

import csv
import re
from difflib import get_close_matches
from pathlib import Path

from ..errors import UsageError, unknown
from . import _text as t

ALL = "all"
PICKS = ("area", "system", "owner", "unit", "tier")
COLUMNS = (
    "requirement",
    "title",
    "area",
    "system",
    "owner",
    "unit",
    "tier",
    "state",
    "item_id",
    "item",
    "ends_on",
    "fix",
)
ORGANISATION = "the organisation"
NOBODY_YET = "nobody yet"
FORMATS = ("csv", "xlsx")
DEFINITION = "The cells chosen in the explorer, each with the item that decided it and what would fix it."


def gap_rows(aims) -> list[dict]:
    """Every required cell with the columns of COLUMNS. The owner is that of the system, of the organisation's own cells
    the owner of the requirement in the Statement of Applicability; tier and unit are those of the system."""
    requirements = {row["requirement"]: row for row in aims.measure("coverage")}
    systems = {row["system_id"]: row for row in aims.measure("register")}
    owners = {row["control"]: row["owner"] for row in aims.table("controls")}
    titles = {row["evidence_id"]: row["title"] for row in aims.table("evidence")}
    rows = []
    for cell in aims.measure("cells"):
        requirement = requirements[cell["requirement"]]
        system = systems.get(cell["system_id"]) if cell["system_id"] else None
        owner = system["owner"] if system else owners.get(cell["requirement"])
        rows.append(
            {
                "requirement": cell["requirement"],
                "title": requirement["title"],
                "area": requirement["area"],
                "system": system["name"] if system else ORGANISATION,
                "owner": owner or NOBODY_YET,
                "unit": (system["org_unit"] if system else None) or ("no unit given" if system else ORGANISATION),
                "tier": system["tier"] if system else ORGANISATION,
                "state": cell["state"],
                "item_id": cell["item_id"],
                "item": titles.get(cell["item_id"]),
                "ends_on": cell["ends_on"],
                "fix": fix(cell),
            }
        )
    return rows


def fix(cell: dict) -> str:
    """What would make this cell covered, or keep it so; for every state one sentence."""
    requirement, item = cell["requirement"], cell["item_id"]
    if cell["state"] == "covered":
        end = cell["ends_on"]
        return f"Nothing until {t.day(end)}; renew {item} by then" if end else f"Nothing; {item} does not end"
    return {
        "designed": f"Collect a record that shows it at work: {item} is only the document",
        "reusable": f"Widen {item} to AI and add 42001:{requirement} to what it satisfies",
        "expired": f"Renew {item}, which ended on {t.day(cell['ends_on'])}",
        "top_up": f"Take {item} as the form, add what is about AI, and collect it as evidence for 42001:{requirement}",
        "missing": f"Collect evidence for 42001:{requirement}",
    }[cell["state"]]


def choices(rows: list[dict], pick: str) -> list[str]:
    """What can be picked: `all`, then the values that occur; areas in the order of the standard."""
    values = dict.fromkeys(row[pick] for row in rows)
    ordered = list(values) if pick == "area" else sorted(values, key=lambda value: (value == ORGANISATION, value))
    return [ALL, *ordered]


def check(rows: list[dict], pick: str, value: str) -> None:
    """Raises UsageError for a value that no row has, with the nearest that one has."""
    known = choices(rows, pick)
    if value not in known:
        near = get_close_matches(value, known, n=1)
        raise UsageError(f"No {pick} is called {value!r}." + (f" Did you mean {near[0]}?" if near else ""))


def chosen(rows: list[dict], picks: dict[str, str], state: str = ALL) -> list[dict]:
    """The rows that match every pick (`all` matches any) and the state: one of them, `open` (not covered) or `all`.

    Raises UsageError for a pick or a state that is none.
    """
    for pick in picks:
        if pick not in PICKS:
            raise unknown("pick", pick, PICKS)
    if state not in (ALL, "open", *t.STATES):
        raise unknown("state", state, (ALL, "open", *t.STATES))
    wanted = {pick: value for pick, value in picks.items() if value != ALL}
    return [
        row
        for row in rows
        if all(row[pick] == value for pick, value in wanted.items())
        and (state == ALL or row["state"] == state or (state == "open" and row["state"] != "covered"))
    ]


def counts(rows: list[dict]) -> dict[str, int]:
    """How many rows: all, open, and of each state."""
    by_state = {state: sum(row["state"] == state for row in rows) for state in t.STATES}
    return {ALL: len(rows), "open": len(rows) - by_state["covered"], **by_state}


def export(aims, rows: list[dict], picks: dict[str, str], state: str, kind: str) -> Path:
    """Write the rows to reports/exports/, named after the day and what was picked; the same choice replaces its file.

    Raises UsageError for a format that is none, and where the AIMS has no workspace to write into.
    """
    if kind not in FORMATS:
        raise unknown("format", kind, FORMATS)
    if aims.workspace is None:
        raise UsageError("There is no workspace to write into.\n  Open the AIMS with aimslib.open.")
    folder = aims.workspace.reports / "exports"
    folder.mkdir(parents=True, exist_ok=True)
    words = [state, *(value for value in picks.values() if value != ALL)]
    name = "-".join(re.sub(r"[^\w.]+", "_", word).strip("_.")[:40] for word in words if word != ALL)
    path = folder / "-".join(filter(None, ("gaps", aims.as_of.isoformat(), name)))
    path = path.with_name(f"{path.name}.{kind}")
    (_write_csv if kind == "csv" else _write_xlsx)(aims, path, rows)
    return path


def _write_csv(aims, path: Path, rows: list[dict]) -> None:
    """A text that a spreadsheet would take for a formula gets a leading apostrophe."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        writer.writerows([_plain(row[column]) for column in COLUMNS] for row in rows)


def _plain(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value.startswith(("=", "+", "-", "@", "\t")) else value


def _write_xlsx(aims, path: Path, rows: list[dict]) -> None:
    from ..publish import workbook  # only when asked for: reports import every exhibit

    workbook.write(path, "Gaps", aims.as_of, [workbook.Sheet("gaps", DEFINITION, COLUMNS, rows)])
