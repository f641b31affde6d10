"""An AIMS drawn in the test, and a real workspace of the files of one."""

from __future__ import annotations

from pathlib import Path

import pytest

from aimslib.aims import Aims
from aimslib.workspace import Workspace

from ..drawing import AS_OF


@pytest.fixture
def aims(drawn):
    """`aims(systems=...)`: the AIMS of drawn tables on `as_of`."""

    def at(as_of: str = AS_OF, **tables: str) -> Aims:
        return Aims.on(drawn(**tables).path, as_of)

    return at


@pytest.fixture(scope="session")
def files():
    """`files(folder, systems=...)`: a workspace whose CSV files have the rows as drawn, columns separated by `|`; the
    required tables that are not drawn have a header."""
    bare = {
        "systems": "system_id | name | purpose | lifecycle_stage | registered_on",
        "controls": "control",
        "evidence": "evidence_id | title | satisfies | kind | effective_on | status",
    }

    def write(folder: Path, **tables: str) -> Workspace:
        (folder / "data").mkdir(parents=True)
        for name, drawing in (bare | tables).items():
            lines = [line for line in drawing.splitlines() if line.strip()]
            rows = [",".join(f'"{cell.strip()}"' for cell in line.split("|")) for line in lines]
            (folder / "data" / f"{name}.csv").write_text("\n".join(rows) + "\n", "utf-8")
        return Workspace(folder)

    return write
