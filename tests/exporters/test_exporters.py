"""Exporters are found by their file, as importers are."""

import pytest

from aimslib import exporters, importers
from aimslib.errors import UsageError


def test_a_kind_is_a_module_of_the_package_and_helpers_are_none():
    assert "workbook" in exporters.kinds()
    assert not [kind for kind in exporters.kinds() if kind.startswith(("-", "_"))]


def test_every_exporter_says_what_it_keeps_and_can_run():
    for kind in exporters.kinds():
        assert callable(exporters.find(kind).run)
        assert exporters.find(kind).__doc__


def test_an_unknown_kind_is_refused_with_the_kinds_there_are():
    with pytest.raises(UsageError, match=r"Unknown kind of export 'workbok'. Did you mean workbook\?"):
        exporters.find("workbok")


def test_what_can_be_exported_as_a_workbook_can_be_imported_from_one():
    assert "workbook" in importers.kinds()
