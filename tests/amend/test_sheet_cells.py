"""A text in a cell of a workbook comes back as it was, whatever is in it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aimslib.edits import Edit

from .workbooks import by_hand, edited, tables

PIECES = st.sampled_from(
    ["a", " ", "\n", "\r", "\t", "\x01", "<", "&", '"', "]]>", "_x000D_", "_x005F_", "_", "é", "🙂", "="]
)
TEXTS = st.lists(PIECES, max_size=6).map("".join)
IMPACT = {"assessment_id": "IA-1", "dimension": "society", "affected_party": "All"}


@pytest.fixture(scope="module")
def before() -> bytes:
    return by_hand()


@given(st.lists(TEXTS, min_size=5, max_size=20))
@settings(max_examples=20, deadline=None)
def test_any_text_is_read_as_it_was_written(before, tmp_path_factory, texts):
    edits = [Edit("impacts", (f"N{number}",), IMPACT | {"harm": text}) for number, text in enumerate(texts)]
    edits.append(Edit("impacts", ("IM-001",), {"harm": f"x{texts[0]}"}))
    rows = tables(edited(before, edits), tmp_path_factory.getbasetemp())["impacts"]
    assert [row.get("harm", "") for row in rows] == [f"x{texts[0]}", "Checked more", *texts]


@pytest.mark.parametrize("number", ["5", "007", "5.10", "-1", "1e3", "12345678901234567890", "٣"])
def test_a_number_keeps_its_text(before, tmp_path, number):
    after = edited(before, [Edit("impacts", ("IM-009",), IMPACT | {"likelihood": number})])
    assert tables(after, tmp_path)["impacts"][-1]["likelihood"] == number


@pytest.mark.parametrize("day", ["2026-06-30", "1900-01-15", "2026-02-30", "30/06/2026", "2026-06-30T10:00"])
def test_a_day_keeps_its_text_whether_the_cell_shows_days_or_not(before, tmp_path, day):
    rest = {"name": "N", "purpose": "P", "lifecycle_stage": "design"}
    edits = [
        Edit("systems", ("AI-1",), {"registered_on": day}),
        Edit("systems", ("AI-9",), rest | {"registered_on": day}),
    ]
    rows = tables(edited(before, edits), tmp_path)["systems"]
    assert [row["registered_on"] for row in rows if row["system_id"] in ("AI-1", "AI-9")] == [day, day]
