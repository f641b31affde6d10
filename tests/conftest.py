"""Fixtures that let a test draw its input and name only the columns that matter; see `drawing`."""

from __future__ import annotations

import pytest

from aimslib.aims import Aims, parse_date
from aimslib.history import History, append
from aimslib.intake import Loaded, Result
from aimslib.workspace import Workspace

from .drawing import AS_OF, Drawing, Row


@pytest.fixture
def drawn(tmp_path):
    """`drawn(systems=..., evidence=...)`: an organisation to be asked for several measures or on several dates.

    files: file_status by evidence_id. reference: rows that stand in for a shipped reference table of that name.
    """
    drawings: list[Drawing] = []

    def draw(files: dict | None = None, reference: dict | None = None, **tables: str) -> Drawing:
        path = tmp_path / f"drawn-{len(drawings)}.duckdb"
        drawings.append(Drawing(path, tables, files or {}, reference or {}))
        return drawings[-1]

    yield draw
    for drawing in drawings:  # a state takes megabytes, and pytest keeps the folders of its last runs
        drawing.path.unlink()


@pytest.fixture
def measure(drawn):
    """`measure("coverage", evidence=...)`: the rows of one measure of a drawn organisation, by their key."""

    def rows(name: str, as_of: str = AS_OF, files: dict | None = None, reference: dict | None = None, **tables: str):
        return drawn(files, reference, **tables).measure(name, as_of)

    return rows


@pytest.fixture
def remembered(drawn, tmp_path):
    """`remembered({"2026-05-31": dict(systems=...)}, systems=...)`: an AIMS on `as_of` with a real snapshot of each
    earlier day."""
    workspace = Workspace(tmp_path / "remembered")
    (workspace.root / "data").mkdir(parents=True)

    def build(earlier: dict[str, dict[str, str]], as_of: str = AS_OF, **tables: str) -> Aims:
        for day, then in sorted(earlier.items()):
            append(workspace, Loaded(drawn(**then).path, Result(), True), parse_date(day))
        return Aims(drawn(**tables).path, parse_date(as_of), workspace=workspace, history=History(workspace))

    return build


def pytest_assertrepr_compare(op: str, left: object, right: object) -> list[str] | None:
    """A failing row says which of the named columns differ, instead of all that it has."""
    if op == "==" and isinstance(left, Row) and isinstance(right, dict):
        return ["another row than expected", *left.differences(right)]
    return None
