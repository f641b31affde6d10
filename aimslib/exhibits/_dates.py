"""Dates along an axis: months before and after a day."""

from __future__ import annotations

from calendar import monthrange
from datetime import date


def months_before(on: date, how_many: int) -> list[date]:
    """First days of the last months up to the one of `on`, oldest first."""
    return [_month(on, -back) for back in range(how_many - 1, -1, -1)]


def same_day(on: date, months: int) -> date:
    """The same day some months later (or earlier); the last day of a month stays the last day."""
    first = _month(on, months)
    last = monthrange(first.year, first.month)[1]
    at_end = on.day == monthrange(on.year, on.month)[1]
    return first.replace(day=last if at_end else min(on.day, last))


def _month(on: date, months: int) -> date:
    index = on.year * 12 + on.month - 1 + months
    return date(index // 12, index % 12 + 1, 1)
