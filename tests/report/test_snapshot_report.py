"""April's report, made again in June from April's snapshot, says what the report from April's files said."""

import shutil

import pytest
from openpyxl import load_workbook

from aimslib.history import History
from aimslib.report import make_report
from aimslib.workspace import Workspace

from .conftest import ROOT

APRIL = "2026-04-30"
# What a report says of its own making: files are CSV in June's workspace and Parquet in April's.
OF_THE_MAKING = {"contents", "inputs", "quarantine", "notes"}


@pytest.fixture(scope="module")
def june(tmp_path_factory) -> Workspace:
    folder = tmp_path_factory.mktemp("june")
    shutil.copytree(ROOT / "data", folder / "data")
    return Workspace(folder)


@pytest.fixture(scope="module")
def april(june, tmp_path_factory) -> Workspace:
    """The workspace as it was on that day: April's registers, and the snapshots that were there before."""
    folder = tmp_path_factory.mktemp("april")
    then = History(june).on(History(june).find(APRIL).as_of)
    shutil.copytree(june.data / "evidence", folder / "data" / "evidence")
    for file in then.folder.glob("*.parquet"):
        shutil.copy(file, folder / "data")
    earlier = folder / "data" / "snapshots"
    earlier.mkdir()
    for snapshot in History(june).snapshots[: then.number - 1]:
        shutil.copytree(snapshot.folder, earlier / snapshot.name)
    lines = (june.data / "snapshots" / "chain.csv").read_text("utf-8").splitlines(keepends=True)
    (earlier / "chain.csv").write_text("".join(lines[: then.number]), encoding="utf-8")
    return Workspace(folder)


def figures(made) -> dict[str, list[tuple]]:
    book = load_workbook(made.folder / "tables.xlsx", read_only=True)
    return {name: list(book[name].values) for name in book.sheetnames if name not in OF_THE_MAKING}


def filled(sheets: dict[str, list[tuple]]) -> dict[str, list[tuple]]:
    return {name: rows for name, rows in sheets.items() if len(rows) > 1}


def test_aprils_report_made_in_june_has_aprils_figures(june, april, tmp_path):
    again = figures(make_report(june, "board", APRIL, snapshot="auto"))
    original = figures(make_report(april, "board", APRIL))
    assert set(again) == set(original) and len(filled(original)) > 10
    for name, rows in original.items():
        assert again[name] == rows, name


def test_without_the_snapshot_june_knows_more_of_april(june, april):
    replayed = figures(make_report(june, "board", APRIL, snapshot="none"))
    original = figures(make_report(april, "board", APRIL))
    assert replayed["coverage_total"] != original["coverage_total"]
