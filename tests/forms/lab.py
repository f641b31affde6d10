"""Voila and JupyterLab as people run them, and the form in a browser as hands and screen readers meet it."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PYTHON = Path(os.environ.get("AIMS_LAB_PYTHON") or ROOT / ".venv-lab" / "bin" / "python")
AS_OF = "2026-06-30"
SYSTEM = (
    'AI-035,Repair claim letters,"Writes the first draft of letters that explain a decision on a repair claim",Claims,'
    "Mei-Lin Foo,developer,,verification,limited,yes,yes,,2026-06-22,,,,,"
)
GATE = "G-L-01,AI-035,verification,2026-06-23,Mei-Lin Foo"
NAMED = """() => { const e = document.activeElement; if (!e || e === document.body) return '';
    const label = e.labels && e.labels.length ? e.labels[0] : e; return label.textContent.trim(); }"""
FIGURES = """() => Object.fromEntries([...document.querySelectorAll('[data-figure]')].map(
    e => [e.dataset.figure, 'value' in e.dataset ? e.dataset.value : [e.dataset.before, e.dataset.after]]))"""
QUIET = 1500  # milliseconds without a change, after which the figures are those of what was typed


def needed() -> None:
    """Skips where the extra `lab` is not installed."""
    if not PYTHON.is_file():
        pytest.skip(f"JupyterLab and Voila are not installed: there is no {PYTHON}. AIMS_LAB_PYTHON names another one.")


def sample(folder: Path) -> Path:
    """A workspace of the sample's registers with one more system, its own copy of the notebook, nothing loaded."""
    shutil.copytree(ROOT / "data", folder / "data", ignore=shutil.ignore_patterns("snapshots"))
    (folder / "notebooks").mkdir()
    shutil.copy(ROOT / "notebooks" / "impact_assessment.ipynb", folder / "notebooks")
    for table, row in (("systems", SYSTEM), ("lifecycle_gates", GATE)):
        with (folder / "data" / f"{table}.csv").open("a", encoding="utf-8") as file:
            file.write(row + "\n")
    return folder


def aims(*words: object, cwd: Path) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, "-m", "aimslib.cli", *map(str, words)], cwd=cwd, capture_output=True, text=True, timeout=300
    )


@contextmanager
def serving(folder: Path, settings: Path, *words: str) -> Iterator[str]:
    """`python -m voila ...` in a workspace, with settings of its own; gives its address and ends it afterwards."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    places = {name: str(settings / name) for name in ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "IPYTHONDIR", "HOME")}
    settings.mkdir(exist_ok=True)
    address = f"http://127.0.0.1:{port}"
    with (settings / "log").open("w", encoding="utf-8") as log:
        server = subprocess.Popen(
            [PYTHON, "-m", *words, f"--port={port}"],
            cwd=folder,
            env={**os.environ, **places},
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        _wait(address, server, settings / "log")
        yield address
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        try:
            server.wait(30)
        except subprocess.TimeoutExpired:
            os.killpg(server.pid, signal.SIGKILL)


def _wait(address: str, server: subprocess.Popen, log: Path) -> None:
    for _ in range(600):
        if server.poll() is not None:
            raise RuntimeError(f"the server ended: {log.read_text('utf-8')}")
        try:
            # Voila answers its first page with a kernel; any other path is enough to know that it listens.
            urllib.request.urlopen(f"{address}/api", timeout=5)
            return
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.2)
    raise RuntimeError(f"the server does not answer: {log.read_text('utf-8')}")


class Keyboard:
    """A page without a mouse: Tab until the box or button of a name has the focus, then keys."""

    def __init__(self, page):
        self.page = page

    def go(self, name: str, key: str = "Tab") -> Keyboard:
        for _ in range(150):
            if self.page.evaluate(NAMED) == name:
                return self
            self.page.keyboard.press(key)
        raise AssertionError(f"Tab does not reach {name!r}")

    def type(self, name: str, text: str) -> Keyboard:
        """Replace what is in a box."""
        self.go(name)
        self.page.keyboard.press("ControlOrMeta+a")
        self.page.keyboard.type(text)
        self.page.keyboard.press("Tab")
        return self

    def press(self, name: str) -> Keyboard:
        self.go(name)
        self.page.keyboard.press("Space")
        return self

    def focused(self, name: str) -> Keyboard:
        """Wait for the form to move the focus there."""
        self.page.wait_for_function(f"name => ({NAMED})() === name", arg=name, timeout=60_000)
        return self

    def said(self, text: str) -> Keyboard:
        self.page.get_by_text(text).filter(visible=True).first.wait_for(timeout=120_000)
        return self


def figures(page) -> dict:
    """What the page foretells, once it has stopped changing."""
    before = None
    while True:
        now = page.evaluate(FIGURES)
        if now and now == before:
            return now
        before = now
        page.wait_for_timeout(QUIET)
