"""`aims what-if`: before and after a scenario's actions."""

from __future__ import annotations

import secrets
from datetime import date
from pathlib import Path
from typing import Annotated, Optional

import typer

from ..command_line import AsOf, Debug, Where, open_aims, tell, workspace_at
from ..errors import UsageError, unknown

EXAMPLE = "Example: aims what-if first-level --as-of 2026-06-30"


def run(
    file: Annotated[
        Optional[str], typer.Argument(help="A scenario's file, or the name of one in params/scenarios/.")
    ] = None,
    workspace: Where = Path("."),
    as_of: AsOf = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the whole comparison as JSON.")] = False,
    serve: Annotated[
        bool, typer.Option("--serve", help="Choose in a browser on this computer instead; ends with Ctrl-C.")
    ] = False,
    port: Annotated[int, typer.Option("--port", metavar="N", help="Port of --serve; 0 for any.")] = 8866,
    debug: Debug = False,
):
    """What would a scenario's actions change? Nothing is written; ends with 1 where its target is missed."""
    if serve:
        _serve(file, workspace_at(workspace), as_of, port)
        return
    if file is None:
        raise UsageError("Which scenario?\n  Name its file, or choose in a browser: aims what-if --serve")
    from .. import scenario
    from ..scenario import printed

    found = scenario.find(workspace_at(workspace), file)
    comparison = scenario.what_if(open_aims(workspace, as_of), found)
    typer.echo(printed.as_json(comparison) if as_json else printed.screen(comparison))
    if comparison.target_missed:
        tell(f"The target {found.target.text} is missed: {'; '.join(comparison.target_missed)}.")
        raise typer.Exit(1)


def _serve(scenario: str | None, workspace, as_of: date | None, port: int) -> None:
    """The address, with a token that only this run knows, goes to standard output."""
    from ..scenario import names
    from ..serve import serve

    if scenario and scenario not in names(workspace):
        raise unknown("scenario", scenario, names(workspace))
    parameters = {
        "workspace": str(workspace.root.resolve()),
        "as_of": (as_of or date.today()).isoformat(),
        "scenario": scenario or "",
    }
    open_aims(workspace.root, as_of)  # what can't be opened is said here, in the terminal, not in the browser
    serve(parameters, workspace, port, secrets.token_urlsafe(32), _answers)


def _answers(address: str) -> None:
    tell("The what-if opens in a browser on this computer at the address below. Ctrl-C ends it.")
    print(address, flush=True)
