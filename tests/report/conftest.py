"""One report for all tests of this folder, made by a real kernel and a real browser from a hostile sample.

Some names of the sample are changed into markup and formulas first, so that every test of the page is also a test of
escaping.
"""

import csv
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from aimslib.publish import pdf
from aimslib.report import make_report
from aimslib.workspace import Workspace

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = "<script>document.title = 'broken'</script>"
CLOSING = "</script><img src=x onerror=\"document.title = 'broken'\">"
FORMULA = "=cmd|'/c calc'!A1"


def _rename(folder: Path) -> None:
    """A system out of scope, one that runs after its retirement and one more get names that would like to be code."""
    path = folder / "data" / "systems.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    outside = next(row for row in rows if row["aims_scope"] == "no")
    zombie = next(row for row in rows if row["retired_on"] and row["last_used_on"] > row["retired_on"])
    other = next(row for row in rows if row not in (outside, zombie))
    outside["name"], zombie["name"], other["name"] = SCRIPT, CLOSING, FORMULA
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)


@pytest.fixture(scope="session")
def workspace(tmp_path_factory) -> Workspace:
    folder = tmp_path_factory.mktemp("sample")
    for name in ("data", "params"):
        shutil.copytree(ROOT / name, folder / name)
    _rename(folder)
    return Workspace(folder)


@pytest.fixture(scope="session")
def made(workspace):
    return make_report(workspace, "board", "2026-06-30")


@pytest.fixture(scope="session")
def browser():
    executable = pdf.chromium()
    if executable is None:
        pytest.skip("no Chromium on this machine")
    with sync_playwright() as playwright:
        chromium = pdf.launch(playwright, executable)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def page(browser, made):
    """The report opened with the network off; `noise` is what it asked for and complained about."""
    opened = browser.new_context(viewport={"width": 1440, "height": 900}, offline=True).new_page()
    opened.noise = []
    opened.on("request", lambda request: request.url.startswith(("file:", "data:")) or opened.noise.append(request.url))
    opened.on("console", lambda message: opened.noise.append(message.text))
    opened.on("pageerror", lambda error: opened.noise.append(str(error)))
    opened.goto((made.folder / "report.html").as_uri())
    opened.wait_for_function("document.documentElement.dataset.drawn !== undefined")
    return opened
