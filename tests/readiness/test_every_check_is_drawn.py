"""A readiness check is a row of the table, an SQL file of that name and a test that draws it."""

import csv
from pathlib import Path

import pytest

from aimslib import measures
from aimslib.workspace import PACKAGE

HERE = Path(__file__).resolve().parent


@pytest.mark.parametrize("check", measures.checks())
def test_each_check_has_its_drawing(check):
    assert (HERE / f"test_{check}.py").is_file()


def test_each_row_of_the_table_has_its_file_and_each_file_its_row():
    with (PACKAGE / "reference" / "readiness_checks.csv").open(encoding="utf-8", newline="") as file:
        assert {row["check"] for row in csv.DictReader(file)} == set(measures.checks())


def test_every_check_has_an_answer_where_there_is_nothing(measure):
    """Never empty: without any rows a check still passes or fails, and says what it counted."""
    for row in measure("readiness").values():
        assert row["passed"] in (True, False) and row["detail"]
