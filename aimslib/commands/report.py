"""`aims report`: one report."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ..command_line import AsOfOrWord, Debug, OtherSnapshot, Where, day, now, tell, workspace_at

EXAMPLE = "Example: aims report board --as-of 2026-06-30"


def run(
    name: Annotated[str, typer.Argument(help="Which: NAME for params/NAME.yaml.")],
    workspace: Where = Path("."),
    as_of: AsOfOrWord = None,
    snapshot: OtherSnapshot = None,
    debug: Debug = False,
):
    """Make a report: HTML, PDF, workbook and manifest in reports/DATE/NAME/."""
    from ..report import make_report

    made = make_report(workspace_at(workspace), name, day(as_of), now=now(), snapshot=snapshot, tell=tell)
    for path in made.files:
        typer.echo(path)
