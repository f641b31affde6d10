"""What a person has to do, by date, as a workbook to hand over: measure `worklist`, one owner's rows or all.

One sheet, `worklist`, to filter, with what is overdue marked in a column and in red; `about` says what the columns are.
Only what somebody can act on is there: a rule that could not be checked is not. The same registers and day give the
same bytes. Nothing reads it back.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from ..errors import unknown
from ..session import open as open_aims
from ..tables import TABLES
from ..workspace import Workspace
from . import ExportReport, _pages
from ._pages import Column, Page
from ._target import check, whole

COLUMNS = (
    Column("owner", "Owner", 20),
    Column("due_on", "Due on", 11),
    Column("when", "When", 10),
    Column("days", "Days", 7),
    Column("what", "What to do", 70),
    Column("subject_kind", "About", 14),
    Column("subject_id", "Id", 22),
    Column("requirement", "Requirement", 13),
    Column("kind", "Kind", 26),
)
WORDS = {
    "Owner": "who owns it and is still here; else the AIMS manager, for a vacant role the top management.",
    "Due on": "the day it falls due, or since when a finding holds; empty where nothing gives a day.",
    "When": "overdue: the day has passed; due: it has not; open: there is no day.",
    "Days": "days until it is due; negative once it is overdue.",
    "Kind": "the rule of a finding, or what falls due within 90 days.",
}
_PEOPLE = ("owner", "holder", "collected_by", "name")


def run(
    workspace: Workspace,
    file: Path,
    *,
    replace: bool = False,
    as_of: date,
    snapshot: str = "none",
    owner: str | None = None,
) -> ExportReport:
    """Write the worklist as of a day. owner: only that person's; replace, snapshot as in `soa.run`.

    Raises UsageError for an owner that is none, naming those there are, for a file that is there, is no .xlsx or lies
    in the workspace's data/, and what `aimslib.open` raises.
    """
    file = check(workspace, file, ".xlsx", replace)
    return write(open_aims(workspace, as_of, snapshot=snapshot), file, owner)


def write(aims, file: Path, owner: str | None = None) -> ExportReport:
    """Write the worklist of an AIMS; somebody known who has nothing to do gets an empty one. Raises as `run`."""
    rows = aims.measure("worklist")
    if owner is not None:
        owners = {row["owner"] for row in rows}
        if owner not in owners | _people(aims):
            raise unknown("owner", owner, owners)
        rows = [row for row in rows if row["owner"] == owner]
    rows = [{**row, **_when(row["due_on"], aims.as_of)} for row in rows]
    overdue = frozenset(number for number, row in enumerate(rows) if row["when"] == "overdue")
    pages = [
        Page("worklist", owner or "all owners", COLUMNS, rows, frozen=2, marked=overdue),
        _pages.about(aims, WORDS, ("worklist",)),
    ]
    whole(file, lambda path: _pages.write(path, "Worklist", aims.as_of, pages))
    return ExportReport(file, {page.name: len(page.rows) for page in pages}, "sheets")


def _when(due_on: date | None, as_of: date) -> dict:
    if due_on is None:
        return {"when": "open", "days": None}
    return {"when": "overdue" if due_on < as_of else "due", "days": (due_on - as_of).days}


def _people(aims) -> set[str]:
    """Everybody whom the registers name as an owner, a holder, a collector or a person."""
    names = set()
    for table in TABLES:
        columns = [column.name for column in table.columns if column.name in _PEOPLE[:-1]]
        columns += ["name"] if table.name == "people" else []
        for row in aims.table(table.name) if columns else ():
            names |= {row[column] for column in columns}
    return names - {None}
