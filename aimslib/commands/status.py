"""`aims status`: where are we, on one screen."""

from __future__ import annotations

from pathlib import Path

import typer

from ..command_line import AsOf, Debug, Where, open_aims

EXAMPLE = "Example: aims status --as-of 2026-06-30"


def run(workspace: Where = Path("."), as_of: AsOf = None, debug: Debug = False):
    """Where are we, on one screen."""
    from ..status import screen

    typer.echo(screen(open_aims(workspace, as_of)))
