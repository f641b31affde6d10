"""Mistakes of every day and files that were damaged: each is named in plain words, and none is a fault of ours."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
DAY = "2026-06-30"


def aims(*words, cwd=ROOT) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, "-m", "aimslib.cli", *map(str, words)], cwd=cwd, capture_output=True, text=True, timeout=120
    )


@pytest.fixture(scope="module")
def loaded(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("robust") / "space"
    shutil.copytree(ROOT / "data", folder / "data")
    shutil.copytree(ROOT / "params", folder / "params")
    assert aims("status", "-w", folder, "--as-of", DAY).returncode == 0
    return folder


@pytest.fixture
def workspace(loaded, tmp_path) -> Path:
    shutil.copytree(loaded, tmp_path / "space")
    return tmp_path / "space"


def plain(answer: subprocess.CompletedProcess, code: int, *says: str) -> None:
    assert answer.returncode == code, answer.stderr
    assert "Internal fault" not in answer.stderr and "Traceback" not in answer.stderr
    for words in says:
        assert words in answer.stderr


def test_a_misspelt_folder_does_not_find_the_workspace_above_it(workspace):
    plain(aims("status", "-w", "my-othr-client", cwd=workspace), 2, "no folder my-othr-client")
    (workspace / "empty").mkdir()
    plain(aims("status", "-w", "empty", cwd=workspace), 2, "no workspace")
    assert aims("status", "--as-of", DAY, cwd=workspace / "params").returncode == 0


@pytest.mark.parametrize("damage", ["*.duckdb", "*.json", "checks/evidence-files.json"])
def test_a_damaged_state_is_built_again_or_says_what_to_delete(workspace, damage):
    for file in (workspace / ".aims").glob(damage):
        file.write_text("{")
    answer = aims("status", "-w", workspace, "--as-of", DAY)
    if damage == "*.duckdb":
        plain(answer, 1, "Delete the folder")
    else:
        plain(answer, 0)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("as_of: 2026-06-31", "params/odd.yaml"),
        ("notebook: ../data/systems.csv", "neither in notebooks/"),
        ("parameters: {tier: 4}", "Unknown tier '4'"),
    ],
)
def test_a_mistake_in_a_params_file_names_the_file_or_the_value(workspace, text, says):
    given = "" if text.startswith("notebook") else "notebook: coverage.ipynb\n"
    (workspace / "params" / "odd.yaml").write_text(f"{given}{text}\n")
    plain(aims("report", "odd", "-w", workspace, "--as-of", DAY), 2, says)


def test_a_report_is_named_and_not_a_path(workspace):
    plain(aims("report", "../params/board", "-w", workspace), 2, "Unknown report")


def test_a_date_beyond_any_calendar_is_refused(workspace):
    plain(aims("status", "-w", workspace, "--as-of", "9999-12-31"), 2, "too far away")
    plain(aims("measures", "trend", "-w", workspace, "--as-of", "0001-01-01"), 2, "too far away")


def test_a_snapshot_that_was_touched_stops_a_report_with_the_datas_exit_code(workspace):
    file = next((workspace / "data" / "snapshots").glob("2026-05-31-*/systems.parquet"))
    file.write_bytes(file.read_bytes() + b"x")
    plain(aims("report", "board", "-w", workspace, "--as-of", DAY), 1, "systems.parquet")


def test_a_reader_that_has_seen_enough_is_no_fault(workspace):
    command = f"{sys.executable} -m aimslib.cli measures cells -w '{workspace}' --as-of {DAY} --format csv | head -1"
    answer = subprocess.run(command, shell=True, cwd=ROOT, capture_output=True, text=True)
    assert answer.stdout.startswith("as_of") and answer.stderr == ""


@pytest.mark.parametrize(
    ("table", "change", "says"),
    [
        (
            "annex_a_controls",
            lambda text: text.replace(",do,system,development,", ",do,,development,", 1),
            "column scope",
        ),
        ("annex_a_controls", lambda text: text[: text.rindex("A.10.4")], "A.10.4 is missing"),
        ("evidence_validity", lambda text: text.replace("180", "99999999999", 1), "not a number"),
        ("evidence_validity", lambda text: text.replace("log,180\n", ""), "log is missing"),
        ("maturity_ladder", lambda text: text.splitlines()[0] + "\n", "levels"),
        ("maturity_ladder", lambda text: text.replace("\n3,", "\n7,"), "levels"),
    ],
)
def test_an_override_that_would_let_figures_vanish_is_refused(workspace, table, change, says):
    folder = workspace / "params" / "reference"
    folder.mkdir(exist_ok=True)
    shipped = (ROOT / "aimslib" / "reference" / f"{table}.csv").read_text(encoding="utf-8")
    changed = change(shipped)
    assert changed != shipped
    (folder / f"{table}.csv").write_text(changed, encoding="utf-8")
    answer = aims("load", "-w", workspace)
    plain(answer, 1, f"params/reference/{table}.csv", says)
