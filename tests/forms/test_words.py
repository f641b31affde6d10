"""Scores may be typed as a number, as its word, or chosen as both."""

import pytest

from aimslib.forms import _words as words
from aimslib.forms._assessment import ASSESSMENT_COLUMNS, IMPACT_COLUMNS


@pytest.mark.parametrize("typed", ["3", " 3 ", "3 possible", "possible", "Possible"])
def test_a_score_is_its_number_its_word_or_both(typed):
    assert words.score_typed("likelihood", typed) == "3"
    assert words.score_shown("likelihood", "3") == "3 possible"


@pytest.mark.parametrize("typed", ["", "6", "3.5", "severe", "3 severe"])
def test_what_is_no_score_stays_as_it_was_typed(typed):
    assert words.score_typed("likelihood", typed) == typed
    assert words.score_shown("likelihood", typed) == typed


def test_every_box_has_a_label_of_its_own():
    names = [column.name for column in (*ASSESSMENT_COLUMNS, *IMPACT_COLUMNS)]
    assert len({words.LABELS[name] for name in names}) == len(names)
