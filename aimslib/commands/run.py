"""`aims run`: every report, with nobody watching."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Annotated, Optional

import typer

from ..command_line import AsOfOrWord, Debug, OtherSnapshot, Where, day, now, tell, workspace_at

EXAMPLE = "Example: aims run board"


def run(
    names: Annotated[Optional[list[str]], typer.Argument(help="Reports to make; without any, all of params/.")] = None,
    workspace: Where = Path("."),
    as_of: AsOfOrWord = None,
    snapshot: OtherSnapshot = None,
    debug: Debug = False,
):
    """Make the reports of params/: a line a report, a log in reports/logs; one that fails does not stop the others."""
    from ..runs import run_reports

    outcomes = run_reports(
        workspace_at(workspace),
        names or (),
        day(as_of),
        now=now(),
        clock=time.monotonic,
        snapshot=snapshot,
        tell=tell,
        out=typer.echo,
    )
    if worst := max((one.exit_code for one in outcomes), default=0):
        raise typer.Exit(worst)
