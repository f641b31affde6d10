"""`aims assess`: a draft for each impact assessment that is due."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated, Optional

import typer

from ..command_line import AsOf, Debug, Where, open_aims, tell
from ..errors import UsageError

EXAMPLE = "Example: aims assess AI-034"
SHOWN = 20  # of the systems that get no draft; those that get one are data and all printed


def run(
    systems: Annotated[
        Optional[list[str]], typer.Argument(help="Systems to open a draft for; without any, all that are due.")
    ] = None,
    assessor: Annotated[
        Optional[str],
        typer.Option("--assessor", help="Who assesses.", show_default="the system's owner, else the AIMS manager"),
    ] = None,
    workspace: Where = Path("."),
    as_of: AsOf = None,
    debug: Debug = False,
):
    """Open a draft for each impact assessment that is due, prefilled from the register and with suggested impacts."""
    from .. import assessing

    if as_of and as_of > date.today():
        raise UsageError(f"{as_of} is still to come.\n  Open a draft on the day on which it is assessed.")
    aims = open_aims(workspace, as_of)
    opened = assessing.open_due(aims, systems or (), assessor, tell=tell)
    for draft in opened.drafts:
        typer.echo(f"{draft.assessment_id}  {draft.system_id}  {draft.trigger}  {len(draft.impacts)} suggested impacts")
    for line in opened.told[:SHOWN]:
        tell(line)
    if len(opened.told) > SHOWN:
        tell(f"... and {len(opened.told) - SHOWN} more without a new draft.")
    if not opened.drafts:
        tell("No draft was opened." if opened.told else f"No assessment is due as of {aims.as_of}.")
        return
    files = " and ".join(dict.fromkeys(aims.workspace.relative(file) for file in opened.files))
    tell(f"Next: judge each impact in notebooks/impact_assessment.ipynb, or edit the rows in {files}.")
    tell('A harm that begins with "Suggested:" waits for that; its likelihood and severity say nothing yet.')
