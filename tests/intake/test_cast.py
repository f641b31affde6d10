"""Text -> the canonical text of its type; what can't be read stays as it is, for the checks to name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aimslib.intake.cast import Caster, as_date, readings
from aimslib.tables import Column

TEXT = Column("c", "m")
DAY = Column("c", "m", kind="date")
WHOLE = Column("c", "m", kind="integer")
CHOICE = Column("c", "m", values=("yes", "in_progress"))
MANY = Column("c", "m", many=True)


@pytest.mark.parametrize(
    ("column", "text", "value"),
    [
        (TEXT, "  007 ", "007"),
        (TEXT, "5.10", "5.10"),
        (TEXT, "NA", "NA"),
        (TEXT, "\u00a0 ", None),
        (DAY, "2026-06-30", "2026-06-30"),
        (DAY, "2026-06-30T00:00:00", "2026-06-30"),
        (DAY, "2026-06-30 00:00:00", "2026-06-30"),
        (DAY, "2026-06-30T14:00:00", "2026-06-30T14:00:00"),
        (DAY, "03/04/2026", "03/04/2026"),
        (DAY, "2026-6-3", "2026-6-3"),
        (WHOLE, "3.0", "3"),
        (WHOLE, "007", "7"),
        (WHOLE, "-2", "-2"),
        (WHOLE, "3.5", "3.5"),
        (CHOICE, "YES", "yes"),
        (CHOICE, "In_Progress", "in_progress"),
        (CHOICE, "maybe", "maybe"),
        (MANY, " a;b ; ;c;", "a; b; c"),
        (MANY, " ; ", None),
    ],
)
def test_a_cell_has_one_canonical_text(column, text, value):
    assert Caster().cell(column, text) == value


def test_a_slashed_date_means_what_the_workspace_says_and_nothing_otherwise():
    assert Caster("dmy").cell(DAY, "03/04/2026") == "2026-04-03"
    assert Caster("mdy").cell(DAY, "3.4.2026") == "2026-03-04"
    assert readings("03/04/2026") == ("2026-04-03", "2026-03-04")
    assert readings("30/04/2026") == ("2026-04-30",)


def test_only_days_of_the_calendar_are_dates():
    assert as_date("2028-02-29") is not None
    assert as_date("2026-02-29") is None
    assert as_date("2026-06-3") is None


@given(st.dates())
def test_every_day_keeps_its_iso_form(day):
    assert as_date(Caster().cell(DAY, f" {day.isoformat()} ")) == day


@given(st.sampled_from([TEXT, DAY, WHOLE, CHOICE, MANY]), st.text(max_size=12), st.sampled_from(["", "dmy", "mdy"]))
def test_casting_twice_changes_nothing(column, text, order):
    once = Caster(order).cell(column, text)
    assert once is None or Caster(order).cell(column, once) == once
