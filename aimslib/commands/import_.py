"""`aims import`: other tools' files in."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Optional

import typer

from ..command_line import Debug
from ..errors import UsageError

EXAMPLE = "Example: aims import us-federal-inventory inventory.csv --into federal"


def run(
    kind: Annotated[str, typer.Argument(help="Where the file comes from.")],
    file: Annotated[Path, typer.Argument(help="File to import.")],
    into: Annotated[Path, typer.Option("--into", help="Workspace to write to; made if it is none yet.")] = Path("."),
    agency: Annotated[Optional[str], typer.Option("--agency", help="Only this agency, by its abbreviation.")] = None,
    replace: Annotated[bool, typer.Option("--replace", help="Replace rows that are there.")] = False,
    debug: Debug = False,
):
    """Turn another tool's file into registers; prints what could not be mapped."""
    from .. import importers
    from ..workspace import Workspace

    module = importers.find(kind)
    if not file.is_file():
        raise UsageError(f"There is no file {file}.")
    typer.echo(module.run(file, Workspace(into.resolve()), agency=agency, replace=replace).text())
