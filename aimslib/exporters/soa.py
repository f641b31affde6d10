"""The Statement of Applicability (ISO/IEC 42001:2023 6.1.3) as a workbook to print, sign and file.

Three sheets: `controls` has the 38 controls of Annex A with decision, justification, owner, status, and the evidence
that shows each; `clauses` the 32 clauses with owner, documented information and coverage; `about` the day, the hash of
what it was computed from, and the definitions. The same registers and day give the same bytes. Nothing reads it back.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from ..session import open as open_aims
from ..workspace import Workspace
from . import ExportReport, _pages
from ._pages import Column, Page
from ._statement import STATE_MEANINGS, clauses, controls
from ._target import check, whole

TITLE = "Statement of Applicability"
_EVIDENCE = (
    Column("state", "State", 16),
    Column("coverage", "Coverage", 10),
    Column("evidence", "Evidence", 30),
    Column("last_on", "Last date", 11),
    Column("next_expiry_on", "Next expiry", 11),
)
CONTROLS = (
    Column("requirement", "Control", 9),
    Column("title", "Title", 25),
    Column("applicable", "Applicable", 10),
    Column("justification", "Justification", 38),
    Column("owner", "Owner", 16),
    Column("status", "Status", 12),
    Column("decided_on", "Decided on", 11),
    *_EVIDENCE,
)
CLAUSES = (
    Column("requirement", "Clause", 9),
    Column("title", "Title", 34),
    Column("documented_information", "Documented information", 34),
    Column("owner", "Owner", 22),
    Column("status", "Status", 12),
    *_EVIDENCE,
)
WORDS = {
    "Applicable": "yes or no as decided on or before the day; undecided without a decision, or with one dated later.",
    "Coverage": "cells with current evidence, of the cells that are required; empty where none is. A control of the "
    "organisation and a clause are one cell; a control of systems is one cell a system that needs it.",
    "Excluded": "not applicable, with a justification and decided by the day. A control that an impact assessment of a "
    "system in scope relies on is required for that system even if it is excluded.",
    "Evidence": "the items that decided the cells; without a word behind it the item covers, else its state is named.",
    "Last date": "the last day on which evidence for it was true; an assessment's, audit's or review's own day.",
    "Next expiry": "the first day on which evidence that counts now will end; empty if it never does.",
    "Owner": "as recorded; who has left is marked. A clause without an owner is the AIMS manager's.",
    **{f"State {name}": meaning for name, meaning in STATE_MEANINGS.items()},
}


def run(
    workspace: Workspace, file: Path, *, replace: bool = False, as_of: date, snapshot: str = "none"
) -> ExportReport:
    """Write the statement as of a day. replace: also over a file that is there; snapshot: as in `aimslib.open`.

    Raises UsageError for a file that is there, is no .xlsx or lies in the workspace's data/, and what `aimslib.open`
    raises.
    """
    file = check(workspace, file, ".xlsx", replace)
    return write(open_aims(workspace, as_of, snapshot=snapshot), file)


def write(aims, file: Path) -> ExportReport:
    """Write the statement of an AIMS. Raises AimsError, naming the cell, for a text that no cell holds."""
    pages = [
        Page("controls", "Annex A controls", CONTROLS, controls(aims), frozen=2),
        Page("clauses", "clauses 4 to 10", CLAUSES, clauses(aims), frozen=2),
        _pages.about(aims, WORDS, ("coverage", "cells")),
    ]
    whole(file, lambda path: _pages.write(path, TITLE, aims.as_of, pages))
    return ExportReport(file, {page.name: len(page.rows) for page in pages}, "sheets")
