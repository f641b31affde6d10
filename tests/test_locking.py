"""Two processes and one lock file."""

import os
import subprocess
import sys
import threading
from contextlib import contextmanager

import pytest

from aimslib import locking
from aimslib.locking import exclusive

HOLD = """
import sys
from pathlib import Path
from aimslib.locking import exclusive
with exclusive(Path(sys.argv[1]), print):
    print("held", flush=True)
    sys.stdin.read()
"""


@contextmanager
def holder(path):
    """Another process that holds the lock until it is told to go on, or killed."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout.readline() == "held\n"
    try:
        yield process
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


@pytest.mark.skipif(locking.fcntl is None, reason="this system has no file locks")
@pytest.mark.parametrize("end", ["it ends", "it is killed"])
def test_a_second_process_says_whom_it_waits_for_and_goes_on_when_the_first_is_gone(tmp_path, end):
    path, told = tmp_path / "new" / "run.lock", []
    with holder(path) as process:

        def let_go(line: str) -> None:
            told.append(line)
            threading.Timer(0.2, process.stdin.close if end == "it ends" else process.kill).start()

        with exclusive(path, let_go):
            assert path.read_text() == f"{os.getpid()}\n"
    assert told == [f"Waiting for process {process.pid} to finish."]
    assert path.read_text() == ""


def test_a_free_lock_is_taken_without_a_word_again_and_again(tmp_path):
    told = []
    for _ in range(2):
        with exclusive(tmp_path / "run.lock", told.append):
            pass
    assert told == []


def test_an_error_in_the_block_lets_go(tmp_path):
    told = []
    with pytest.raises(KeyError), exclusive(tmp_path / "run.lock", told.append):
        raise KeyError
    with exclusive(tmp_path / "run.lock", told.append):
        assert told == []


def test_a_system_without_file_locks_says_so(tmp_path, monkeypatch):
    told = []
    monkeypatch.setattr(locking, "fcntl", None)
    with exclusive(tmp_path / "run.lock", told.append):
        assert "no file locks" in told[0]
