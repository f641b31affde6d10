"""Which ranges go on to new rows."""

import pytest

from aimslib.amend.sheet_ranges import extended, widened


@pytest.mark.parametrize(
    ("ranges", "then"),
    [
        ("B2:B30", "B2:B32"),  # ended with the last row
        ("$B$2:$D$31", "$B$2:$D$32"),  # held the first of the new rows already
        ("B2:B30 D5:D30 F2:F9", "B2:B32 D5:D32 F2:F9"),  # the last one ended before
        ("B2:B1048576", "B2:B1048576"),
        ("B2:B32", "B2:B32"),
        ("B:B", "B:B"),
        ("B30", "B30"),  # a rule for that row
        ("B40:B50", "B40:B50"),
    ],
)
def test_what_reached_the_last_row_reaches_the_last_new_row(ranges, then):
    assert extended(ranges, 31, 32) == then


def test_below_a_header_alone_only_a_filter_goes_on():
    assert extended("A1:D1", 2, 3) == "A1:D1"
    assert extended("A1:D1", 2, 3, header=True) == "A1:D3"
    assert extended("C2", 2, 3) == "C2:C3"


def test_a_size_grows_and_never_shrinks():
    assert widened("B1:D30", range(31, 33), range(0, 2)) == "A1:D32"
    assert widened("A1", range(2, 3), range(3, 28)) == "A1:AB2"
