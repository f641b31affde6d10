"""`aims measures`: the measures by name, and one of them."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Optional

import typer

from ..command_line import AsOf, Debug, Format, SnapshotName, Where, known_format, open_aims

EXAMPLE = "Example: aims measures coverage_by_area --as-of 2026-06-30 --format csv"


def run(
    name: Annotated[Optional[str], typer.Argument(help="Measure to print; without it, all are listed.")] = None,
    form: Format = "table",
    workspace: Where = Path("."),
    as_of: AsOf = None,
    snapshot: SnapshotName = "none",
    debug: Debug = False,
):
    """List the measures with their definitions, or print one."""
    from .. import measures as known
    from ..printing import render

    known_format(form)
    if name is None:
        rows = [
            {"measure": one.name, "grain": ", ".join(one.grain), "definition": one.title} for one in known.definitions()
        ]
        typer.echo(render(rows, ["measure", "grain", "definition"], form))
        return
    known.definition(name)
    aims = open_aims(workspace, as_of, snapshot)
    typer.echo(render(aims.measure(name), aims.columns(name), form))
