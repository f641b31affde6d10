"""A new workspace: complete, undecided, and never on top of somebody's data."""

import csv
from datetime import date

import pytest

import aimslib
from aimslib import init, intake, registers
from aimslib.errors import UsageError
from aimslib.init import FORMS, initialise
from aimslib.intake import sources
from aimslib.status import screen
from aimslib.tables import TABLES
from aimslib.workspace import Workspace

TODAY = date(2026, 6, 30)


def rows(folder, table):
    with (folder / "data" / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_table_has_a_file_with_all_its_headers(tmp_path):
    initialise(tmp_path / "new", TODAY)
    for table in TABLES:
        header = (tmp_path / "new" / "data" / f"{table.name}.csv").read_text(encoding="utf-8").split("\n")[0]
        assert header == ",".join(column.name for column in table.columns)


def test_all_38_controls_and_32_clauses_are_listed_without_a_decision(tmp_path):
    initialise(tmp_path, TODAY)
    controls = rows(tmp_path, "controls")
    names = [row.pop("control") for row in controls]
    assert sum(name.startswith("A.") for name in names) == 38
    assert len(names) == len(set(names)) == 38 + 32
    assert all(value == "" for row in controls for value in row.values())


def test_the_risk_library_becomes_candidates_that_are_open_and_not_rated(tmp_path):
    initialise(tmp_path, TODAY)
    risks = rows(tmp_path, "risks")
    assert [row["risk_id"] for row in risks[:2]] == ["RISK-001", "RISK-002"]
    assert {row["status"] for row in risks} == {"open"}
    assert {row["identified_on"] for row in risks} == {"2026-06-30"}
    assert {row["likelihood"] + row["severity"] + row["owner"] for row in risks} == {""}
    assert {row["axis"] for row in risks} == {"organisation", "people_and_society"}


def test_the_readme_names_every_file_and_the_way_to_the_first_report(tmp_path):
    initialise(tmp_path, TODAY)
    text = (tmp_path / "README.md").read_text(encoding="utf-8")
    assert all(f"| data/{table.name}.csv |" in text for table in TABLES)
    assert all(command in text for command in ("aims load", "aims status", "aims report board"))


def test_the_files_written_are_returned_and_nothing_half_written_is_left(tmp_path):
    written = initialise(tmp_path, TODAY)
    assert sorted(written) == sorted(path for path in tmp_path.rglob("*") if path.is_file())


@pytest.mark.parametrize("name", ["systems.csv", "risks.parquet", "aims.xlsx"])
def test_a_folder_that_has_tables_is_refused_and_stays_as_it_is(tmp_path, name):
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / name).write_bytes(b"mine")
    with pytest.raises(UsageError, match=f"already holds tables: {name}"):
        initialise(tmp_path, TODAY)
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == [name]


def test_a_folder_with_other_files_is_fine_and_keeps_its_own_readme(tmp_path):
    (tmp_path / "README.md").write_text("ours")
    (tmp_path / "data").mkdir()
    initialise(tmp_path, TODAY)
    assert (tmp_path / "README.md").read_text() == "ours"
    assert (tmp_path / "data" / "systems.csv").exists()


def test_a_file_in_the_place_of_the_folder_is_refused(tmp_path):
    (tmp_path / "taken").write_text("")
    with pytest.raises(UsageError, match="is a file, not a folder"):
        initialise(tmp_path / "taken", TODAY)


def test_params_and_notebooks_of_the_library_are_copied_without_the_sample_s_date_and_own_copies_stay(
    tmp_path, monkeypatch
):
    library, new = tmp_path / "library", tmp_path / "new"
    for path, text in {
        "params/board.yaml": "notebook: board_report\nas_of: 2026-06-30\nscenarios: [owners]\n",
        "params/intake.yaml": "date_order: dmy\n",
        "params/scenarios/owners.yaml": "actions: []\n",
        "params/scenarios/README.md": "What actions there are",
        "params/reference/tier_bands.csv": "tier\n",
        "notebooks/coverage.ipynb": "library",
        "notebooks/maturity.ipynb": "library",
    }.items():
        (library / path).parent.mkdir(parents=True, exist_ok=True)
        (library / path).write_text(text)
    (library / "reference").symlink_to(init.PACKAGE / "reference")
    (new / "notebooks").mkdir(parents=True)
    (new / "notebooks" / "coverage.ipynb").write_text("own")
    monkeypatch.setattr(init, "PACKAGE", library)
    initialise(new, TODAY)
    assert (new / "params" / "board.yaml").read_text() == "notebook: board_report\n"
    assert [path.name for path in (new / "params" / "scenarios").iterdir()] == ["README.md"]
    assert not (new / "params" / "intake.yaml").exists()
    assert not (new / "params" / "reference" / "tier_bands.csv").exists()
    assert (new / "notebooks" / "coverage.ipynb").read_text() == "own"
    assert (new / "notebooks" / "maturity.ipynb").read_text() == "library"


def test_the_reference_tables_are_there_to_read_and_override_nothing(tmp_path):
    initialise(tmp_path, TODAY)
    reference = tmp_path / "params" / "reference"
    shipped = sorted((init.PACKAGE / "reference").glob("*.csv"))
    assert [path.name for path in sorted((reference / "shipped").iterdir())] == [path.name for path in shipped]
    assert all((reference / "shipped" / path.name).read_bytes() == path.read_bytes() for path in shipped)
    explained = (reference / "README.md").read_text(encoding="utf-8")
    assert all(path.name in explained for path in shipped)
    assert not sources.collect(Workspace(tmp_path)).overrides


def test_a_copy_of_a_reference_table_overrides_it_once_it_lies_where_the_readme_says(tmp_path):
    initialise(tmp_path, TODAY)
    reference = tmp_path / "params" / "reference"
    (reference / "tier_bands.csv").write_bytes((reference / "shipped" / "tier_bands.csv").read_bytes())
    assert [file.name for file in sources.collect(Workspace(tmp_path)).overrides] == ["params/reference/tier_bands.csv"]


@pytest.mark.parametrize("form", FORMS)
def test_a_new_workspace_loads_without_a_complaint_and_is_at_ml0(tmp_path, form):
    initialise(tmp_path, TODAY, form)
    result = intake.load(Workspace(tmp_path), TODAY).result
    assert result.clean and not result.notes
    assert sum(file.rows_loaded for file in result.files) == 38 + 32 + 15
    assert [file.name for file in (tmp_path / "data").iterdir() if file.suffix == ".xlsx"] == ["aims.xlsx"] * (
        form == "xlsx"
    )
    assert "The AIMS is at ML0" in screen(aimslib.open(tmp_path, as_of=TODAY))


def test_a_workbook_workspace_says_so_and_holds_what_the_csv_one_holds(tmp_path):
    for form in FORMS:
        initialise(tmp_path / form, TODAY, form)
    text = (tmp_path / "xlsx" / "README.md").read_text(encoding="utf-8")
    assert "data/aims.xlsx" in text and all(f"| {table.name} |" in text for table in TABLES)
    assert not list((tmp_path / "xlsx" / "data").glob("*.csv"))
    for_each = [registers.of_sources(sources.collect(Workspace(tmp_path / form))) for form in FORMS]
    assert [one.table.name for one in for_each[1]] == [table.name for table in TABLES]
    assert for_each[0] == for_each[1]


def test_an_unknown_format_is_refused_before_anything_is_written(tmp_path):
    with pytest.raises(UsageError, match=r"Unknown format 'xls'. Did you mean xlsx\?"):
        initialise(tmp_path / "new", TODAY, "xls")
    assert not (tmp_path / "new").exists()
