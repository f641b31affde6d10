"""`aims check`: what is wrong with the registers."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import typer

from ..command_line import Debug, Where, tell, workspace_at
from ._result import print_result

EXAMPLE = "Example: aims check"


def run(workspace: Where = Path("."), debug: Debug = False):
    """Read and validate the registers, print what is wrong, write the quarantine; change nothing else."""
    from .. import amend, intake

    space = workspace_at(workspace)
    amend.recover(space, tell)
    result = intake.check(space, today=date.today())
    print_result(result)
    if not result.clean:
        raise typer.Exit(1)
