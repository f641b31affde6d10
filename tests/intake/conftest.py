"""A workspace from text drawn in the test: CSV as it stands in a file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from textwrap import dedent

import duckdb
import pytest

from aimslib.workspace import Workspace

SYSTEMS = """
system_id,name,purpose,lifecycle_stage,registered_on
AI-1,Claims triage,Sorts claims,operation,2026-01-05
"""
CONTROLS = "control,applicable\nA.2.2,yes\n"
EVIDENCE = """
evidence_id,title,satisfies,system_id,kind,effective_on,status
E-1,AI policy,42001:A.2.2,,policy,2026-01-01,accepted
"""


def write_into(folder: Path, files: dict[str, str | bytes]) -> None:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else dedent(content).lstrip("\n").encode())


@pytest.fixture(scope="session")
def make() -> Callable[..., Workspace]:
    """`make(folder, {"data/systems.csv": ...})`: a workspace with just these files."""

    def workspace(folder: Path, files: dict[str, str | bytes]) -> Workspace:
        (folder / "data").mkdir(parents=True, exist_ok=True)
        write_into(folder, files)
        return Workspace(folder)

    return workspace


@pytest.fixture(scope="session")
def sound(make) -> Callable[..., Workspace]:
    """`sound(folder, {...})`: the smallest workspace that loads, with these files added or replaced."""

    def workspace(folder: Path, files: dict[str, str | bytes] | None = None) -> Workspace:
        base = {"data/systems.csv": SYSTEMS, "data/controls.csv": CONTROLS, "data/evidence.csv": EVIDENCE}
        return make(folder, base | (files or {}))

    return workspace


@pytest.fixture(scope="session")
def query() -> Callable[..., list[tuple]]:
    """`query(path, sql)`: rows of a state, opened as readers do."""

    def rows(path: Path, sql: str) -> list[tuple]:
        with duckdb.connect(str(path), read_only=True) as connection:
            return connection.execute(sql).fetchall()

    return rows
