"""A suggestion can't be taken for a judgement."""

from __future__ import annotations

import pytest

from aimslib.assessing import confirmed, is_suggestion
from aimslib.assessing.marks import marked


def test_a_suggestion_says_so_and_why():
    harm = marked("Waits for weeks", 'the purpose says "claim"')
    assert harm == 'Suggested: Waits for weeks (because the purpose says "claim")'
    assert is_suggestion({"harm": harm})


@pytest.mark.parametrize("harm", ["Waits for weeks", "It is suggested: nothing", "", None])
def test_any_other_harm_is_a_judgement(harm):
    assert not is_suggestion({"harm": harm})


@pytest.mark.parametrize(
    ("harm", "left"),
    [
        ('Suggested: Waits (in vain) for weeks (because the purpose says "claim")', "Waits (in vain) for weeks"),
        ("Suggested: Waits for weeks", "Waits for weeks"),
        ("Suggested:", ""),
        ("Waits (because nobody reads it)", "Waits (because nobody reads it)"),
    ],
)
def test_who_confirms_a_suggestion_takes_its_mark_and_its_reason_away(harm, left):
    assert confirmed(harm) == left
