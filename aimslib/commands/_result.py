"""What a check of the registers found, as `aims check` and `aims load` print it."""

from __future__ import annotations

import typer

SHOWN = 20


def print_result(result) -> None:
    """Counts are data and go to standard output; what is wrong goes to standard error, the first of it in full."""
    for line in result.lines():
        typer.echo(line)
    for file in result.refused:
        typer.echo(file.refused, err=True)
    for kind, found, where in (
        ("problems", result.problems, "reports/intake/quarantine.csv"),
        ("notes", result.notes, "reports/intake/validation.json"),
    ):
        for one in found[:SHOWN]:
            typer.echo(one.text(), err=True)
        if len(found) > SHOWN:
            typer.echo(f"... and {len(found) - SHOWN} more {kind}: {where}", err=True)
