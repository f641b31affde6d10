"""Jobs of a workspace whose path holds everything that a scheduler could take for its own signs."""

from pathlib import Path

import pytest

from aimslib import schedules
from aimslib.workspace import Workspace

HOSTILE = 'AIMS of "R&D" 100%d $HOME it\'s {{ ü }}'
# What stands in for the interpreter: writes down its words, one a line, and what it was told by the environment.
STUB = """#!/bin/sh
printf '%s\\n' "$@" "$PYTHONPATH" > "$(dirname "$0")/words"
echo "said"
"""


@pytest.fixture
def workspace(tmp_path) -> Workspace:
    space = Workspace(tmp_path / HOSTILE)
    for folder in ("params", "notebooks", "data"):
        (space.root / folder).mkdir(parents=True)
    (space.root / "notebooks" / "page.ipynb").touch()
    return space


@pytest.fixture
def write(workspace):
    """`write("board", "schedule: monthly")`: params/board.yaml with these lines and a notebook."""

    def write_params(name: str, *lines: str) -> None:
        text = "\n".join(("notebook: page.ipynb", *lines, ""))
        (workspace.params / f"{name}.yaml").write_text(text, encoding="utf-8")

    return write_params


@pytest.fixture
def stub(tmp_path) -> Path:
    path = tmp_path / "bin of $1" / "python"
    path.parent.mkdir()
    path.write_text(STUB, encoding="utf-8")
    path.chmod(0o755)
    return path


@pytest.fixture
def job(workspace, write, stub):
    """`job("schedule: monthly")`: the job of params/board.yaml with these lines, run by the stub."""

    def make(*lines: str) -> schedules.Job:
        write("board", 'title: "Board: \\"100 %\\" $report"', *lines)
        (one,) = schedules.jobs(workspace, ["board"])
        return schedules.Job(one.spec, one.root, stub)

    return make


@pytest.fixture
def words(stub, workspace):
    """The words that the stub was called with; asserts that they are the right ones."""

    def check() -> None:
        expected = ["-m", "aimslib.cli", "run", "board", "--workspace", str(workspace.root)]
        library = str(Path(schedules.__file__).parents[2])
        assert (stub.parent / "words").read_text("utf-8").splitlines() == [*expected, library]

    return check


EXPRESSIONS = (
    "monthly",
    "quarterly",
    '"*/20 8-17 * jan-mar mon-fri"',
    '"0 6 1,15 * mon"',
    '"30 6 29 2 *"',
    '"15 7 * * 0,7"',
)
