"""The command line: `aims`. Data goes to standard output, everything else to standard error.

Commands import what they need when they run, so that `aims --help` answers at once. Here alone is there a clock.
"""

from __future__ import annotations

import traceback
from datetime import date
from pathlib import Path
from typing import Annotated, Optional

import typer
from typer.core import TyperGroup
from typer.exceptions import Abort, Exit, TyperException

from . import __version__
from .errors import AimsError, UsageError


class _Commands(TyperGroup):
    """Turns errors into a few plain lines and an exit code: ours say what to do, anything else is a fault (3)."""

    def invoke(self, ctx):
        try:
            return super().invoke(ctx)
        except (TyperException, Exit, Abort):
            raise
        except Exception as error:
            if ctx.meta.get("debug"):
                traceback.print_exc()
            elif isinstance(error, AimsError):
                typer.echo(str(error), err=True)
            else:
                typer.echo(
                    f"Internal fault: {type(error).__name__}: {error}\n  Run it again with --debug to see where.",
                    err=True,
                )
            raise typer.Exit(error.exit_code if isinstance(error, AimsError) else 3) from error


app = typer.Typer(
    cls=_Commands,
    rich_markup_mode=None,
    add_completion=False,
    no_args_is_help=True,
    help="Analytics and reporting for AI management systems (ISO/IEC 42001), from your own registers.",
)


def _remember_debug(ctx: typer.Context, value: bool) -> bool:
    if value:
        ctx.find_root().meta["debug"] = True
    return value


def _iso(value: str | None) -> date | None:
    if value is None:
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise typer.BadParameter(f"{value!r} is no date; write it as year-month-day, such as 2026-06-30") from None


Where = Annotated[Path, typer.Option("--workspace", "-w", help="Folder of the workspace.", show_default="here")]
AsOf = Annotated[
    Optional[date],
    typer.Option("--as-of", parser=_iso, metavar="DATE", help="Day to compute for.", show_default="today"),
]
Debug = Annotated[bool, typer.Option("--debug", callback=_remember_debug, help="Show where an error comes from.")]


def _version(value: bool) -> None:
    if value:
        typer.echo(f"aims {__version__}")
        raise typer.Exit


@app.callback()
def _main(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
):
    pass


def _workspace(folder: Path):
    from .workspace import Workspace

    return Workspace.at(folder)


def _open(folder: Path, as_of: date | None):
    from .session import open as open_aims

    return open_aims(_workspace(folder), as_of or date.today())


@app.command(epilog="Example: aims init my-aims")
def init(folder: Annotated[Path, typer.Argument(help="Folder to make it in.")], debug: Debug = False):
    """Make a new workspace, ready on day one: every register with its columns, every control undecided."""
    from .init import initialise

    made = initialise(folder, date.today())
    typer.echo(
        f"Made {len(made)} files in {folder}. Next: fill data/systems.csv, then: aims load -w {folder}", err=True
    )


@app.command(epilog="Example: aims check")
def check(workspace: Where = Path("."), debug: Debug = False):
    """Read and validate the registers, print what is wrong, write the quarantine; change nothing else."""
    from . import intake

    result = intake.check(_workspace(workspace), today=date.today())
    _print_result(result)
    if not result.clean:
        raise typer.Exit(1)


@app.command(epilog="Example: aims load")
def load(workspace: Where = Path("."), debug: Debug = False):
    """Check the registers and build the state that measures and reports are computed from."""
    from . import intake

    try:
        loaded = intake.load(_workspace(workspace), today=date.today())
    except intake.RefusedError as error:
        for line in error.result.lines():
            typer.echo(line)
        raise
    _print_result(loaded.result)
    typer.echo(f"{'Built' if loaded.built else 'Unchanged:'} {loaded.path.name}", err=True)


SHOWN = 20


def _print_result(result) -> None:
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


@app.command(epilog="Example: aims status --as-of 2026-06-30")
def status(workspace: Where = Path("."), as_of: AsOf = None, debug: Debug = False):
    """Where are we, on one screen."""
    from .status import screen

    typer.echo(screen(_open(workspace, as_of)))


@app.command(epilog="Example: aims measures coverage_by_area --as-of 2026-06-30 --format csv")
def measures(
    name: Annotated[Optional[str], typer.Argument(help="Measure to print; without it, all are listed.")] = None,
    form: Annotated[str, typer.Option("--format", help="table, csv or json.")] = "table",
    workspace: Where = Path("."),
    as_of: AsOf = None,
    debug: Debug = False,
):
    """List the measures with their definitions, or print one."""
    from . import measures as known
    from .printing import FORMATS, render

    if form not in FORMATS:
        raise UsageError(f"Unknown format {form!r}.\n  Known: {', '.join(FORMATS)}")
    if name is None:
        rows = [
            {"measure": one.name, "grain": ", ".join(one.grain), "definition": one.title} for one in known.definitions()
        ]
        typer.echo(render(rows, ["measure", "grain", "definition"], form))
        return
    known.definition(name)
    aims = _open(workspace, as_of)
    typer.echo(render(aims.measure(name), aims.columns(name), form))


@app.command(epilog="Example: aims report board --as-of 2026-06-30")
def report(
    name: Annotated[str, typer.Argument(help="Which: NAME for params/NAME.yaml.")],
    workspace: Where = Path("."),
    as_of: AsOf = None,
    debug: Debug = False,
):
    """Make a report: HTML, PDF, workbook and manifest in reports/DATE/NAME/."""
    _report(_workspace(workspace), name, as_of)


def _report(space, name: str, as_of: date | None) -> None:
    from .report import make_report

    made = make_report(space, name, as_of, default_as_of=date.today(), tell=_tell)
    for path in made.files:
        typer.echo(path)


def _tell(line: str) -> None:
    typer.echo(line, err=True)


@app.command(epilog="Example: aims run board")
def run(
    names: Annotated[Optional[list[str]], typer.Argument(help="Reports to make; without any, all of params/.")] = None,
    workspace: Where = Path("."),
    as_of: AsOf = None,
    debug: Debug = False,
):
    """Make every report of params/, or those named; one that fails does not stop the others."""
    from . import report

    space = _workspace(workspace)
    wanted = names or report.names(space)
    worst = 0
    for number, name in enumerate(wanted, start=1):
        _tell(f"[{number}/{len(wanted)}] {name}")
        try:
            _report(space, name, as_of)
        except AimsError as error:
            _tell(f"{name} failed: {error}")
            worst = max(worst, error.exit_code)
    if worst:
        raise typer.Exit(worst)


@app.command("import", epilog="Example: aims import us-federal-inventory inventory.csv --into federal")
def import_(
    kind: Annotated[str, typer.Argument(help="Where the file comes from.")],
    file: Annotated[Path, typer.Argument(help="File to import.")],
    into: Annotated[Path, typer.Option("--into", help="Workspace to write to; made if it is none yet.")] = Path("."),
    agency: Annotated[Optional[str], typer.Option("--agency", help="Only this agency, by its abbreviation.")] = None,
    replace: Annotated[bool, typer.Option("--replace", help="Replace rows that are there.")] = False,
    debug: Debug = False,
):
    """Turn another tool's file into registers; prints what could not be mapped."""
    from . import importers
    from .workspace import Workspace

    module = importers.find(kind)
    if not file.is_file():
        raise UsageError(f"There is no file {file}.")
    typer.echo(module.run(file, Workspace(into.resolve()), agency=agency, replace=replace).text())


def main() -> None:
    app()


if __name__ == "__main__":
    main()
