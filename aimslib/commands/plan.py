"""`aims plan`: the cheapest honest path to a level."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Optional

import typer

from ..command_line import AsOf, Debug, Where, open_aims, tell, workspace_at
from ..errors import UsageError
from ..workspace import Workspace

EXAMPLE = "Example: aims plan --to ML2 --as-of 2026-06-30 --out params/scenarios/plan-ml2.yaml"


def run(
    to: Annotated[str, typer.Option("--to", metavar="LEVEL", help="Level to reach, such as ML2.")],
    area: Annotated[Optional[str], typer.Option(help="One area alone, such as A.6.")] = None,
    effort: Annotated[
        Optional[Path], typer.Option(help="Person-days per action.", show_default="params/effort.yaml")
    ] = None,
    out: Annotated[Optional[Path], typer.Option(help="Write the plan as a scenario, for aims what-if.")] = None,
    replace: Annotated[bool, typer.Option("--replace", help="Write over the file that --out names.")] = False,
    time_limit: Annotated[float, typer.Option(min=0.1, help="Seconds, after which the best plan found counts.")] = 60.0,
    as_json: Annotated[bool, typer.Option("--json", help="Print the plan as JSON.")] = False,
    workspace: Where = Path("."),
    as_of: AsOf = None,
    debug: Debug = False,
):
    """The cheapest set of actions that reaches a level, month by month; ends with 1 where nothing can reach it."""
    import json

    from .. import plan as plans
    from .. import scenario

    level, there = plans.level_of(to), workspace_at(workspace)
    if out is not None:
        _check(out, there, replace)
    costs = plans.read_effort(there, effort)
    plan = plans.make(open_aims(workspace, as_of), level, costs, area, time_limit)
    typer.echo(json.dumps(plans.content(plan), ensure_ascii=False, indent=2) if as_json else plans.screen(plan))
    if plan.blocked:
        raise typer.Exit(1)
    if out is None:
        if plan.steps:
            tell("To keep it: --out params/scenarios/NAME.yaml; then aims what-if NAME shows it before and after.")
    elif plan.steps:
        out.parent.mkdir(parents=True, exist_ok=True)
        scenario.write(plan.scenario, out)
        tell(f"Written to {out}: aims what-if {out} shows it before and after.")


def _check(out: Path, workspace: Workspace, replace: bool) -> None:
    """Raises UsageError for a file that is no place for a plan, before it is made: the registers are nobody's to write
    over, and the files beside effort.yaml are reports."""
    place = out.resolve()
    if place.suffix != ".yaml" or place.is_dir():
        raise UsageError(f"{out} is no file for a scenario.\n  Name it NAME.yaml.")
    if place.is_relative_to(workspace.data.resolve()) or place.parent == workspace.params.resolve():
        raise UsageError(f"{out} is no place for a scenario.\n  Write to params/scenarios/{place.name}.")
    if place.exists() and not replace:
        raise UsageError(f"{out} is there already.\n  Name another file, or add --replace.")
