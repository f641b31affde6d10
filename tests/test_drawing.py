"""A drawing that says something else than its reader thinks is refused."""

import pytest

from aimslib.tables import EVIDENCE, SYSTEMS

from .drawing import Row, parse


def test_what_is_not_drawn_but_required_is_filled_in():
    (row,) = parse(
        SYSTEMS,
        """
        system_id | owner
        S1        |
    """,
    )
    assert row == dict(
        system_id="S1", owner=None, name="S1", purpose="S1", lifecycle_stage="operation", registered_on="2026-01-01"
    )


@pytest.mark.parametrize(
    ("table", "text", "message"),
    [
        (SYSTEMS, "system_id | ownr\nS1 | Ada", "no column 'ownr'"),
        (SYSTEMS, "system_id | owner\nS1", "1 cells"),
        (SYSTEMS, "system_id | lifecycle_stage\nS1 | live", "none of design"),
        (EVIDENCE, "evidence_id\nE1", "satisfies has to be drawn"),
    ],
)
def test_a_misspelt_drawing_is_refused(table, text, message):
    with pytest.raises(ValueError, match=message):
        parse(table, text)


def test_a_row_is_compared_by_the_columns_named():
    row = Row(numerator=1, denominator=2)
    assert row == dict(numerator=1)
    assert row != dict(numerator=2)
    with pytest.raises(KeyError, match="numerater"):
        assert row == dict(numerater=1)
