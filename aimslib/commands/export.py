"""`aims export`: files for other tools out."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated, Optional

import typer

from ..command_line import AsOf, Debug, SnapshotName, Where, workspace_at

EXAMPLE = 'Example: aims export worklist --owner "Priya Raghunathan" worklist.xlsx'


def run(
    kind: Annotated[str, typer.Argument(help="What to write: oscal, soa, workbook or worklist.")],
    file: Annotated[Path, typer.Argument(help="File to write.")],
    workspace: Where = Path("."),
    as_of: AsOf = None,
    snapshot: SnapshotName = None,
    owner: Annotated[Optional[str], typer.Option("--owner", help="Whose worklist; without it, everybody's.")] = None,
    replace: Annotated[bool, typer.Option("--replace", help="Replace the file if it is there.")] = False,
    debug: Debug = False,
):
    """Write a file for another tool: the registers as they are (workbook), or what is computed from them on a day."""
    from .. import exporters

    options = {"as_of": as_of, "snapshot": snapshot, "owner": owner}
    space = workspace_at(workspace)
    typer.echo(exporters.export(kind, space, file, today=date.today(), replace=replace, **options).text())
