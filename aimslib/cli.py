"""The command line: `aims`. Data goes to standard output, everything else to standard error.

Commands import what they need when they run, so that `aims --help` answers at once. Here alone is there a clock.
"""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path
from typing import Annotated, Optional

import typer

from . import __version__
from .command_line import (
    AsOf,
    AsOfOrWord,
    Commands,
    Debug,
    Format,
    OtherSnapshot,
    SnapshotName,
    Where,
    known_format,
    now,
    tell,
    workspace_at,
)
from .errors import UsageError

app = typer.Typer(
    cls=Commands,
    rich_markup_mode=None,
    add_completion=False,
    no_args_is_help=True,
    help="Analytics and reporting for AI management systems (ISO/IEC 42001), from your own registers.",
)


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


def _open(folder: Path, as_of: date | None, snapshot: str = "none"):
    from .session import open as open_aims

    return open_aims(workspace_at(folder), as_of or date.today(), snapshot=snapshot)


@app.command(epilog="Example: aims init my-aims --format xlsx")
def init(
    folder: Annotated[Path, typer.Argument(help="Folder to make it in.")],
    form: Annotated[str, typer.Option("--format", help="csv: a file a table; xlsx: one workbook to fill in.")] = "csv",
    debug: Debug = False,
):
    """Make a new workspace, ready on day one: every register with its columns, every control undecided."""
    from .init import WORKBOOK, initialise

    made = initialise(folder, date.today(), form)
    first = f"the sheet systems of data/{WORKBOOK}" if form == "xlsx" else "data/systems.csv"
    tell(f"Made {len(made)} files in {folder}. Next: fill {first}, then: aims load -w {folder}")


@app.command(epilog="Example: aims check")
def check(workspace: Where = Path("."), debug: Debug = False):
    """Read and validate the registers, print what is wrong, write the quarantine; change nothing else."""
    from . import intake

    result = intake.check(workspace_at(workspace), today=date.today())
    _print_result(result)
    if not result.clean:
        raise typer.Exit(1)


@app.command(epilog="Example: aims load")
def load(workspace: Where = Path("."), as_of: AsOf = None, debug: Debug = False):
    """Check the registers, build the state that figures are computed from, append a snapshot if the input changed."""
    from . import intake
    from .history import append
    from .status import standing

    space = workspace_at(workspace)
    try:
        loaded = intake.load(space, today=date.today())
    except intake.RefusedError as error:
        for line in error.result.lines():
            typer.echo(line)
        raise
    _print_result(loaded.result)
    tell(f"{'Built' if loaded.built else 'Unchanged:'} {loaded.path.name}")
    day = as_of or date.today()
    snapshot = append(space, loaded, day, tell=tell)
    tell(f"Snapshot {snapshot.number}: {snapshot.name}" if snapshot else "No new snapshot: the newest holds the same.")
    tell(f"As of {day}: {standing(_open(workspace, day))}")


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
    form: Format = "table",
    workspace: Where = Path("."),
    as_of: AsOf = None,
    snapshot: SnapshotName = "none",
    debug: Debug = False,
):
    """List the measures with their definitions, or print one."""
    from . import measures as known
    from .printing import render

    known_format(form)
    if name is None:
        rows = [
            {"measure": one.name, "grain": ", ".join(one.grain), "definition": one.title} for one in known.definitions()
        ]
        typer.echo(render(rows, ["measure", "grain", "definition"], form))
        return
    known.definition(name)
    aims = _open(workspace, as_of, snapshot)
    typer.echo(render(aims.measure(name), aims.columns(name), form))


@app.command(epilog="Example: aims history")
def history(
    form: Format = "table",
    workspace: Where = Path("."),
    debug: Debug = False,
):
    """List the snapshots and verify their chain: names what was changed, removed, added or reordered."""
    from .history import COLUMNS, History
    from .printing import render

    known_format(form)
    past = History(workspace_at(workspace))
    problems = past.problems()
    typer.echo(render(past.listing(problems), list(COLUMNS), form))
    for problem in problems:
        tell(problem.text)
    if problems:
        raise typer.Exit(1)


@app.command(epilog="Example: aims report board --as-of 2026-06-30")
def report(
    name: Annotated[str, typer.Argument(help="Which: NAME for params/NAME.yaml.")],
    workspace: Where = Path("."),
    as_of: AsOfOrWord = None,
    snapshot: OtherSnapshot = None,
    debug: Debug = False,
):
    """Make a report: HTML, PDF, workbook and manifest in reports/DATE/NAME/."""
    from .report import make_report

    made = make_report(workspace_at(workspace), name, _day(as_of), now=now(), snapshot=snapshot, tell=tell)
    for path in made.files:
        typer.echo(path)


def _day(value: str | None):
    """A date, or a word that becomes one."""
    from .calendar_words import parse

    return None if value is None else parse(value)


@app.command(epilog="Example: aims run board")
def run(
    names: Annotated[Optional[list[str]], typer.Argument(help="Reports to make; without any, all of params/.")] = None,
    workspace: Where = Path("."),
    as_of: AsOfOrWord = None,
    snapshot: OtherSnapshot = None,
    debug: Debug = False,
):
    """Make the reports of params/: a line a report, a log in reports/logs; one that fails does not stop the others."""
    from .runs import run_reports

    outcomes = run_reports(
        workspace_at(workspace),
        names or (),
        _day(as_of),
        now=now(),
        clock=time.monotonic,
        snapshot=snapshot,
        tell=tell,
        out=typer.echo,
    )
    if worst := max((one.exit_code for one in outcomes), default=0):
        raise typer.Exit(worst)


@app.command(epilog="Example: aims schedule --format systemd --into ~/.config/systemd/user")
def schedule(
    names: Annotated[
        Optional[list[str]], typer.Argument(help="Reports; without any, all that have a schedule.")
    ] = None,
    form: Annotated[str, typer.Option("--format", help="cron, systemd, github or airflow.")] = "cron",
    into: Annotated[Optional[Path], typer.Option("--into", help="Folder to write to, instead of printing.")] = None,
    workspace: Where = Path("."),
    debug: Debug = False,
):
    """Print what makes a scheduler run the reports whose params have a schedule."""
    from . import schedules
    from .init import write_file

    jobs = schedules.jobs(workspace_at(workspace), names or ())
    for doubt in schedules.doubts(jobs):
        tell(doubt)
    for file in schedules.files(form, jobs):
        typer.echo(file.text if into is None else write_file(into / file.name, file.text.encode()))


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


@app.command(epilog='Example: aims export worklist --owner "Priya Raghunathan" worklist.xlsx')
def export(
    kind: Annotated[str, typer.Argument(help="What to write: oscal, soa, workbook or worklist.")],
    file: Annotated[Path, typer.Argument(help="File to write.")],
    workspace: Where = Path("."),
    as_of: AsOf = None,
    snapshot: SnapshotName = None,
    owner: Annotated[Optional[str], typer.Option("--owner", help="Whose worklist; without it, everybody's.")] = None,
    replace: Annotated[bool, typer.Option("--replace", help="Replace the file if it is there.")] = False,
    debug: Debug = False,
):
    """Write a file for another tool: the registers as they are (workbook), or what is computed from them on a day."""
    from . import exporters

    options = {"as_of": as_of, "snapshot": snapshot, "owner": owner}
    space = workspace_at(workspace)
    typer.echo(exporters.export(kind, space, file, today=date.today(), replace=replace, **options).text())


def main() -> None:
    app()


if __name__ == "__main__":
    main()
