"""Would the files, as they are about to be, be read? Asked of intake itself before a byte is written.

A save may not bring in what the next load sets aside. Rows that were bad before are somebody else's and don't stop it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from ..errors import IntakeError
from ..intake.examine import Examined, examine
from ..intake.results import Problem
from ..intake.sources import Sources
from ..tables import BY_NAME
from ..workspace import Workspace
from .changes import Edits
from .files import Files
from .look import NOTHING_SAVED


def check_new(workspace: Workspace, before: Sources, after: Files, edits: Mapping[str, Edits]) -> None:
    """Raises IntakeError where a file is refused, a row of the edits does not load, or another row doesn't any more.

    Takes seconds where a table's checks have not run on this content yet; the next load then knows the outcome.
    """
    examined = examine(workspace, after.sources)
    if examined.result.refused:
        raise IntakeError(f"{examined.result.refusals()}\n{NOTHING_SAVED}")
    ours, others = [], []
    written = {table: _written(after, table, rows) for table, rows in edits.items()}
    for table, problem in _problems(examined):
        mine = _key(examined, table, problem) in written.get(table, ())
        (ours if mine else others).append((table, problem))
    if others:
        earlier = examine(workspace, before)
        known = Counter(_identity(earlier, *one) for one in _problems(earlier))
        fresh = []
        for one in others:
            identity = _identity(examined, *one)
            if known[identity]:
                known[identity] -= 1
            else:
                fresh.append(one)
        others = fresh
    if ours or others:
        lines = [_text(examined, *one) for one in (*ours, *others)]
        raise IntakeError("\n".join([*lines, NOTHING_SAVED]))


def _written(files: Files, table: str, edits: Edits) -> set[tuple]:
    """The keys, as intake reads them, of the rows that the edits write."""
    names = BY_NAME[table].key
    return {
        tuple(files.read_as(table, name, part) for name, part in zip(names, key, strict=True))
        for key, edit in edits.items()
        if not edit.remove
    }


def _problems(examined: Examined) -> list[tuple[str, Problem]]:
    """Every problem with the table it is in."""
    tables = {(checked.file, checked.sheet): name for name, checked in examined.checked.items()}
    return [(tables[problem.file, problem.sheet], problem) for problem in examined.result.problems]


def _key(examined: Examined, table: str, problem: Problem) -> tuple | None:
    """The key of the row that a problem is about, None where the row can't be read."""
    row = examined.checked[table].rows.get(problem.row_number)
    return row and tuple(row.get(name) for name in BY_NAME[table].key)


def _identity(examined: Examined, table: str, problem: Problem) -> tuple:
    """What makes it the same problem although rows moved."""
    return table, _key(examined, table, problem), problem.column, problem.rule, problem.value


def _text(examined: Examined, table: str, problem: Problem) -> str:
    key = _key(examined, table, problem)
    named = f" ({', '.join(part or '?' for part in key)})" if key else ""
    return "\n  ".join((f"{table}{named}: {problem.message}", *problem.remedy.splitlines()))
