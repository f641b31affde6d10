"""`aims what-if` as a user meets it, on the sample organisation; and that the files, edited, then say the same."""

import hashlib
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import aimslib
from aimslib import amend, scenario
from aimslib.scenario import printed
from aimslib.workspace import Workspace
from tests.scenario.spaces import differing

ROOT = Path(__file__).resolve().parents[2]
DAY = "2026-06-30"
EACH_KIND = """\
name: Something of everything
target: {coverage: 1}
actions:
  - register_tool: {tool: Noteleaf AI notetaker, system_id: AI-035, owner: Priya Raghunathan}
  - assign_owner: {systems: {owned: no}, owner: Priya Raghunathan}
  - assign_owner: {controls: {area: A.7}, owner: Samuel Adeyemi}
  - retire_system: {systems: [AI-028]}
  - approve_assessment: {systems: {due: yes}}
  - decide_control: {controls: {applicable: undecided}, applicable: yes, justification: Our members rely on it}
  - widen_evidence: {ids: {state: reusable}}
  - refresh_evidence: {ids: {state: expired, area: A.6}, reviewer: Wei Zhang}
  - add_evidence: {requirements: {area: A.6}, systems: all, kind: record, state: open}
  - add_evidence: {requirements: all, organisation: yes, kind: record, state: open}
  - allocate_supplier: {suppliers: {allocated: no}}
  - review_evidence: {ids: {area: A.9, reviewed: no}, reviewer: Wei Zhang}
  - close_nonconformity: {ids: all}
  - appoint: {role: internal_auditor, holder: Wei Zhang}
  - complete_audit: {audit: AUD-2026-02, auditor: Ashgrove Assurance}
  - hold_review: {chair: Margaret Oyelaran, decisions: Go on}
"""


@pytest.fixture(scope="module")
def sample(tmp_path_factory) -> Path:
    """A copy of the sample organisation with its scenarios, and one of each kind of action."""
    folder = tmp_path_factory.mktemp("sample")
    for part in ("data", "params"):
        shutil.copytree(ROOT / part, folder / part)
    (folder / "params" / "scenarios" / "everything.yaml").write_text(EACH_KIND, encoding="utf-8")
    aimslib.open(Workspace(folder), as_of=DAY)
    return folder


def what_if(workspace: Path, *words) -> subprocess.CompletedProcess:
    command = [sys.executable, "-m", "aimslib.cli", "what-if", *map(str, words), "--as-of", DAY]
    return subprocess.run(command, cwd=workspace, capture_output=True, text=True, timeout=120)


def bytes_of(folder: Path) -> dict[str, str]:
    return {str(path): hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("name", sorted(path.stem for path in (ROOT / "params" / "scenarios").glob("*.yaml")))
def test_the_scenarios_of_the_sample_reach_what_they_aim_at(sample, name):
    done = what_if(sample, name)
    assert done.returncode == 0 and not done.stderr, done.stderr
    assert "reached" in done.stdout


def test_a_missed_target_ends_with_1_after_the_figures(sample):
    done = what_if(sample, "everything")
    assert done.returncode == 1 and "Cells:" in done.stdout
    assert done.stderr.startswith("The target 100 % of the cells covered is missed: ")


def test_json_is_the_whole_comparison_and_a_path_does_as_well_as_a_name(sample):
    done = what_if(sample, "params/scenarios/first-level.yaml", "--json")
    aims = aimslib.open(Workspace(sample), as_of=DAY)
    read = scenario.find(Workspace(sample), "first-level")
    assert json.loads(done.stdout) == printed.as_dict(scenario.what_if(aims, read))


def test_data_is_byte_identical_afterwards(sample):
    before = bytes_of(sample / "data")
    what_if(sample, "everything")
    assert bytes_of(sample / "data") == before


def test_an_unknown_name_or_a_wrong_line_is_wrong_usage(sample, tmp_path):
    done = what_if(sample, "first-levl")
    assert (done.returncode, done.stdout) == (2, "") and "Did you mean first-level?" in done.stderr
    done = what_if(sample, 300 * "x")  # longer than any file's name can be
    assert done.returncode == 2 and "Unknown scenario" in done.stderr
    wrong = tmp_path / "wrong.yaml"
    wrong.write_text("name: x\nactions:\n  - retire_system: {systems: [AI-999]}\n", encoding="utf-8")
    done = what_if(sample, wrong)
    assert done.returncode == 2 and f"{wrong} line 3: unknown system 'AI-999'" in done.stderr


def test_each_kind_foretells_what_the_next_load_of_the_edited_files_finds(sample, tmp_path):
    """The same edits, written into the CSV files and loaded through intake: every measure has the same rows."""
    shutil.copytree(sample, tmp_path / "edited")
    edited = Workspace(tmp_path / "edited")
    read = scenario.find(edited, "everything")
    assert {one.called() for one in read.actions} == set(scenario.kinds())
    aims = aimslib.open(edited, as_of=DAY)
    comparison = scenario.what_if(aims, read)
    assert [row for row in comparison.cells_changed if row["because"] is None] == []
    amend.save(edited, read.edits(aims), tell=print)
    assert differing(comparison.after, aimslib.open(edited, as_of=DAY)) == []
