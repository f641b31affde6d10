"""`aims schedule`: what makes a scheduler run the reports."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Optional

import typer

from ..command_line import Debug, Where, tell, workspace_at

EXAMPLE = "Example: aims schedule --format systemd --into ~/.config/systemd/user"


def run(
    names: Annotated[
        Optional[list[str]], typer.Argument(help="Reports; without any, all that have a schedule.")
    ] = None,
    form: Annotated[str, typer.Option("--format", help="cron, systemd, github or airflow.")] = "cron",
    into: Annotated[Optional[Path], typer.Option("--into", help="Folder to write to, instead of printing.")] = None,
    workspace: Where = Path("."),
    debug: Debug = False,
):
    """Print what makes a scheduler run the reports whose params have a schedule."""
    from .. import schedules
    from ..init import write_file

    jobs = schedules.jobs(workspace_at(workspace), names or ())
    for doubt in schedules.doubts(jobs):
        tell(doubt)
    for file in schedules.files(form, jobs):
        typer.echo(file.text if into is None else write_file(into / file.name, file.text.encode()))
