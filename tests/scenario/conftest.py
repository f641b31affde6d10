"""What if, on a drawn organisation.

`foretell("assign_owner: {systems: [S1], owner: Ada}", systems=...)` gives the comparison. On the way it takes the same
edits to the drawn rows, as somebody would type them into the files, and demands that the registers are then those of
the comparison; `test_every_kind` demands the same of every measure.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from aimslib import scenario
from tests.drawing import AS_OF
from tests.scenario.spaces import Space, registers


@pytest.fixture
def space(tmp_path):
    """`space(systems=...)`: a drawn organisation to make scenarios of."""
    made: list[Path] = []

    def make(as_of: str = AS_OF, **tables: str) -> Space:
        folder = tmp_path / f"space-{len(made)}"
        folder.mkdir()
        made.append(folder)
        return Space(folder, tables, as_of)

    yield make
    for folder in made:
        for path in folder.glob("*.duckdb"):
            path.unlink()


@pytest.fixture
def foretell(space):
    """`foretell(actions, systems=...)`: what the actions (one a line, as in a file) change, checked against files that
    were edited."""

    def run(actions: str, as_of: str = AS_OF, **tables: str) -> scenario.Comparison:
        organisation = space(as_of, **tables)
        lines = [f"  - {line.strip()}" for line in actions.strip().splitlines()]
        read = scenario.of_text("\n".join(["name: Drawn", "actions:", *lines]), "drawn.yaml")
        comparison = scenario.what_if(organisation.aims, read)
        edits = read.edits(organisation.aims)
        assert registers(comparison.after) == registers(organisation.with_edits(edits))
        assert scenario.of_text(scenario.write(read), "written.yaml") == read
        return comparison

    return run
