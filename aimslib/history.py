"""The history: what was loaded when, found by day or name, made a state again, and shown to be untouched."""

from __future__ import annotations

import json
import os
import tempfile
from datetime import date
from pathlib import Path

from .errors import UsageError
from .intake import snapshots as _files
from .locking import exclusive
from .snapshots import chain, verify
from .snapshots.append import append
from .snapshots.chain import HistoryError, Problem, Snapshot
from .workspace import Workspace

__all__ = ["COLUMNS", "History", "HistoryError", "Problem", "Snapshot", "append"]

COLUMNS = ("number", "snapshot", "as_of", "tables", "rows", "hash", "state")


class History:
    """The snapshots of a workspace, or the first of them, to number `last`.

    Finding one raises HistoryError where a line of chain.csv is none.
    """

    def __init__(self, workspace: Workspace, last: int | None = None):
        self.workspace = workspace
        self.last = last

    @property
    def snapshots(self) -> list[Snapshot]:
        """All of them, by number."""
        found = [line.snapshot for line in chain.lines(self.workspace)]
        wanted = [snapshot for snapshot in found if self.last is None or snapshot.number <= self.last]
        return sorted(wanted, key=lambda snapshot: snapshot.number)

    def until(self, snapshot: Snapshot) -> History:
        """The history as it was when that snapshot was the newest."""
        return History(self.workspace, snapshot.number)

    def on(self, day: date) -> Snapshot | None:
        """The snapshot of exactly that day, the last of several; None if there is none."""
        return next((snapshot for snapshot in reversed(self.snapshots) if snapshot.as_of == day), None)

    def before(self, day: date) -> Snapshot | None:
        """The latest snapshot of an earlier day, of several of one day the last; None if there is none."""
        earlier = [snapshot for snapshot in self.snapshots if snapshot.as_of < day]
        return max(earlier, key=lambda snapshot: (snapshot.as_of, snapshot.number), default=None)

    def find(self, name: str) -> Snapshot:
        """The snapshot of that name, or of a name that begins so. Raises UsageError where that is none or several."""
        snapshots = self.snapshots
        found = [one for one in snapshots if one.name == name] or [
            one for one in snapshots if name and one.name.startswith(name)
        ]
        if len(found) == 1:
            return found[0]
        if found:
            raise UsageError(f"Several snapshots begin with {name}:\n  {', '.join(one.name for one in found)}")
        there = ", ".join(one.name for one in snapshots) or "none yet; aims load makes one"
        raise UsageError(f"There is no snapshot {name!r}.\n  There are: {there}")

    def state(self, snapshot: Snapshot) -> Path:
        """The state that was loaded then, to compute from like any other; built once, from the snapshot's files.

        Tables and overrides are those of then; SQL and reference tables that were not overridden are the library's of
        now. Raises HistoryError, naming the file, for a snapshot that is not as it was written.
        """
        problems = verify.snapshot(snapshot)
        if problems:
            raise HistoryError("\n".join(problems))
        folder = self.workspace.state
        final = folder / f"{_files.state_hash(snapshot.hash)}.duckdb"
        if not final.is_file():
            folder.mkdir(exist_ok=True)
            with tempfile.TemporaryDirectory(prefix="building-", dir=folder) as building:
                new = Path(building) / final.name
                _files.build(new, snapshot.folder, self.record(snapshot), snapshot.name)
                os.replace(new, final)
        return final

    def files(self, name: str) -> list[tuple[date, Path]]:
        """The file of that name of each snapshot that has it, with the snapshot's day.

        Raises HistoryError, naming the file, for a snapshot that is not as it was written.
        """
        found = []
        for snapshot in self.snapshots:
            problems = verify.snapshot(snapshot)
            if problems:
                raise HistoryError("\n".join(problems))
            if (snapshot.folder / name).is_file():
                found.append((snapshot.as_of, snapshot.folder / name))
        return found

    def record(self, snapshot: Snapshot) -> dict:
        """A snapshot's record: inputs, content and rows of its tables, overrides, provided, file_status, versions."""
        return json.loads((snapshot.folder / verify.RECORD).read_text("utf-8"))

    def problems(self) -> list[Problem]:
        """All that is not as it was written, in the whole history: the chain's lines first, then by number; empty:
        nothing was touched.

        This machine then remembers the newest line, so that it can't be removed unseen.
        """
        with exclusive(self.workspace.state / chain.LOCK, chain.say):
            found = chain.problems(self.workspace)
            found += verify.folders(self.workspace, chain.readable(self.workspace))
            if not found:
                chain.remember(self.workspace)
        return found

    def verify(self) -> list[str]:
        """The texts of `problems`: each names the file, the snapshot or the line, and on a second line what to do."""
        return [problem.text for problem in self.problems()]

    def listing(self, problems: list[Problem]) -> list[dict]:
        """A row a line of the chain that can be read, with COLUMNS; state: ok, or differs where a problem is its own.

        tables and rows are NULL for a snapshot that is not as it was written.
        """
        differ = {problem.number for problem in problems}
        lines = chain.readable(self.workspace)
        return [self._row(line.snapshot, line.snapshot.number in differ) for line in lines]

    def _row(self, snapshot: Snapshot, differs: bool) -> dict:
        tables = {} if verify.snapshot(snapshot) else self.record(snapshot)["tables"]
        return {
            "number": snapshot.number,
            "snapshot": snapshot.name,
            "as_of": snapshot.as_of,
            "tables": len(tables) or None,
            "rows": sum(table["rows"] for table in tables.values()) if tables else None,
            "hash": snapshot.hash[:8],
            "state": "differs" if differs else "ok",
        }
