"""A value of a workbook or of a Parquet file becomes the text that would stand for it in a CSV file."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal

import pytest

from aimslib.intake.cells import as_text
from aimslib.intake.place import letters


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        ("5.10", "5.10"),
        ("007", "007"),
        (" NA ", " NA "),
        (5, "5"),
        (5.0, "5"),
        (5.1, "5.1"),
        (float("nan"), ""),
        (Decimal("5.10"), "5.10"),
        (True, "TRUE"),
        (date(2026, 6, 30), "2026-06-30"),
        (datetime(2026, 6, 30), "2026-06-30"),
        (datetime(2026, 6, 30, 14, 5), "2026-06-30 14:05:00"),
        (time(14, 5), "14:05:00"),
        (["42001:A.2.2", None, "27001:A.5.1"], "42001:A.2.2; 27001:A.5.1"),
        ([], ""),
    ],
)
def test_a_value_becomes_the_text_that_stands_for_it(value, text):
    assert as_text(value) == text


@pytest.mark.parametrize(("value", "kind"), [(b"\x00", "raw bytes"), ({"a": 1}, "a record"), ([{"a": 1}], "a record")])
def test_what_no_cell_can_hold_has_no_text(value, kind):
    with pytest.raises(ValueError, match=kind):
        as_text(value)


def test_columns_have_the_names_that_a_spreadsheet_gives_them():
    assert [letters(position) for position in (0, 2, 25, 26, 51, 52, 701, 702)] == [
        "A",
        "C",
        "Z",
        "AA",
        "AZ",
        "BA",
        "ZZ",
        "AAA",
    ]
