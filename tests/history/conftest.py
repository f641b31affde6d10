"""An organisation whose registers are drawn and loaded day after day, with its history in real files."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest

from aimslib.history import History, Snapshot, append
from aimslib.intake import Loaded, Result
from aimslib.workspace import Workspace
from tests.drawing import Drawing

SYSTEMS = """
    system_id | name         | owner
    S1        | Triage       | Ada
    S2        | Forecasting  | {owner}
"""
EVIDENCE = """
    evidence_id | satisfies
    E1          | 42001:9.2.1
"""


@dataclass
class Organisation:
    """A workspace; `load` appends what is drawn as the snapshot of a day."""

    root: Path
    states: list[Path] = field(default_factory=list)

    @property
    def workspace(self) -> Workspace:
        return Workspace(self.root)

    @property
    def history(self) -> History:
        return History(self.workspace)

    @property
    def folder(self) -> Path:
        return self.root / "data" / "snapshots"

    def state(self, owner: str = "Grace", files: dict | None = None, **tables: str) -> Path:
        """A state of these registers; two systems and a piece of evidence where they are not drawn."""
        path = self.root / f"state-{len(self.states)}.duckdb"
        drawn = {"systems": SYSTEMS.format(owner=owner), "evidence": EVIDENCE} | tables
        self.states.append(Drawing(path, drawn, files or {}, {}).path)
        return path

    def load(self, as_of: str, owner: str = "Grace", files: dict | None = None, **tables: str) -> Snapshot | None:
        return self.append(self.state(owner, files, **tables), as_of)

    def append(self, state: Path, as_of: str) -> Snapshot | None:
        return append(self.workspace, Loaded(state, Result(), True), date.fromisoformat(as_of))

    def chain(self) -> list[str]:
        return (self.folder / "chain.csv").read_text("utf-8").splitlines()

    def rewrite(self, lines: list[str]) -> None:
        (self.folder / "chain.csv").write_text("\n".join(lines) + "\n", "utf-8")


@pytest.fixture
def organisation(tmp_path) -> Organisation:
    """Nothing is loaded yet."""
    (tmp_path / "data").mkdir()
    made = Organisation(tmp_path)
    yield made
    for state in made.states:  # megabytes each, and pytest keeps the folders of its last runs
        state.unlink()


@pytest.fixture
def loaded(organisation) -> Organisation:
    """Three months, in each of which the second system has another owner."""
    for as_of, owner in (("2026-01-31", "Grace"), ("2026-02-28", "Alan"), ("2026-03-31", "Edsger")):
        organisation.load(as_of, owner)
    return organisation
