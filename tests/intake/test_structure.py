"""A file with the structure of another table is refused, with the column that is meant."""

from __future__ import annotations

import pytest

from aimslib import tables
from aimslib.intake.cast import Caster
from aimslib.intake.read import RefusedFile, read_csv
from aimslib.intake.structure import check_structure

GATES = tables.LIFECYCLE_GATES


def refusal(content: str) -> str:
    with pytest.raises(RefusedFile) as caught:
        check_structure(GATES, read_csv(content.encode()), Caster())
    return caught.value.text("data/lifecycle_gates.csv")


def test_a_misspelt_column_is_refused_with_the_one_it_will_have_meant():
    assert refusal("gate_id,system_id,stage,aproved_on,approver\n") == (
        'data/lifecycle_gates.csv row 1: the table lifecycle_gates has no column "aproved_on". '
        "Did you mean approved_on?\n"
        "  The columns of lifecycle_gates are: gate_id, system_id, stage, approved_on, approver."
    )


def test_a_missing_required_column_is_refused_with_what_it_should_hold():
    assert refusal("gate_id,system_id,stage,approver\n") == (
        "data/lifecycle_gates.csv row 1: the required column approved_on is missing.\n"
        "  Add it to the header and fill every row (approved_on: Day of approval)."
    )


def test_columns_may_stand_in_any_order_and_optional_ones_may_be_left_out():
    check_structure(tables.SYSTEMS, read_csv(b"registered_on,name,purpose,lifecycle_stage,system_id\n"), Caster())


def test_a_file_in_which_every_row_is_shifted_is_refused():
    header, place = "gate_id,system_id,stage,approved_on,approver\n", "data/lifecycle_gates.csv row 2"
    assert refusal(header + "x,G1,S1,design,2026-01-01\nx,G2,S2,operation,2026-01-02\n").startswith(
        f"{place}: every row is shifted: the values stand one column too far to the right."
    )
    assert refusal(header + "S1,design,2026-01-01,Ann,\nS2,operation,2026-01-02,Ann,\n").startswith(
        f"{place}: every row is shifted: the values stand one column too far to the left."
    )


def test_dates_in_the_wrong_form_everywhere_are_not_taken_for_a_shift():
    content = b"gate_id,system_id,stage,approved_on,approver\nG1,S1,design,01/02/2026,A\nG2,S2,design,02/02/2026,A\n"
    check_structure(GATES, read_csv(content), Caster())
