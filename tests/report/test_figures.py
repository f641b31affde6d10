"""Ten figures of each report, drawn with a seed and found again in tables.xlsx by the sheet and rows that they name."""

import json
import random
import shutil
from datetime import datetime
from html.parser import HTMLParser
from pathlib import Path

import openpyxl
import pytest
import yaml

from aimslib.report import make_report
from aimslib.workspace import Workspace

ROOT = Path(__file__).resolve().parents[2]
REPORTS = ("board", "audit", "assurance")
FIGURES, SEED = 10, 42001


class Marked(HTMLParser):
    """Collects the elements that name a sheet."""

    def __init__(self, page: str):
        super().__init__()
        self.figures: list[dict] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list) -> None:
        given = dict(attrs)
        if "data-sheet" in given:
            self.figures.append(given)


@pytest.fixture(scope="module")
def workspace(tmp_path_factory) -> Workspace:
    """The sample with its own parameters files, without the PDF, which holds the same page."""
    folder = tmp_path_factory.mktemp("figures")
    for name in ("data", "params"):
        shutil.copytree(ROOT / name, folder / name)
    for name in REPORTS:
        given = yaml.safe_load((ROOT / "params" / f"{name}.yaml").read_text("utf-8"))
        text = yaml.safe_dump({**given, "formats": ["html", "xlsx"]})
        (folder / "params" / f"{name}.yaml").write_text(text, encoding="utf-8")
    return Workspace(folder)


@pytest.fixture(scope="module", params=REPORTS)
def report(request, workspace) -> Path:
    return make_report(workspace, request.param, "2026-06-30").folder


@pytest.fixture(scope="module")
def figures(report) -> list[dict]:
    return Marked((report / "report.html").read_text("utf-8")).figures


@pytest.fixture(scope="module")
def sheets(report) -> dict[str, list[dict]]:
    """Every sheet of the workbook as rows by column, dates as ISO text."""
    book = openpyxl.load_workbook(report / "tables.xlsx", read_only=True)
    return {name: _rows(book[name]) for name in book.sheetnames}


def test_ten_figures_drawn_with_a_seed_are_found_again_in_the_workbook(figures, sheets):
    assert len(figures) >= FIGURES
    drawn = random.Random(SEED).sample(figures, FIGURES)
    assert [_recomputed(figure, sheets) for figure in drawn] == [_said(figure) for figure in drawn]


def test_every_figure_is_found_again_in_the_workbook(figures, sheets):
    wrong = [figure for figure in figures if _recomputed(figure, sheets) != _said(figure)]
    assert wrong == []


def _rows(sheet) -> list[dict]:
    head, *rows = [[_plain(value) for value in row] for row in sheet.iter_rows(values_only=True)] or [[]]
    return [dict(zip(head, row, strict=True)) for row in rows]


def _plain(value: object) -> object:
    return value.date().isoformat() if isinstance(value, datetime) else value


def _said(figure: dict) -> object:
    value = json.loads(figure["data-value"])
    return pytest.approx(value) if isinstance(value, float) else value


def _recomputed(figure: dict, sheets: dict[str, list[dict]]) -> object:
    wanted = {column: _choices(value) for column, value in json.loads(figure["data-filter"]).items()}
    rows = [
        row for row in sheets[figure["data-sheet"]] if all(row[column] in values for column, values in wanted.items())
    ]
    how, _, column = figure["data-take"].partition(":")
    if how == "count":
        return len(rows)
    if how == "sum":
        return sum(row[column] or 0 for row in rows)
    assert how == "column" and len(rows) == 1, f"{figure} chooses {len(rows)} rows"
    return rows[0][column]


def _choices(value: object) -> list:
    return value if isinstance(value, list) else [value]
