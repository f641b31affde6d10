"""A workspace's registers become one workbook to fill in, in the layout of `aims init --format xlsx`.

Written are the tables and columns that the files have, whatever kind of file they are in, rows that intake sets aside
included. Kept is the text of every cell; in columns of dates, days such as 2026-06-30 become date cells, and whole
numbers number cells in columns of numbers: read again, they give the same text. Anything else in such a column stays
text. `aims import workbook` is the way back. Not in the workbook: blank rows, params/ and files of evidence.
"""

from __future__ import annotations

from pathlib import Path

from .. import registers
from ..intake.references import read_references
from ..intake.sources import collect
from ..workbook_layout import write
from ..workspace import Workspace
from . import ExportReport
from ._target import check

REMEDY = "Export to another folder; to go on with the workbook, move the other tables out of data/ and then it in."


def run(workspace: Workspace, file: Path, *, replace: bool = False) -> ExportReport:
    """Write the workbook. replace: also over a file that is there.

    Raises UsageError for a file that is there, is no .xlsx or lies in the workspace's data/; IntakeError, and nothing
    is written, for tables that can't be read or carried over as a whole.
    """
    file = check(workspace, file, ".xlsx", replace, REMEDY)
    sources = collect(workspace)
    found = registers.of_sources(sources)
    write(file, found, read_references(sources).catalogue)
    return ExportReport(file, {register.table.name: len(register.rows) for register in found})
