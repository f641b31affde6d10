"""The command line as a user meets it: what it prints where, and with which exit code."""

import csv
import io
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from aimslib import tables
from aimslib.cli import app

ROOT = Path(__file__).resolve().parent.parent
COMMANDS = sorted(command.name or command.callback.__name__ for command in app.registered_commands)


def aims(*words, cwd=ROOT) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, "-m", "aimslib.cli", *map(str, words)], cwd=cwd, capture_output=True, text=True, timeout=120
    )


@pytest.fixture(scope="module")
def sample(tmp_path_factory) -> Path:
    """A copy of the sample organisation, loaded once."""
    folder = tmp_path_factory.mktemp("sample")
    shutil.copytree(ROOT / "data", folder / "data")
    loaded = aims("load", "-w", folder)
    assert loaded.returncode == 0, loaded.stderr
    return folder


@pytest.fixture
def workspace(sample, tmp_path) -> Path:
    """The loaded sample, free to be damaged."""
    shutil.copytree(sample, tmp_path / "space")
    return tmp_path / "space"


def edit(workspace: Path, table: str, change) -> None:
    """Rewrites a register's rows (header first) with a function."""
    path = workspace / "data" / f"{table}.csv"
    rows = list(csv.reader(path.open(encoding="utf-8", newline="")))
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(change(rows))


def set_cell(table: str, column: str, value: str, row: int = 1):
    def change(rows):
        rows[row][rows[0].index(column)] = value
        return rows

    return lambda workspace: edit(workspace, table, change)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_in_the_readme_and_has_an_example(command):
    assert re.search(rf"`aims {command}\b", (ROOT / "README.md").read_text(encoding="utf-8"))
    answer = aims(command, "--help")
    assert answer.returncode == 0
    assert f"Example: aims {command}" in answer.stdout
    assert "--debug" in answer.stdout


def test_help_waits_for_no_database_and_no_pandas():
    code = "import sys, aimslib.cli; print(sorted({'duckdb', 'pandas', 'plotly', 'papermill'} & set(sys.modules)))"
    answer = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert answer.stdout.strip() == "[]"


@pytest.mark.parametrize("command", ["status", "measures coverage_by_area"])
def test_status_and_measures_import_neither_pandas_nor_great_expectations(command, sample):
    code = (
        "import sys\n"
        "from aimslib.cli import app\n"
        f"sys.argv = ['aims', *{command.split()!r}, '-w', {str(sample)!r}, '--as-of', '2026-06-30']\n"
        "app(standalone_mode=False)\n"
        "print(sorted({'pandas', 'great_expectations', 'plotly', 'numpy'} & set(sys.modules)), file=sys.stderr)\n"
    )
    answer = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert answer.stderr.strip().splitlines()[-1] == "[]", answer.stderr


def test_status_says_where_we_are_on_one_screen(sample):
    answer = aims("status", "-w", sample, "--as-of", "2026-06-30")
    assert answer.returncode == 0
    lines = answer.stdout.splitlines()
    assert len(lines) <= 48
    assert max(map(len, lines)) <= 160
    assert "convention" in answer.stdout and "The AIMS is at ML0" in answer.stdout


def test_a_measure_prints_as_table_csv_and_json_with_the_same_rows(sample):
    shown, as_csv, as_json = (
        aims("measures", "coverage_by_area", "-w", sample, "--as-of", "2026-06-30", "--format", form)
        for form in ("table", "csv", "json")
    )
    rows = json.loads(as_json.stdout)
    assert [row["area"] for row in rows][-2:] == ["A.9", "A.10"]
    assert [row["area"] for row in csv.DictReader(io.StringIO(as_csv.stdout))] == [row["area"] for row in rows]
    assert rows[0]["as_of"] == "2026-06-30" and isinstance(rows[0]["denominator"], int)
    assert len(shown.stdout.splitlines()) == 2 + len(rows)


def test_json_has_lists_as_arrays_and_never_ends_as_null(sample):
    overlap = json.loads(aims("measures", "overlap", "-w", sample, "--as-of", "2026-06-30", "--format", "json").stdout)
    assert all(isinstance(row["iso27001"], list) and isinstance(row["item_ids"], list) for row in overlap)
    cells = json.loads(aims("measures", "cells", "-w", sample, "--as-of", "2026-06-30", "--format", "json").stdout)
    assert any(row["state"] == "covered" and row["ends_on"] is None for row in cells)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["measures", "coverge"], "Did you mean coverage"),
        (["measures", "coverage", "--format", "xml"], "Known: table, csv, json"),
        (["status", "--as-of", "30.06.2026"], "such as 2026-06-30"),
        (["report", "bord"], "board"),
        (["import", "us-federal", "nothing.csv"], "us-federal-inventory"),
        (["statsu"], "statsu"),
    ],
)
def test_wrong_usage_is_exit_code_2_and_says_what_would_be_right(words, says, sample):
    answer = aims(*words, cwd=sample)
    assert answer.returncode == 2
    assert says in answer.stderr
    assert "Traceback" not in answer.stderr


def test_a_folder_without_data_is_no_workspace(tmp_path):
    answer = aims("status", cwd=tmp_path)
    assert answer.returncode == 2
    assert "aims init" in answer.stderr


def cp1252(workspace: Path) -> None:
    path = workspace / "data" / "systems.csv"
    path.write_bytes(path.read_bytes().replace(b"Claims", "Cl\u00e4ims".encode("cp1252"), 1))


def without_purpose(workspace: Path) -> None:
    def change(rows):
        position = rows[0].index("purpose")
        return [row[:position] + row[position + 1 :] for row in rows]

    edit(workspace, "systems", change)


ROW_ERRORS = {
    "duplicate key": (lambda w: edit(w, "systems", lambda rows: [*rows, rows[1]]), "systems.csv row", "system_id"),
    "bad date": (
        set_cell("evidence", "effective_on", "2026-02-30"),
        "evidence.csv row 2, column effective_on",
        "2026-02-30",
    ),
    "unknown control": (set_cell("controls", "control", "A.11.1"), "controls.csv row 2, column control", "A.11.1"),
    "no namespace": (set_cell("evidence", "satisfies", "A.5.2"), "evidence.csv row 2, column satisfies", "42001:A.5.2"),
}
FILE_ERRORS = {
    "missing required column": (without_purpose, "data/systems.csv", "purpose"),
    "cp1252 bytes": (cp1252, "data/systems.csv", "UTF-8"),
}


@pytest.mark.parametrize("case", ROW_ERRORS)
def test_a_bad_row_is_named_quarantined_and_the_rest_loads(case, workspace):
    damage, place, says = ROW_ERRORS[case]
    damage(workspace)
    checked = aims("check", "-w", workspace)
    assert checked.returncode == 1
    assert place in checked.stderr and says in checked.stderr
    assert "reports/intake/quarantine.csv" in checked.stderr
    loaded = aims("load", "-w", workspace)
    assert loaded.returncode == 0
    for line in loaded.stdout.splitlines():
        read, good, bad = map(int, re.findall(r"\d+ ", line.split(": ")[1] + " "))
        assert read == good + bad
    assert aims("status", "-w", workspace, "--as-of", "2026-06-30").returncode == 0


@pytest.mark.parametrize("case", FILE_ERRORS)
def test_a_refused_file_leaves_the_last_good_state_in_use_and_says_so(case, workspace):
    before = aims("measures", "coverage_total", "-w", workspace, "--as-of", "2026-06-30", "--format", "json").stdout
    damage, place, says = FILE_ERRORS[case]
    damage(workspace)
    loaded = aims("load", "-w", workspace)
    assert loaded.returncode == 1
    assert place in loaded.stderr and says in loaded.stderr
    after = aims("measures", "coverage_total", "-w", workspace, "--as-of", "2026-06-30", "--format", "json")
    assert after.returncode == 0
    assert after.stdout == before
    assert "last good state" in after.stderr


@pytest.mark.parametrize("case", FILE_ERRORS)
def test_a_refused_file_and_no_earlier_state_is_exit_code_1(case, workspace):
    shutil.rmtree(workspace / ".aims")
    FILE_ERRORS[case][0](workspace)
    answer = aims("status", "-w", workspace, "--as-of", "2026-06-30")
    assert answer.returncode == 1
    assert "no earlier state" in answer.stderr


def test_deleting_the_state_gives_the_same_figures_again(workspace):
    def figures():
        return [
            aims("measures", name, "-w", workspace, "--as-of", "2026-06-30", "--format", "json").stdout
            for name in ("cells", "maturity_criteria", "findings", "overlap")
        ]

    before = figures()
    shutil.rmtree(workspace / ".aims")
    assert figures() == before


def test_a_fresh_workspace_loads_and_is_at_ml0(tmp_path):
    assert aims("init", tmp_path / "new").returncode == 0
    assert sorted(path.stem for path in (tmp_path / "new" / "data").glob("*.csv")) == sorted(tables.BY_NAME)
    loaded = aims("load", "-w", tmp_path / "new")
    assert loaded.returncode == 0 and "The AIMS is at ML0" in loaded.stderr
    answer = aims("status", "-w", tmp_path / "new")
    assert answer.returncode == 0
    assert "The AIMS is at ML0" in answer.stdout
    again = aims("init", tmp_path / "new")
    assert again.returncode == 2


def test_history_lists_the_snapshots_and_names_what_was_touched(workspace):
    listed = aims("history", "-w", workspace, "--format", "json")
    assert listed.returncode == 0, listed.stderr
    assert [row["as_of"] for row in json.loads(listed.stdout)][:2] == ["2026-01-31", "2026-02-28"]
    newest = sorted(path for path in (workspace / "data" / "snapshots").iterdir() if path.is_dir())[-1]
    shutil.rmtree(newest)
    touched = aims("history", "-w", workspace)
    assert touched.returncode == 1
    assert newest.name in touched.stderr


def test_a_measure_of_a_past_day_can_come_from_its_snapshot(workspace):
    words = ("measures", "coverage_total", "-w", workspace, "--as-of", "2026-04-30", "--format", "json")
    then, now = aims(*words, "--snapshot", "auto"), aims(*words)
    assert then.returncode == now.returncode == 0
    assert "snapshot 2026-04-30" in then.stderr
    assert then.stdout != now.stdout
    assert aims(*words, "--snapshot", "2026-04-31").returncode == 2
