"""A measure, a rule, a criterion or a check of a gate without a test that draws it does not exist for a reader."""

from pathlib import Path

import pytest

from aimslib import measures

TESTS = Path(__file__).resolve().parents[1]
DEFINED = {
    "measures": [one.name for one in measures.definitions()],
    "findings": list(measures.rules()),
    "criteria": list(measures.criteria()),
    "gates": list(measures.gate_checks()),
}


@pytest.mark.parametrize(("folder", "name"), [(folder, name) for folder, names in DEFINED.items() for name in names])
def test_each_definition_has_its_drawing(folder, name):
    assert (TESTS / folder / f"test_{name}.py").is_file()
