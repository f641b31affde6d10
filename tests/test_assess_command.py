"""`aims load` says what is due and `aims assess` opens it: what a user sees where, in CSV files and in a workbook."""

import csv
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
DAY = ("--as-of", "2026-06-30")
COMMAND = [sys.executable, "-m", "aimslib.cli"]


def aims(*words) -> subprocess.CompletedProcess:
    return subprocess.run([*COMMAND, *map(str, words)], cwd=ROOT, capture_output=True, text=True, timeout=300)


def sample(folder: Path) -> Path:
    shutil.copytree(ROOT / "data", folder / "data", ignore=shutil.ignore_patterns("snapshots"))
    return folder


def rows(folder: Path, table: str) -> list[dict]:
    with (folder / "data" / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def ran(tmp_path_factory):
    """The sample: loaded, assessed, loaded again."""
    folder = sample(tmp_path_factory.mktemp("assess") / "sample")
    return folder, *(aims(word, "-w", folder, *DAY) for word in ("load", "assess", "load"))


def test_a_load_says_on_standard_error_what_is_due_and_why(ran):
    _, loaded, _, _ = ran
    lines = loaded.stderr.splitlines()
    start = lines.index("8 assessments are due:")
    assert lines[start - 1].startswith("As of 2026-06-30: ")
    assert "  AI-012 Call summaries: it changed on 2026-04-13, after its last assessment" in lines[start:]
    assert lines[-1] == "4 of them have an open draft; aims assess opens one for each of the others."
    assert "due" not in loaded.stdout


def test_assess_prints_the_drafts_as_data_and_everything_else_beside_it(ran):
    _, _, assessed, _ = ran
    assert assessed.returncode == 0, assessed.stderr
    assert [line.split("  ")[:3] for line in assessed.stdout.splitlines()] == [
        ["IA-031", "AI-012", "material_change"],
        ["IA-032", "AI-016", "periodic"],
        ["IA-033", "AI-020", "registration"],
        ["IA-034", "AI-034", "registration"],
    ]
    assert "AI-004 has the open draft IA-029 already." in assessed.stderr
    assert "Next: " in assessed.stderr and "data/impacts.csv" in assessed.stderr


def test_the_number_of_suggested_impacts_is_that_of_the_rows_written(ran):
    folder, _, assessed, _ = ran
    written = [row["assessment_id"] for row in rows(folder, "impacts")]
    for line in assessed.stdout.splitlines():
        draft, _, _, count = line.split("  ")
        assert count == f"{written.count(draft)} suggested impacts"


def test_rows_that_were_there_keep_every_byte(ran):
    folder, *_ = ran
    for path in (ROOT / "data").glob("*.csv"):
        now = (folder / "data" / path.name).read_bytes()
        grown = path.stem in ("impact_assessments", "impacts")
        assert now.startswith(path.read_bytes()) and (grown or now == path.read_bytes())


def test_the_next_load_takes_the_drafts_and_everything_is_still_due(ran):
    *_, loaded = ran
    assert loaded.returncode == 0 and "quarantined" in loaded.stdout
    assert "8 assessments are due:" in loaded.stderr and "An open draft waits for each" in loaded.stderr
    assert "Suggested:" not in loaded.stderr  # a suggestion in a draft is no oddity


def test_a_second_run_opens_nothing_and_that_is_fine(ran):
    folder, *_ = ran
    again = aims("assess", "-w", folder, *DAY)
    assert (again.returncode, again.stdout) == (0, "")
    assert "AI-012 has the open draft IA-031 already." in again.stderr
    assert again.stderr.endswith("No draft was opened.\n")


def test_where_nothing_is_due_that_is_said(ran):
    folder, *_ = ran
    answer = aims("assess", "-w", folder, "--as-of", "2025-12-31")
    assert (answer.returncode, answer.stdout) == (0, "")
    assert answer.stderr == "No assessment is due as of 2025-12-31.\n"


def test_no_draft_is_written_for_a_day_to_come(ran):
    folder, *_ = ran
    before = rows(folder, "impact_assessments")
    answer = aims("assess", "-w", folder, "--as-of", "2999-12-31")
    assert answer.returncode == 2 and "2999-12-31 is still to come" in answer.stderr
    assert rows(folder, "impact_assessments") == before


def test_an_unknown_system_is_exit_code_2_and_nothing_is_opened(ran):
    folder, *_ = ran
    before = rows(folder, "impact_assessments")
    answer = aims("assess", "AI-01", "AI-012", "-w", folder, *DAY)
    assert answer.returncode == 2 and "Unknown system 'AI-01'. Did you mean AI-0" in answer.stderr
    assert rows(folder, "impact_assessments") == before


def test_two_at_once_never_make_two_drafts(tmp_path):
    folder = sample(tmp_path / "sample")
    assert aims("load", "-w", folder, *DAY).returncode == 0
    words = [*COMMAND, "assess", "-w", str(folder), *DAY]
    both = [subprocess.Popen(words, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for _ in "ab"]
    answers = [(*one.communicate(timeout=300), one.returncode) for one in both]
    drafts = [row for row in rows(folder, "impact_assessments") if row["assessment_id"] > "IA-030"]
    assert sorted(row["system_id"] for row in drafts) == ["AI-012", "AI-016", "AI-020", "AI-034"]
    assert sorted(bool(out) for out, _, _ in answers) == [False, True]
    told = next(err for out, err, _ in answers if not out)
    assert "already" in told or "Nothing was saved." in told
    impacts = [row["impact_id"] for row in rows(folder, "impacts")]
    assert len(impacts) == len(set(impacts))
    assert {row["assessment_id"] for row in drafts} <= {row["assessment_id"] for row in rows(folder, "impacts")}


def test_a_workbook_gets_the_same_drafts_as_the_csv_files(ran, tmp_path):
    folder, *_ = ran
    (tmp_path / "book" / "data").mkdir(parents=True)
    csv_files, book = sample(tmp_path / "csv"), tmp_path / "book"
    assert aims("export", "workbook", book / "data" / "aims.xlsx", "-w", csv_files).returncode == 0
    assessed = aims("assess", "-w", book, *DAY)
    assert assessed.returncode == 0, assessed.stderr
    assert "edit the rows in data/aims.xlsx." in assessed.stderr
    back = aims("import", "workbook", book / "data" / "aims.xlsx", "--into", tmp_path / "back")
    assert back.returncode == 0, back.stderr
    for table in ("impact_assessments", "impacts"):
        assert rows(tmp_path / "back", table) == rows(folder, table)
