"""`aims init`: a new workspace."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from ..command_line import Debug, tell

EXAMPLE = "Example: aims init my-aims --format xlsx"


def run(
    folder: Annotated[Path, typer.Argument(help="Folder to make it in.")],
    form: Annotated[str, typer.Option("--format", help="csv: a file a table; xlsx: one workbook to fill in.")] = "csv",
    debug: Debug = False,
):
    """Make a new workspace, ready on day one: every register with its columns, every control undecided."""
    from ..init import WORKBOOK, initialise

    made = initialise(folder, date.today(), form)
    first = f"the sheet systems of data/{WORKBOOK}" if form == "xlsx" else "data/systems.csv"
    tell(f"Made {len(made)} files in {folder}. Next: fill {first}, then: aims load -w {folder}")
