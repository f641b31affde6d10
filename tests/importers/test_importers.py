"""Importers are found by their file, and an import's report never cuts a list without saying so."""

import pytest

from aimslib import importers
from aimslib.errors import UsageError
from aimslib.importers._report import ImportReport, Listed
from aimslib.workspace import Workspace


def test_a_kind_is_a_module_of_the_package_and_helpers_are_none():
    assert "us-federal-inventory" in importers.kinds()
    assert not [kind for kind in importers.kinds() if kind.startswith(("-", "_"))]


def test_every_importer_says_where_its_data_is_from_and_can_run():
    for kind in importers.kinds():
        module = importers.find(kind)
        assert callable(module.run)
        assert all(word in module.__doc__ for word in ("Source", "Licence", "Mapping"))


def test_an_unknown_kind_is_refused_with_the_kinds_there_are():
    with pytest.raises(UsageError, match="Did you mean us-federal-inventory"):
        importers.find("us-federal-inventry")


def test_lists_are_capped_on_the_terminal_with_the_number_left_out_and_complete_in_the_file(tmp_path):
    report = ImportReport("things", "Import of things")
    report.add("Not mapped", "3 values", [Listed("x", (2, 3, 4)), Listed("y", (5,)), Listed("z")])
    path = report.save(Workspace(tmp_path))
    assert report.text(cap=2) == (
        "Import of things\n\nNot mapped\n- 3 values\n"
        "    x: 3 (rows 2, 3 and 1 more)\n    y: 1 (row 5)\n    ... and 1 more\n\n"
        "Every list in full: reports/import/things.txt\n"
    )
    assert path.read_text(encoding="utf-8") == (
        "Import of things\n\nNot mapped\n- 3 values\n    x: 3 (rows 2, 3, 4)\n    y: 1 (row 5)\n    z\n"
    )
