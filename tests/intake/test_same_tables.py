"""One organisation in three kinds of file, and saved again by another program: the tables and the measures agree."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from aimslib import intake
from aimslib.aims import Aims
from aimslib.tables import TABLES
from aimslib.workspace import Workspace

from .sheets import as_workbook, saved_by_libreoffice, write_parquet

SAMPLE = Path(__file__).resolve().parents[2] / "data"
MEASURES = ("coverage_total", "coverage", "maturity", "maturity_criteria", "findings", "overlap_summary", "risks")


@pytest.fixture(scope="module")
def as_csv(tmp_path_factory) -> tuple[Workspace, intake.Loaded]:
    workspace = Workspace(tmp_path_factory.mktemp("sample"))
    shutil.copytree(SAMPLE, workspace.data, ignore=shutil.ignore_patterns("*.md", "snapshots"))
    return workspace, intake.load(workspace)


@pytest.fixture
def emptied(as_csv, tmp_path) -> Workspace:
    """The sample organisation without its tables; what the checks say about their cells is known."""
    shutil.copytree(as_csv[0].root, tmp_path / "w")
    workspace = Workspace(tmp_path / "w")
    for path in workspace.data.glob("*.csv"):
        path.unlink()
    return workspace


def assert_same(one: intake.Loaded, other: intake.Loaded, query) -> None:
    assert other.path.name != one.path.name
    assert other.result.validated == ()  # no cell is another, so nothing had to be checked again
    assert other.result.clean
    for sql in (*(f"select * from raw.{table.name}" for table in TABLES), "from provided", "from file_status"):
        assert query(one.path, sql) == query(other.path, sql), sql
    for name in MEASURES:
        assert Aims.on(one.path, "2026-06-30").measure(name) == Aims.on(other.path, "2026-06-30").measure(name), name


def test_a_workbook_gives_the_tables_and_measures_of_the_csv_files(as_csv, emptied, query):
    (emptied.data / "aims.xlsx").write_bytes(as_workbook(as_csv[0].data))
    assert_same(as_csv[1], intake.load(emptied), query)


def test_parquet_files_give_the_tables_and_measures_of_the_csv_files(as_csv, emptied, query):
    write_parquet(as_csv[0].data, emptied.data)
    assert_same(as_csv[1], intake.load(emptied), query)


def test_tables_may_come_in_files_of_several_kinds(as_csv, emptied, query):
    write_parquet(as_csv[0].data, emptied.data)
    (emptied.data / "systems.parquet").unlink()
    shutil.copy(as_csv[0].data / "systems.csv", emptied.data)
    assert_same(as_csv[1], intake.load(emptied), query)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (soffice) is not installed")
def test_a_workbook_that_libreoffice_saved_gives_the_same_tables_and_measures(as_csv, emptied, query, tmp_path):
    saved = saved_by_libreoffice(as_workbook(as_csv[0].data), tmp_path / "office")
    (emptied.data / "aims.xlsx").write_bytes(saved)
    assert_same(as_csv[1], intake.load(emptied), query)
