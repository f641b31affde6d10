"""`aims load`: from the registers to a state, and a snapshot of it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import typer

from ..command_line import AsOf, Debug, Where, open_aims, tell, workspace_at
from ._result import print_result

EXAMPLE = "Example: aims load"


def run(workspace: Where = Path("."), as_of: AsOf = None, debug: Debug = False):
    """Check the registers, build the state that figures are computed from, append a snapshot if the input changed."""
    from .. import amend, assessing, intake
    from ..history import append
    from ..status import standing

    space = workspace_at(workspace)
    amend.recover(space, tell)
    try:
        loaded = intake.load(space, today=date.today())
    except intake.RefusedError as error:
        for line in error.result.lines():
            typer.echo(line)
        raise
    print_result(loaded.result)
    tell(f"{'Built' if loaded.built else 'Unchanged:'} {loaded.path.name}")
    day = as_of or date.today()
    snapshot = append(space, loaded, day, tell=tell)
    tell(f"Snapshot {snapshot.number}: {snapshot.name}" if snapshot else "No new snapshot: the newest holds the same.")
    aims = open_aims(workspace, day)
    tell(f"As of {day}: {standing(aims)}")
    for line in assessing.due_lines(aims):
        tell(line)
