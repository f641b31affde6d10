"""The importer on the published inventory, held against what was measured on it by other means.

The file is not part of the project; without ../shared/data these tests are skipped.
"""

import csv
from pathlib import Path

import pytest

from aimslib import intake
from aimslib.importers import us_federal_inventory
from aimslib.importers._federal_source import HEADERS
from aimslib.workspace import Workspace

FOLDER = Path(__file__).resolve().parents[3] / "shared" / "data"
PUBLISHED = FOLDER / "us_federal_ai_inventory_2024.csv"
DICTIONARY = FOLDER / "us_federal_ai_inventory_2024_dictionary.yaml"

pytestmark = pytest.mark.skipif(not PUBLISHED.exists(), reason="the published inventory is not here")


@pytest.fixture(scope="module")
def imported(tmp_path_factory):
    workspace = Workspace(tmp_path_factory.mktemp("federal"))
    return workspace, us_federal_inventory.run(PUBLISHED, workspace)


@pytest.mark.parametrize(
    "fact",
    [
        "2,133 use cases read (headers: questions, cp1252)",
        "data/systems.csv: 2,133 rows written",
        '351 impacting use cases (rights, safety or both), 317 of them without "Yes" for the impact assessment',
        '253 of these in operation, 222 of them without "Yes" for the impact assessment',
        "142 use cases with the stage Retired: 11 without any retirement date value",
        "1 in operation although the retirement date has passed.\n    ICI camera (",
        '"7/14/1905" (the year number 2022 read as a day)',
        "29 (name, agency, bureau) keys occur more than once",
        "Dates are month first.",
        "The source has no owner column",
    ],
)
def test_what_was_measured_on_the_file_comes_out_in_the_report(imported, fact):
    assert fact in imported[1].text()


def test_the_terminal_shows_a_page_and_the_file_every_row(imported):
    workspace, report = imported
    full = (workspace.reports / "import" / "us-federal-inventory.txt").read_text(encoding="utf-8")
    assert len(report.text().splitlines()) < 100
    assert "more" in report.text() and " more)" not in full and "... and" not in full


def test_every_system_has_its_own_id(imported):
    with (imported[0].data / "systems.csv").open(encoding="utf-8", newline="") as file:
        ids = [row["system_id"] for row in csv.DictReader(file)]
    assert len(ids) == len(set(ids)) == 2133


def test_the_other_published_header_style_gives_the_same_tables(imported, tmp_path):
    """The same rows under the dictionary's codes, in UTF-8."""
    with PUBLISHED.open(encoding="cp1252", newline="") as file:
        header, *rows = list(csv.reader(file))
    codes = [
        line.split("name:")[1].strip()
        for line in DICTIONARY.read_text(encoding="utf-8").splitlines()
        if line.startswith("  - name:")
    ]
    assert len(codes) == len(header)
    assert all(header[codes.index(code)].strip() == question for code, question in HEADERS.values())
    recoded = tmp_path / "coded.csv"
    with recoded.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([codes, *rows])
    workspace = Workspace(tmp_path / "workspace")
    us_federal_inventory.run(recoded, workspace)
    for table in ("systems", "impact_assessments"):
        other = imported[0].data / f"{table}.csv"
        assert (workspace.data / f"{table}.csv").read_bytes() == other.read_bytes()


def test_the_imported_workspace_loads_but_for_the_nine_stages_without_a_counterpart(imported):
    result = intake.load(imported[0]).result
    systems = next(file for file in result.files if file.table == "systems")
    assert (systems.rows_read, systems.rows_loaded, systems.rows_quarantined) == (2133, 2124, 9)
    assert {problem.column for problem in result.problems} == {"lifecycle_stage"}
