"""Fixtures that let a test draw its input and name only the columns that matter; see `drawing`."""

from __future__ import annotations

import itertools

import pytest

from .drawing import AS_OF, Drawing, Row


@pytest.fixture
def drawn(tmp_path):
    """`drawn(systems=..., evidence=...)`: an organisation to be asked for several measures or on several dates.

    files: file_status by evidence_id. reference: rows that stand in for a shipped reference table of that name.
    """
    numbers = itertools.count()

    def draw(files: dict | None = None, reference: dict | None = None, **tables: str) -> Drawing:
        return Drawing(tmp_path / f"drawn-{next(numbers)}.duckdb", tables, files or {}, reference or {})

    return draw


@pytest.fixture
def measure(drawn):
    """`measure("coverage", evidence=...)`: the rows of one measure of a drawn organisation, by their key."""

    def rows(name: str, as_of: str = AS_OF, files: dict | None = None, reference: dict | None = None, **tables: str):
        return drawn(files, reference, **tables).measure(name, as_of)

    return rows


def pytest_assertrepr_compare(op: str, left: object, right: object) -> list[str] | None:
    """A failing row says which of the named columns differ, instead of all that it has."""
    if op == "==" and isinstance(left, Row) and isinstance(right, dict):
        return ["another row than expected", *left.differences(right)]
    return None
