"""The process in which the checks run: started for one request, or ahead of it and kept for all that follow.

Its start takes seconds. A load can wait for it; a person who saves a form should not, so the form has it started while
they type (`prepare`).
"""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from ..workspace import PACKAGE

_kept: list[_Kept] = []


def prepare() -> None:
    """Start the process, without waiting for it; it answers every request of this process and ends with it."""
    if not _ready():
        _kept[:] = [_Kept()]


def ask(request: dict) -> dict:
    """The answer of the checks (see `checks_process.main`). Raises RuntimeError, with its last words, if it stops."""
    with tempfile.TemporaryDirectory(prefix="aims-checks-") as folder:
        asked, answered = Path(folder) / "request.json", Path(folder) / "answer.json"
        asked.write_text(json.dumps(request, ensure_ascii=False), "utf-8")
        if _ready():
            _kept[0].run(asked, answered)
        else:
            child = subprocess.run(
                [*_COMMAND, str(asked), str(answered)],
                env=_environment(),
                capture_output=True,
                encoding="utf-8",
                errors="replace",
            )
            if child.returncode != 0:
                raise _stopped(child.returncode, child.stderr)
        return json.loads(answered.read_text("utf-8"))


_COMMAND = [sys.executable, "-m", "aimslib.intake.checks_process"]


def _environment() -> dict[str, str]:
    path = os.pathsep.join(filter(None, (str(PACKAGE.parent), os.environ.get("PYTHONPATH"))))
    return os.environ | {"GX_ANALYTICS_ENABLED": "false", "PYTHONPATH": path, "PYTHONUTF8": "1"}


def _stopped(code: int, words: str) -> RuntimeError:
    return RuntimeError(f"The checks stopped with {code}. Their last words:\n{words[-4000:]}")


def _ready() -> bool:
    return bool(_kept) and _kept[0].child.poll() is None


class _Kept:
    """A process that waits for requests: a line with the two files' names each, answered by a line."""

    def __init__(self):
        self.words = tempfile.TemporaryFile()  # noqa: SIM115, it is open as long as the process
        self.child = subprocess.Popen(
            _COMMAND,
            env=_environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self.words,
            encoding="utf-8",
        )

    def run(self, asked: Path, answered: Path) -> None:
        with contextlib.suppress(BrokenPipeError):  # it has stopped; what follows says so
            print(json.dumps([str(asked), str(answered)]), file=self.child.stdin, flush=True)
        if not self.child.stdout.readline():
            code = self.child.wait()
            self.words.seek(0)
            raise _stopped(code, self.words.read().decode("utf-8", errors="replace"))
