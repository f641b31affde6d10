"""Recording a gate: a row in the workspace's own file, for an open gate, by somebody who is here."""

import json
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

import aimslib
from aimslib import gates
from aimslib.errors import UsageError

ROOT = Path(__file__).resolve().parents[2]
TODAY = date(2026, 6, 30)
OPEN, CLOSED = "AI-008", "AI-024"  # of the sample organisation, into deployment


@pytest.fixture(scope="module")
def loaded(tmp_path_factory):
    folder = tmp_path_factory.mktemp("sample")
    shutil.copytree(ROOT / "data", folder / "data")
    aimslib.open(folder, as_of=TODAY)
    return folder


@pytest.fixture
def workspace(loaded, tmp_path):
    shutil.copytree(loaded, tmp_path / "space")
    return tmp_path / "space"


def aims(*words):
    command = [sys.executable, "-m", "aimslib.cli", "gate", *map(str, words)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120)


def register(workspace):
    return (workspace / "data" / "lifecycle_gates.csv").read_text("utf-8")


def test_an_open_gate_is_recorded_once_and_the_rest_of_the_file_stays(workspace):
    before = register(workspace)
    words = (OPEN, "--to", "deployment", "--record", "Wei Zhang", "--as-of", TODAY, "-w", workspace)
    first = aims(*words, "--json")
    assert first.returncode == 0, first.stderr
    made = json.loads(first.stdout)["recorded"]
    assert register(workspace) == f"{before}{made},{OPEN},deployment,2026-06-30,Wei Zhang\n"
    assert f"Recorded as {made}" in first.stderr
    again = aims(*words)
    assert again.returncode == 0 and f"It is recorded already, as {made} in lifecycle_gates" in again.stderr
    assert register(workspace).count(made) == 1


def test_a_gate_ahead_tells_that_the_register_still_says_the_old_stage(workspace):
    path = workspace / "data" / "systems.csv"
    lines = path.read_text("utf-8").splitlines(keepends=True)
    lines = [line.replace(",operation,", ",verification,", 1) if line.startswith(OPEN) else line for line in lines]
    path.write_text("".join(lines), "utf-8")
    answer = aims(OPEN, "--to", "deployment", "--record", "Wei Zhang", "--as-of", TODAY, "-w", workspace)
    assert answer.returncode == 0, answer.stderr
    assert "still verification: change it to enter deployment" in answer.stderr


def test_a_closed_gate_is_not_recorded_and_says_why_line_by_line(workspace):
    before = register(workspace)
    answer = aims(CLOSED, "--to", "deployment", "--record", "Wei Zhang", "--as-of", TODAY, "-w", workspace)
    assert answer.returncode == 1 and register(workspace) == before
    lines = answer.stdout.splitlines()
    assert lines[0] == "Vulnerable customer flag (AI-024) into deployment on 2026-06-30: CLOSED"
    assert "  FAILED  evidence    5 of 20 required cells not covered" in lines
    assert any("A.6.2.4 designed" in line and "Collect a record that shows it at work" in line for line in lines)
    assert "Nothing was recorded" in answer.stderr


def test_json_is_one_object_with_each_check_and_its_reasons(workspace):
    answer = json.loads(aims(CLOSED, "--to", "deployment", "--json", "--as-of", TODAY, "-w", workspace).stdout)
    assert {name: answer[name] for name in ("system_id", "stage", "as_of", "open", "recorded")} == dict(
        system_id=CLOSED, stage="deployment", as_of="2026-06-30", open=False, recorded=None
    )
    checks = {check["check"]: check for check in answer["checks"]}
    assert checks["owner"]["passed"] and checks["owner"]["reasons"] == []
    assert len(checks["evidence"]["reasons"]) == 5
    assert set(checks["evidence"]["reasons"][0]) == {"requirement", "finding", "state", "detail", "remedy"}


def test_it_is_approved_by_somebody_who_is_here_and_on_a_day_that_has_come(drawn):
    people = "name | left_on\nAna | 2026-06-30\nBen | 2026-07-01"
    at = aimslib.Aims.on(drawn(systems="system_id | lifecycle_stage\nS1 | design", people=people).path, TODAY)
    for nobody in ("", " TBC ", "n/a", "unknown"):
        with pytest.raises(UsageError, match="names nobody"):
            gates.check_record(at, nobody, TODAY)
    with pytest.raises(UsageError, match="Ana left on 2026-06-30"):
        gates.check_record(at, "Ana", TODAY)
    gates.check_record(at, "Ben", TODAY)
    gates.check_record(at, "Somebody whom the register of people does not know", TODAY)
    with pytest.raises(UsageError, match="still to come"):
        gates.check_record(at, "Ben", date(2026, 6, 29))


def test_a_closed_gate_is_refused_by_the_library_too(workspace):
    at = aimslib.open(workspace, as_of=TODAY)
    with pytest.raises(UsageError, match="is closed"):
        gates.record(at.workspace, at, gates.ask(at, CLOSED, "deployment"), "Wei Zhang", TODAY, print)


def test_two_who_asked_at_the_same_time_record_one_gate(workspace):
    """Both had the answer before either wrote: the second finds the row of the first in the files."""
    asked = [aimslib.open(workspace, as_of=TODAY) for _ in "ab"]
    made = [gates.record(at.workspace, at, gates.ask(at, OPEN, "deployment"), "Ana", TODAY, print) for at in asked]
    assert [one.is_new for one in made] == [True, False] and made[0].gate_id == made[1].gate_id
    assert register(workspace).count(f"{OPEN},deployment,2026-06-30") == 1


def test_what_stands_in_quarantine_is_told_and_its_system_is_not_called_unknown(workspace):
    """Rows that don't count may be what would close the gate."""
    path = workspace / "data" / "systems.csv"
    path.write_text(path.read_text("utf-8").replace("AI-024,", "AI-024,,", 1), "utf-8")  # every later cell one too far
    answer = aims(OPEN, "--to", "deployment", "--as-of", TODAY, "-w", workspace)
    assert answer.returncode == 0 and answer.stderr.startswith("Quarantined: ")
    lost = aims("AI-024", "--to", "deployment", "--as-of", TODAY, "-w", workspace)
    assert lost.returncode == 2 and "Unknown" not in lost.stderr


@pytest.mark.parametrize(
    "words",
    [
        (OPEN, "--to", "deploy"),
        ("AI-999", "--to", "deployment"),
        (OPEN, "--to", "deployment", "--record", "TBC"),
        (OPEN, "--to", "deployment", "--record", "Wei Zhang", "--as-of", "2999-01-01"),
    ],
)
def test_a_wrong_call_is_exit_code_2_and_a_few_plain_lines(workspace, words):
    day = () if "--as-of" in words else ("--as-of", TODAY)
    answer = aims(*words, *day, "-w", workspace)
    assert answer.returncode == 2 and answer.stdout == "" and "Traceback" not in answer.stderr
