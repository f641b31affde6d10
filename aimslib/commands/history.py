"""`aims history`: the snapshots and their chain."""

from __future__ import annotations

from pathlib import Path

import typer

from ..command_line import Debug, Format, Where, known_format, tell, workspace_at

EXAMPLE = "Example: aims history"


def run(
    form: Format = "table",
    workspace: Where = Path("."),
    debug: Debug = False,
):
    """List the snapshots and verify their chain: names what was changed, removed, added or reordered."""
    from ..history import COLUMNS, History
    from ..printing import render

    known_format(form)
    past = History(workspace_at(workspace))
    problems = past.problems()
    typer.echo(render(past.listing(problems), list(COLUMNS), form))
    for problem in problems:
        tell(problem.text)
    if problems:
        raise typer.Exit(1)
