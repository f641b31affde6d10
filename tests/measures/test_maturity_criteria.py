"""Each criterion of the ladder against its value; the values themselves are drawn in tests/criteria."""

import pytest

ONE_RUNG = {"level": 1, "area": "A.2", "criterion": "owned", "threshold": 0.5, "statement": "Half is owned"}


def ladder(*rungs):
    return {"maturity_ladder": [ONE_RUNG | rung for rung in rungs]}


@pytest.mark.parametrize(
    ("owned", "value", "met", "gap"),
    [
        ("A.2.2", 1 / 3, False, 1 / 2 - 1 / 3),
        ("A.2.2; A.2.3", 2 / 3, True, 0),
    ],
)
def test_a_criterion_is_met_when_its_value_reaches_the_threshold(measure, owned, value, met, gap):
    rows = measure(
        "maturity_criteria",
        reference=ladder({}),
        controls="control | owner\n" + "\n".join(f"{control} | Ada" for control in owned.split("; ")),
    )
    assert rows[1, "A.2", "owned"] == dict(statement="Half is owned", value=value, threshold=0.5, met=met, gap=gap)


def test_a_value_at_the_threshold_meets_it(measure):
    rows = measure("maturity_criteria", reference=ladder({"threshold": 1 / 3}), controls="control | owner\nA.2.2 | Ada")
    assert rows[1, "A.2", "owned"] == dict(met=True, gap=0)


def test_nothing_to_count_is_neither_met_nor_failed(measure):
    """Without systems A.4 has no cells."""
    rows = measure("maturity_criteria")
    assert rows[2, "A.4", "coverage"] == dict(value=None, met=None, gap=None)


def test_every_rung_of_the_ladder_is_a_row_with_a_value_for_each_criterion_it_names(measure):
    rows = measure(
        "maturity_criteria",
        systems="system_id | owner\nS1 | Ada",
        evidence="""
        evidence_id | satisfies
        E1          | 42001:4.1
    """,
    )
    assert len(rows) == 103
    valued = {criterion for (_, _, criterion), row in rows.items() if row["value"] is not None}
    unvalued = {criterion for _, _, criterion in rows} - valued
    assert unvalued == {"actions_on_time"}  # no nonconformity is due
