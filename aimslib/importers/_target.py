"""Where an import may write: never over rows by accident, and never a table in a second place."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path

from ..errors import UsageError
from ..init import WORKBOOK
from ..workspace import Workspace


def check_target(workspace: Workspace, tables: Iterable[str], replace: bool) -> None:
    """Raises UsageError where data/<table>.csv would be a table's second place, or has rows and isn't to be replaced.

    A CSV file with a header alone may be replaced.
    """
    for name in tables:
        for path in (workspace.data / WORKBOOK, workspace.data / f"{name}.parquet"):
            if path.exists():
                raise UsageError(
                    f"{workspace.relative(path)} may hold the table {name}; the import writes data/{name}.csv, and a "
                    "table may not be in two places.\n  Import into another folder (--into DIR), or move it away first."
                )
        path = workspace.data / f"{name}.csv"
        if not replace and (rows := _rows_in(path)):
            raise UsageError(
                f"{workspace.relative(path)} already has rows ({rows:,}). Nothing was imported.\n"
                "  Replace them with --replace, or import into another folder: --into DIR"
            )


def _rows_in(path: Path) -> int:
    """Rows below the header of a CSV file; 0 where there is no file. Its encoding doesn't matter for counting."""
    if not path.exists():
        return 0
    with path.open(encoding="utf-8", errors="replace", newline="") as file:
        return max(0, sum(1 for row in csv.reader(file) if any(row)) - 1)
