"""`aims gate`: may this system enter that stage?"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated, Optional

import typer

from ..command_line import AsOf, Debug, Where, open_aims, tell
from ..tables import STAGES

EXAMPLE = 'Example: aims gate AI-008 --to deployment --record "Wei Zhang"'


def run(
    system: Annotated[str, typer.Argument(help="The system_id of the AI system.")],
    stage: Annotated[
        str,
        typer.Option("--to", metavar="STAGE", help=f"{', '.join(STAGES[:-1])} or {STAGES[-1]}."),
    ],
    approver: Annotated[
        Optional[str],
        typer.Option("--record", metavar="APPROVER", help="Record the gate if it is open: who approves it."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the answer as JSON.")] = False,
    workspace: Where = Path("."),
    as_of: AsOf = None,
    debug: Debug = False,
):
    """May this system enter that stage? Exit code 0 if its gate is open, 1 if it is closed, with the reasons."""
    from .. import gates

    aims = open_aims(workspace, as_of)
    if approver is not None:
        gates.check_record(aims, approver, date.today())
    gate = gates.ask(aims, system, stage)
    if quarantined := len(aims.state("quarantine")):
        tell(f"Quarantined: {quarantined} entries, which this answer does not know of; aims check names them.")
    made = None
    if approver is not None and gate.is_open:
        made = gates.record(aims.workspace, aims, gate, approver, date.today(), tell)
    _print(gate, made, as_json)
    if made:
        _tell_recorded(gate, made)
        if aims.provided("people") and approver.strip() not in {row["name"] for row in aims.table("people")}:
            tell(f"{approver.strip()} is not among people: look whether the name is right.")
    elif approver is not None:
        tell("Nothing was recorded: the gate is closed.")
    if not gate.is_open:
        raise typer.Exit(1)


def _print(gate, made, as_json: bool) -> None:
    import json

    if not as_json:
        for line in _lines(gate):
            typer.echo(line)
        return
    answer = {
        "system_id": gate.system_id,
        "stage": gate.stage,
        "as_of": gate.as_of.isoformat(),
        "open": gate.is_open,
        "checks": [
            {"check": check.name, "passed": check.passed, "detail": check.summary, "reasons": list(check.reasons)}
            for check in gate.checks
        ],
        "recorded": made.gate_id if made else None,
    }
    typer.echo(json.dumps(answer, indent=2, ensure_ascii=False))


def _lines(gate) -> list[str]:
    """A line a check; below one that did not pass, a line a reason with what would settle it."""
    lines = [
        f"{gate.name} ({gate.system_id}) into {gate.stage} on {gate.as_of}: {'open' if gate.is_open else 'CLOSED'}"
    ]
    width = max(len(check.name) for check in gate.checks)
    for check in gate.checks:
        lines.append(f"  {'passed' if check.passed else 'FAILED'}  {check.name:{width}}  {check.summary}")
        for reason in check.reasons:
            lines.append(f"{'':{width + 12}}{_words(reason, check.summary)}")
    return lines


def _words(reason: dict, summary: str) -> str:
    """What is wrong and what to do; what the check's own line has said is not said again."""
    if reason["detail"] == summary:
        return f"-> {reason['remedy']}."
    what = reason["finding"] or f"{reason['requirement']} {reason['state']}"
    return f"- {what}: {reason['detail']}. -> {reason['remedy']}."


def _tell_recorded(gate, made) -> None:
    if made.is_new:
        tell(f"Recorded as {made.gate_id} in lifecycle_gates.")
    else:
        tell(f"It is recorded already, as {made.gate_id} in lifecycle_gates, approved by {made.approver}.")
    if STAGES.index(gate.recorded_stage) < STAGES.index(gate.stage):
        also = ", and retired_on," if gate.stage == "retired" else ""
        tell(f"lifecycle_stage in the register is still {gate.recorded_stage}: change it{also} to enter {gate.stage}.")
