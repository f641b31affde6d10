"""Where rows come from and go to: the workspace's files, through `amend`, and a file for what can't be saved."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Sequence
from pathlib import Path

from .. import amend, session
from ..aims import Aims
from ..edits import Edit
from ..workspace import Workspace


def look(workspace: Workspace, assessment_id: str, new_impacts: Sequence[str] = ()):
    """An assessment and its impacts as the files have them now; new_impacts: ids that are meant to be free."""
    return amend.look(
        workspace,
        {
            "impact_assessments": {"assessment_id": assessment_id},
            "impacts": [{"assessment_id": assessment_id}, *({"impact_id": one} for one in new_impacts)],
        },
    )


def save(workspace: Workspace, assessment_id: str, edits: Sequence[Edit], new: Sequence[str], seen, tell) -> None:
    """Write the edits, if the files still say of this assessment what `seen` does.

    new: the ids of added impacts; they are looked for too, so that nobody else's row of that id is written over.
    Raises amend.ConflictError where somebody changed a row meanwhile, IntakeError for a row that would not load.
    """
    now = look(workspace, assessment_id, new)
    same = all(now.rows(table) == seen.rows(table) for table in ("impact_assessments", "impacts"))
    amend.save(workspace, edits, seen=now if same else seen, tell=tell)


def reopened(aims: Aims) -> Aims:
    """The same AIMS as the files are now: after a save, and before an approval asks who holds which role."""
    return session.open(aims.workspace, as_of=aims.as_of, programme_start=aims.programme_start)


def keep(workspace: Workspace, assessment_id: str, rows: Sequence[tuple[str, str, str, str]]) -> Path:
    """Write what was typed to reports/unsaved/, one cell a line (table, row, column, value); returns the file.

    A file of other content is left alone: it may hold what somebody else has not saved yet.
    """
    folder = workspace.reports / "unsaved"
    folder.mkdir(parents=True, exist_ok=True)
    lines = io.StringIO(newline="")
    csv.writer(lines).writerows([("table", "row", "column", "value"), *rows])
    content = lines.getvalue().encode("utf-8-sig")
    name = re.sub(r"[^\w.-]+", "_", assessment_id).strip("._") or "assessment"
    number = 1
    while True:
        path = folder / (f"{name}.csv" if number == 1 else f"{name}-{number}.csv")
        try:
            with path.open("xb") as file:
                file.write(content)
            return path
        except FileExistsError:
            if path.read_bytes() == content:
                return path
            number += 1


Tell = Callable[[str], None]
