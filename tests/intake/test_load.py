"""When a state is built, reused or kept: one workspace whose files change step by step."""

from __future__ import annotations

import os
import shutil
import threading

import pytest

from aimslib import intake
from aimslib.errors import IntakeError, NoStateError, UsageError
from aimslib.workspace import Workspace

from .conftest import CONTROLS, EVIDENCE, SYSTEMS


@pytest.fixture(scope="module")
def loaded_once(sound, tmp_path_factory) -> Workspace:
    workspace = sound(tmp_path_factory.mktemp("loaded"))
    intake.load(workspace)
    return workspace


@pytest.fixture
def workspace(loaded_once, tmp_path) -> Workspace:
    """A copy of a loaded workspace: what the checks say about its files is known already."""
    shutil.copytree(loaded_once.root, tmp_path / "w")
    return Workspace(tmp_path / "w")


def states(workspace: Workspace) -> list[str]:
    return sorted(path.name for path in workspace.state.glob("*.duckdb"))


def test_unchanged_files_use_the_state_that_is_there(workspace):
    before = {path: path.stat().st_mtime_ns for path in workspace.state.rglob("*") if path.is_file()}
    for call in (intake.current, intake.load):
        loaded = call(workspace)
        assert not loaded.built
        assert loaded.result.validated == ()
        assert loaded.warnings == []
        assert [file.line() for file in loaded.result.files] == [
            "data/systems.csv: 1 read = 1 loaded + 0 quarantined",
            "data/controls.csv: 1 read = 1 loaded + 0 quarantined",
            "data/evidence.csv: 1 read = 1 loaded + 0 quarantined",
        ]
    assert {path: path.stat().st_mtime_ns for path in workspace.state.rglob("*") if path.is_file()} == before


def test_a_changed_date_of_a_file_changes_nothing_and_a_changed_byte_does(workspace):
    os.utime(workspace.data / "systems.csv")
    assert not intake.current(workspace).built
    path = workspace.data / "controls.csv"
    status = path.stat()
    path.write_bytes(path.read_bytes().replace(b"yes", b"no "))
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    again = intake.current(workspace)
    assert again.built
    assert again.result.validated == ("controls",)  # systems and evidence did not change
    path.write_bytes(path.read_bytes().replace(b"no ", b"yes"))
    assert not intake.current(workspace).built
    assert len(states(workspace)) == 2


def test_a_table_is_checked_again_when_a_table_that_it_refers_to_changed(workspace):
    (workspace.data / "systems.csv").write_text(SYSTEMS.lstrip().replace("AI-1", "AI-7"))
    assert intake.current(workspace).result.validated == ("systems", "evidence")


def test_a_deleted_state_is_built_again_with_the_same_name(workspace):
    before = states(workspace)
    for path in workspace.state.iterdir():
        if path.name != "checks":
            path.unlink()
    assert intake.current(workspace).built
    assert states(workspace) == before


def test_after_a_refused_file_figures_come_from_the_last_good_state_and_that_is_said(workspace):
    good = intake.current(workspace)
    (workspace.data / "controls.csv").write_bytes(b"control,justification\nA.2.2,the insurer\x92s own\n")
    again = intake.current(workspace)
    assert again.path == good.path
    assert again.result == good.result
    assert not again.built
    assert again.warnings == [
        'data/controls.csv row 2: the file is not UTF-8: it has the byte 0x92 (after "A.2.2,the insurer").',
        "  Save it as CSV UTF-8, or name its encoding in params/intake.yaml, for example: encoding: cp1252",
        "  Figures come from the last good state, loaded before this change.",
    ]
    with pytest.raises(IntakeError) as caught:
        intake.load(workspace)
    assert str(caught.value).endswith("\n  Nothing was loaded; the last good state stays in use.")
    assert caught.value.exit_code == 1
    assert caught.value.result.lines()[-2:] == [
        "data/controls.csv: refused",
        "Nothing was loaded, because of data/controls.csv.",
    ]
    assert (workspace.reports / "intake" / "index.html").read_text("utf-8").count("Nothing was loaded") == 1
    (workspace.data / "controls.csv").write_text(CONTROLS)
    assert intake.current(workspace).warnings == []


def test_row_mistakes_beside_a_refused_file_say_that_nothing_was_loaded(workspace):
    (workspace.data / "systems.csv").write_text("system_id\n")
    (workspace.data / "controls.csv").write_text("control,applicable\nA.2.2,yes\nA.2.2,no\n")
    result = intake.check(workspace)
    assert result.problems[0].text().endswith("nothing was loaded, because data/systems.csv is refused.")
    assert [file.table for file in result.refused] == ["systems"]
    assert result.validated == ("controls", "evidence")
    # Whether the evidence's systems exist is unknown, so it is not blamed for it.
    assert not [problem for problem in result.problems if problem.file == "data/evidence.csv"]
    (workspace.data / "systems.csv").write_text(SYSTEMS.lstrip())
    assert intake.check(workspace).validated == ()


def test_without_an_earlier_state_the_refusal_is_the_error(make, tmp_path):
    workspace = make(tmp_path, {"data/systems.csv": b"system_id,name\nAI-1,Bot\n"})
    text = (
        "data/systems.csv row 1: the required columns purpose, lifecycle_stage, registered_on are missing.\n"
        "  Add them to the header and fill every row (purpose: What it is used for; lifecycle_stage: Stage it has "
        "reached; registered_on: Day it entered the register).\n"
    )
    with pytest.raises(NoStateError) as caught:
        intake.current(workspace)
    assert text in str(caught.value)
    assert "data/controls.csv: the file is not there, but it is needed.\n  The Statement of Appl" in str(caught.value)
    assert str(caught.value).endswith("\n  Nothing was loaded; there is no earlier state to compute from.")
    with pytest.raises(IntakeError, match="there is no earlier state"):
        intake.load(workspace)
    assert states(workspace) == []


def test_a_file_that_is_no_table_is_refused_rather_than_passed_over(make, tmp_path):
    workspace = make(
        tmp_path,
        {
            "data/evidnce.csv": "a\n",
            "data/risks.xlsx": b"PK\x03\x04",
            "data/README.md": "",
            "data/.~lock.x.csv": "",
        },
    )
    refused = {file.file: file.refused for file in intake.check(workspace).refused}
    assert refused["data/evidnce.csv"] == (
        "data/evidnce.csv: no table has this name.\n"
        "  Did you mean data/evidence.csv? Rename it, or move it out of data/."
    )
    assert refused["data/risks.xlsx"] == (
        "data/risks.xlsx: .xlsx files are not read.\n"
        "  Save it as CSV UTF-8: data/risks.csv, or move its sheet to data/aims.xlsx, under the name risks."
    )
    assert set(refused) == {
        "data/evidnce.csv",
        "data/risks.xlsx",
        "data/systems.csv",
        "data/controls.csv",
        "data/evidence.csv",
    }


def test_params_may_name_the_encoding_and_the_order_of_dates(workspace, query):
    (workspace.params).mkdir()
    (workspace.params / "intake.yaml").write_text("encoding: {evidence: cp1252}\ndate_order: dmy\n")
    evidence = EVIDENCE.lstrip().replace("AI policy", "Insurer’s policy").replace("2026-01-01", "03/04/2026")
    (workspace.data / "evidence.csv").write_bytes(evidence.encode("cp1252"))
    loaded = intake.load(workspace)
    assert [tuple(map(str, row)) for row in query(loaded.path, "select title, effective_on from raw.evidence")] == [
        ("Insurer’s policy", "2026-04-03")
    ]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("date_ordr: dmy", "Unknown option of params/intake.yaml 'date_ordr'. Did you mean date_order?"),
        ("date_order: ymd", "Unknown date_order in params/intake.yaml 'ymd'."),
        ("encoding: cp99", "params/intake.yaml: 'cp99' is no text encoding."),
        ("encoding: hex", "params/intake.yaml: 'hex' is no text encoding."),
        (
            "encoding: {system: cp1252}",
            "Unknown table in the encoding of params/intake.yaml 'system'. Did you mean sys",
        ),
        ("dmy", "params/intake.yaml should hold lines such as"),
    ],
)
def test_an_option_that_means_nothing_is_wrong_usage(workspace, content, message):
    workspace.params.mkdir()
    (workspace.params / "intake.yaml").write_text(content)
    with pytest.raises(UsageError) as caught:
        intake.load(workspace)
    assert str(caught.value).startswith(message)


def test_a_state_of_another_schema_is_no_last_good_state(workspace):
    current = workspace.state / "current"
    current.write_text(current.read_text().split()[0] + " another\n")
    (workspace.data / "people.csv").write_text("nme\n")
    with pytest.raises(NoStateError):
        intake.current(workspace)


def test_two_loads_at_once_leave_one_whole_state(workspace, query):
    for path in [*workspace.state.glob("*.duckdb"), *workspace.state.glob("*.json"), workspace.state / "current"]:
        path.unlink()
    paths = []
    threads = [threading.Thread(target=lambda: paths.append(intake.load(workspace).path)) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(paths) == 2
    assert set(paths) == {workspace.state / states(workspace)[0]}
    assert query(paths[0], "select count(*) from raw.systems") == [(1,)]
    assert sorted(path.name for path in workspace.state.iterdir() if path.suffix not in (".duckdb", ".json")) == [
        "checks",
        "current",
    ]
