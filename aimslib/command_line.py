"""What every command shares: its options, its answer to errors, its way of telling what it does."""

from __future__ import annotations

import os
import sys
import traceback
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Optional

import typer
from typer.core import TyperGroup
from typer.exceptions import Abort, Exit, TyperException

from .errors import AimsError, UsageError


class Commands(TyperGroup):
    """Turns errors into a few plain lines and an exit code: ours say what to do, anything else is a fault (3)."""

    def invoke(self, ctx):
        try:
            return super().invoke(ctx)
        except (TyperException, Exit, Abort):
            raise
        except BrokenPipeError:
            # Whoever reads has seen enough (| head); what is still buffered must not fail at the end either.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(0) from None
        except PermissionError as error:
            tell(f"{error.filename} can't be read or written.\n  Check its permissions and those of its folder.")
            raise typer.Exit(1) from error
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
SnapshotName = Annotated[
    str,
    typer.Option(
        "--snapshot", metavar="none|auto|NAME", help="Files as they are, the snapshot of that day, or one by name."
    ),
]
Debug = Annotated[bool, typer.Option("--debug", callback=_remember_debug, help="Show where an error comes from.")]
AsOfOrWord = Annotated[
    Optional[str],
    typer.Option(
        "--as-of",
        metavar="DATE",
        help="Day to report on: a date, today, month_end or quarter_end.",
        show_default="that of params, else today",
    ),
]
OtherSnapshot = Annotated[
    Optional[str],
    typer.Option(
        "--snapshot",
        metavar="none|auto|NAME",
        help="Files as they are, the snapshot of that day, or one by name.",
        show_default="that of params, else none",
    ),
]
Format = Annotated[str, typer.Option("--format", help="table, csv or json.")]


def now() -> datetime:
    """The clock: here and in the commands, and nowhere below them."""
    return datetime.now().astimezone()


def tell(line: str) -> None:
    """Everything that is not data goes to standard error."""
    typer.echo(line, err=True)


def known_format(form: str) -> None:
    """Raises UsageError for a format that rows can't be printed in."""
    from .printing import FORMATS

    if form not in FORMATS:
        raise UsageError(f"Unknown format {form!r}.\n  Known: {', '.join(FORMATS)}")


def workspace_at(folder: Path):
    """The workspace in or above a folder. Raises UsageError where there is none."""
    from .workspace import Workspace

    return Workspace.at(folder)


def open_aims(folder: Path, as_of: date | None, snapshot: str = "none"):
    """The AIMS of the workspace in or above a folder, as of a day or today."""
    from .session import open as open_session

    return open_session(workspace_at(folder), as_of or date.today(), snapshot=snapshot)


def day(value: str | None):
    """A date, or a word that becomes one; none stays none."""
    from .calendar_words import parse

    return None if value is None else parse(value)
