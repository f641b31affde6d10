"""Killed at any moment, a save of two files is afterwards there or not there: never half, and nothing is lost."""

import os
import resource
import signal
import sys
import traceback

import pytest

from aimslib import amend
from aimslib.amend import journal
from aimslib.amend.journal import NewFile
from aimslib.errors import IntakeError
from aimslib.workspace import Workspace

OLD, NEW = (
    {"impacts": b"old impacts\n", "risks": b"old risks\n"},
    {"impacts": b"new impacts\n", "risks": b"new risks\n"},
)


def put(root) -> Workspace:
    (root / "data").mkdir(parents=True)
    (root / ".aims").mkdir()
    for name, content in OLD.items():
        (root / "data" / f"{name}.csv").write_bytes(content)
    return Workspace(root)


def content(workspace) -> dict[str, bytes]:
    return {name: (workspace.data / f"{name}.csv").read_bytes() for name in OLD}


def killed(workspace, what, last: int) -> bool:
    """Does it in a process that is killed before the n-th thing it does to the workspace's files; was it?"""
    child = os.fork()
    if child == 0:
        try:
            sys.addaudithook(killer(str(workspace.root), last))
            what(workspace)
        except BaseException:
            traceback.print_exc()
            os._exit(1)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) or status == 0
    return os.WIFSIGNALED(status)


def killer(root: str, last: int):
    done = 0

    def hook(event: str, given: tuple) -> None:
        nonlocal done
        if event in ("open", "os.rename", "os.remove", "os.chmod") and root in " ".join(map(str, given)):
            if done == last:
                os.kill(os.getpid(), signal.SIGKILL)
            done += 1

    return hook


def write(workspace) -> None:
    journal.write(workspace, new_files(workspace))


def finish(workspace) -> None:
    journal.finish(workspace, lambda words: None)


def new_files(workspace, **before: bytes) -> list[NewFile]:
    return [NewFile(workspace.data / f"{name}.csv", (OLD | before)[name], NEW[name]) for name in OLD]


def test_killed_at_any_step_both_files_are_old_or_both_are_new_after_recovery(tmp_path):
    last, outcomes = 0, []
    while killed(workspace := put(tmp_path / str(last)), write, last):
        whole = content(workspace)
        assert all(whole[name] in (OLD[name], NEW[name]) for name in OLD), "half a file"
        words: list[str] = []
        amend.recover(workspace, words.append)
        assert content(workspace) in (OLD, NEW)
        assert not journal.strays(workspace)
        assert [path.name for path in workspace.state.iterdir()] in ([], ["saving.lock"])
        assert len(words) <= 1
        outcomes.append(content(workspace) == NEW)
        last += 1
    assert content(workspace) == NEW
    assert outcomes == sorted(outcomes) and {True, False} == set(outcomes)  # from one step on it is saved


def test_a_recovery_that_is_killed_is_finished_by_the_next(tmp_path):
    for last in range(50):
        workspace = put(tmp_path / str(last))
        step = next(step for step in range(50) if left_with_journal(workspace, step))
        assert step < 50
        if not killed(workspace, finish, last):
            assert last > 3
            break
        amend.recover(workspace, lambda words: None)
        assert content(workspace) == NEW


def left_with_journal(workspace, step: int) -> bool:
    """A save that was killed between its journal and its last step."""
    for name, old in OLD.items():
        (workspace.data / f"{name}.csv").write_bytes(old)
    journal.path_of(workspace).unlink(missing_ok=True)
    assert killed(workspace, write, step)
    return journal.path_of(workspace).is_file()


def test_a_file_that_was_changed_after_the_crash_is_not_written_over_and_the_save_is_kept_aside(tmp_path):
    workspace = put(tmp_path / "space")
    next(step for step in range(50) if left_with_journal(workspace, step))
    (workspace.data / "risks.csv").write_bytes(b"somebody's risks\n")
    words: list[str] = []
    amend.recover(workspace, words.append)
    assert content(workspace) == {"impacts": OLD["impacts"], "risks": b"somebody's risks\n"}
    assert "because data/risks.csv changed since" in words[0] and "data/impacts.csv, data/risks.csv; what" in words[0]
    aside = workspace.state / "unsaved"
    assert {path.stem: path.read_bytes() for path in aside.iterdir()} == NEW
    assert not journal.strays(workspace)


def test_a_file_that_is_not_what_was_read_is_left_alone(tmp_path):
    workspace = put(tmp_path / "space")
    with pytest.raises(amend.ConflictError, match=r"data/risks\.csv was changed by another program"):
        journal.write(workspace, new_files(workspace, risks=b"read before\n"))
    assert content(workspace) == OLD and not journal.strays(workspace)
    assert not journal.path_of(workspace).exists()


def test_a_file_that_changes_between_two_renames_brings_the_first_one_back(tmp_path):
    workspace = put(tmp_path / "space")
    (workspace.data / "impacts.csv").chmod(0o640)

    def hook(event: str, given: tuple) -> None:
        if (
            event == "os.rename"
            and str(given[1]).endswith("impacts.csv")
            and OLD["risks"] == content(workspace)["risks"]
        ):
            (workspace.data / "risks.csv").write_bytes(b"somebody's risks\n")

    child = os.fork()  # a hook can't be taken off again
    if child == 0:
        sys.addaudithook(hook)
        try:
            write(workspace)
        except amend.ConflictError as error:
            os._exit(7 if "data/risks.csv was changed by another program" in str(error) else 1)
        os._exit(2)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 7
    assert content(workspace) == {"impacts": OLD["impacts"], "risks": b"somebody's risks\n"}
    assert (workspace.data / "impacts.csv").stat().st_mode & 0o777 == 0o640
    assert not journal.strays(workspace) and not journal.path_of(workspace).exists()


def test_a_file_keeps_its_mode_and_a_link_stays_one(tmp_path):
    workspace = put(tmp_path / "space")
    (workspace.data / "impacts.csv").chmod(0o640)
    (workspace.data / "risks.csv").rename(tmp_path / "shared.csv")
    (workspace.data / "risks.csv").symlink_to(tmp_path / "shared.csv")
    journal.write(workspace, new_files(workspace))
    assert content(workspace) == NEW
    assert (workspace.data / "impacts.csv").stat().st_mode & 0o777 == 0o640
    assert (workspace.data / "risks.csv").is_symlink() and (tmp_path / "shared.csv").read_bytes() == NEW["risks"]


@pytest.mark.skipif(os.geteuid() != 0, reason="only the superuser can make a file somebody else's")
def test_a_file_stays_its_owners_and_its_groups(tmp_path):
    """A scheduler that runs as another user must not shut people out of their own register."""
    workspace = put(tmp_path / "space")
    os.chown(workspace.data / "impacts.csv", 1234, 2345)
    (workspace.data / "impacts.csv").chmod(0o660)
    journal.write(workspace, new_files(workspace))
    now = (workspace.data / "impacts.csv").stat()
    assert (now.st_uid, now.st_gid, now.st_mode & 0o777) == (1234, 2345, 0o660)


def test_on_a_full_disk_the_folder_is_named_and_nothing_is_changed(tmp_path):
    workspace = put(tmp_path / "space")
    child = os.fork()  # a limit on the size of files, which the system reports as it does a full disk, can't be lifted
    if child == 0:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (4, 4))
        try:
            write(workspace)
        except IntakeError as error:
            os._exit(7 if "can be written in data/: " in str(error) and "None" not in str(error) else 1)
        os._exit(2)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 7
    assert content(workspace) == OLD and not journal.strays(workspace)


def test_where_nothing_was_interrupted_recovery_touches_nothing(tmp_path):
    (tmp_path / "data").mkdir()
    amend.recover(Workspace(tmp_path), lambda words: pytest.fail(words))
    assert [path.name for path in tmp_path.iterdir()] == ["data"]
