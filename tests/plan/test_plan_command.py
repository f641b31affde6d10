"""`aims plan` as a user meets it, on the sample organisation."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from pathlib import Path

DAY = "2026-06-30"


def aims(workspace: Path, *words: object) -> subprocess.CompletedProcess:
    command = [sys.executable, "-m", "aimslib.cli", *map(str, words), "--as-of", DAY]
    return subprocess.run(command, cwd=workspace, capture_output=True, text=True, timeout=180)


def hashes(folder: Path) -> dict[str, str]:
    return {
        path.as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.rglob("*") if path.is_file()
    }


def test_a_plan_is_printed_kept_as_a_scenario_and_confirmed_by_what_if(sample_workspace, tmp_path):
    """The registers stay as they are; what-if of the file reaches the level and ends with 0."""
    before = hashes(sample_workspace / "data")
    file = tmp_path / "plans" / "ml2.yaml"
    ran = aims(sample_workspace, "plan", "--to", "ml2", "--out", file)
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.startswith("Plan to ML2, as of 2026-06-30: ") and "Optimal: no cheaper plan exists" in ran.stdout
    for part in ("Month 1: ", "Month 6: ", "Who does it", "What buys most"):
        assert part in ran.stdout
    assert f"Written to {file}" in ran.stderr
    confirmed = aims(sample_workspace, "what-if", file, "--json")
    assert confirmed.returncode == 0, confirmed.stderr
    assert hashes(sample_workspace / "data") == before
    again = aims(sample_workspace, "plan", "--to", "ML2", "--out", file)
    assert again.returncode == 2 and "is there already" in again.stderr


def test_json_has_the_plan_its_proof_and_the_scenario(sample_workspace):
    ran = aims(sample_workspace, "plan", "--to", "ML1", "--json")
    plan = json.loads(ran.stdout)
    assert ran.returncode == 0 and plan["proven"] and plan["gap"] == 0
    assert plan["effort"] == sum(step["effort"] for step in plan["actions"]) == sum(m["effort"] for m in plan["months"])
    assert plan["effort"] == sum(one["effort"] for one in plan["owners"])
    assert [area["area"] for area in plan["areas"] if area["level_before"] == 0] == ["4", "A.3", "A.7"]
    assert all(area["level_after"] >= 1 for area in plan["areas"])
    assert plan["scenario"].startswith("name: Plan to ML1\n") and len(plan["single_actions"]) == 10


def test_a_level_out_of_reach_ends_with_1_and_pretends_no_plan(sample_workspace):
    ran = aims(sample_workspace, "plan", "--to", "ML3", "--area", "10")
    assert ran.returncode == 1
    assert ran.stdout.startswith("Area 10 can't reach ML3") and "Month" not in ran.stdout
    assert "10 sustained (ML3): 0 % instead of 90 %" in ran.stdout and "10 actions_on_time (ML3)" in ran.stdout


def test_an_area_that_is_there_needs_no_plan(sample_workspace):
    ran = aims(sample_workspace, "plan", "--to", "ML2", "--area", "7")
    assert (ran.returncode, ran.stdout) == (0, "Area 7 is at ML2 or above on 2026-06-30: there is nothing to plan.\n")


def test_mistakes_in_the_call_end_with_2(sample_workspace):
    for words, said in (
        (("--to", "2"), "Write it as ML2"),
        (("--to", "ML2", "--area", "A.11"), "Unknown area 'A.11'"),
        (("--to", "ML2", "--effort", "none.yaml"), "none.yaml can't be read"),
        ((), "Missing option '--to'"),
    ):
        ran = aims(sample_workspace, "plan", *words)
        assert ran.returncode == 2 and said in ran.stderr, ran.stderr


def test_a_plan_is_never_written_over_a_register_or_among_the_reports(sample_workspace, tmp_path):
    before = hashes(sample_workspace)
    (tmp_path / "linked").symlink_to(sample_workspace / "data")
    for file, said in (
        ("data/suppliers.csv", "is no file for a scenario"),
        ("data/plan.yaml", "Write to params/scenarios/plan.yaml"),
        (tmp_path / "linked" / "plan.yaml", "is no place for a scenario"),
        ("params/effort.yaml", "is no place for a scenario"),
        (".", "Name it NAME.yaml"),
    ):
        ran = aims(sample_workspace, "plan", "--to", "ML1", "--out", file, "--replace")
        assert ran.returncode == 2 and said in ran.stderr and not ran.stdout, ran.stderr
    assert hashes(sample_workspace) == before


def test_other_efforts_give_another_plan(sample_workspace, tmp_path):
    """Where an item for all systems costs as much as a hundred, evidence is collected system by system."""
    text = (sample_workspace / "params" / "effort.yaml").read_text(encoding="utf-8")
    assert "shared: 5" in text
    (tmp_path / "dear.yaml").write_text(text.replace("shared: 5", "shared: 500"), encoding="utf-8")
    ran = aims(sample_workspace, "plan", "--to", "ML2", "--area", "A.6", "--json", "--effort", tmp_path / "dear.yaml")
    assert not any(subject.endswith("*") for step in json.loads(ran.stdout)["actions"] for subject in step["subjects"])


def test_scipy_is_imported_only_when_a_plan_is_made(sample_workspace):
    code = "import sys, aimslib.commands.plan, aimslib.plan; print('scipy' in sys.modules)"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert ran.stdout == "False\n"
