"""A workbook of registers becomes one CSV file a table: the way back from `aims export workbook`.

Source: a workbook with a sheet a table, as `aims init --format xlsx` and `aims export workbook` write it and people
fill it in. Licence: the data are the organisation's own. Mapping: a sheet -> data/<sheet>.csv with the columns and rows
that it has; every cell as the text that intake reads from it. Blank rows, formats and notes are not kept. A table that
has no sheet makes no file.
"""

from __future__ import annotations

import codecs
from pathlib import Path

from .. import registers
from ..errors import UsageError
from ..init import furnish, tables_in, write_table
from ..intake.options import Options, read_options
from ..intake.sources import SourceFile
from ..workspace import Workspace
from ._report import ImportReport
from ._target import check_target

KIND = "workbook"


def run(file: Path, workspace: Workspace, *, agency: str | None = None, replace: bool = False) -> ImportReport:
    """Write the CSV files of a workspace, which is made where there is none. replace: also over rows that are there.

    Returns the report, which is also written to reports/import/workbook.txt. Raises UsageError for tables that are
    there, and IntakeError for a workbook that can't be read or carried over as a whole; nothing is written then.
    """
    if agency is not None:
        raise UsageError("--agency means nothing for a workbook.\n  Leave it out.")
    found = registers.of_workbook(Path(file))
    names = [register.table.name for register in found]
    check_target(workspace, names, replace)
    made = [] if tables_in(workspace.data) else furnish(workspace.root)
    options = _options(workspace)
    report = ImportReport(KIND, f"Import of the workbook {Path(file).name}")
    for register in found:
        path = workspace.data / f"{register.table.name}.csv"
        rows = (dict(zip(register.header, row, strict=True)) for row in register.rows)
        write_table(path, register.header, rows, _encoding(options, register.table.name))
        report.add("Written", f"{workspace.relative(path)}: {len(register.rows):,} rows")
    if made:
        report.add("Written", f"There was no workspace: one was made, with {len(made)} files.")
    for path in tables_in(workspace.data):
        if path.stem not in names:
            report.add("Not in the workbook, so left as it is", workspace.relative(path))
    report.save(workspace)
    return report


def _options(workspace: Workspace) -> Options:
    path = workspace.params / "intake.yaml"
    return read_options(SourceFile(path, workspace.relative(path), path.read_bytes()) if path.is_file() else None)


def _encoding(options: Options, table: str) -> str:
    """UTF-8; with its mark where the workspace says that its files have another encoding."""
    return "utf-8" if codecs.lookup(options.encoding(table)).name == "utf-8" else "utf-8-sig"
