"""The command line: `aims`. Data goes to standard output, everything else to standard error.

The commands are the modules of `commands`. In them and in `command_line` alone is there a clock.
"""

from __future__ import annotations

from typing import Annotated

import typer

from . import __version__
from .command_line import Commands
from .commands import commands

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


for _name, _module in commands().items():
    app.command(_name, epilog=_module.EXAMPLE)(_module.run)


def main() -> None:
    app()


if __name__ == "__main__":
    main()
