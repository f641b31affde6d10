"""The SQL and the independent recomputation give the same rows for every measure, on random workspaces and dates."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

import pytest

from aimslib.aims import Aims

from .draw import TODAY
from .recompute import MEASURES, PROSE
from .workspaces import random_workspace

SEEDS = range(120)
CHUNK = 10
# The second date of a seed: next to, or a validity, a quarter or a year away from, the day that dates cluster around.
OTHER_DATES = tuple(TODAY + timedelta(days=days) for days in (1, -1, 180, -91, 365, 91, -365, 366, -182, -180, 31, 800))


def plain(value):
    """A value that can be counted and compared: floats to 1e-9, lists as tuples."""
    if isinstance(value, float):
        return round(value, 9)
    return tuple(plain(part) for part in value) if isinstance(value, list) else value


def counted(rows: list[dict], leave_out: set[str]) -> Counter:
    return Counter(
        tuple(sorted((name, plain(value)) for name, value in row.items() if name not in leave_out)) for row in rows
    )


def difference(measure: str, sql: list[dict], oracle: list[dict]) -> str | None:
    """The first row that only one side has, for a reader; None where both agree."""
    left, right = (counted(rows, PROSE.get(measure, set())) for rows in (sql, oracle))
    if left == right:
        return None
    lines = [f"{measure}: {(left - right).total()} rows only in the SQL, {(right - left).total()} only in the oracle"]
    for side, rows in (("SQL", left - right), ("oracle", right - left)):
        lines += [f"  only {side}: {dict(row)}" for row in sorted(rows, key=str)[:1]]
    return "\n".join(lines)


def differences(aims: Aims, expected: dict[str, list[dict]]) -> list[str]:
    names = [name for name in MEASURES if name != "trend"]
    return [text for name in names if (text := difference(name, aims.measure(name), expected[name]))]


def dates_of(seed: int) -> tuple[date, date]:
    return TODAY, OTHER_DATES[seed % len(OTHER_DATES)]


@pytest.mark.parametrize("first", SEEDS[::CHUNK])
def test_sql_equals_the_recomputation(first, tmp_path):
    """Each measure on each date by itself; the trend, which asks for many dates at once, on both together."""
    for seed in range(first, first + CHUNK):
        drawn = random_workspace(seed)
        path = drawn.state(tmp_path / f"{seed}.duckdb")
        expected = {as_of: drawn.recompute(as_of) for as_of in dates_of(seed)}
        for as_of, measures in expected.items():
            found = differences(Aims.on(path, as_of), measures)
            assert not found, f"seed {seed}, as of {as_of}\n" + "\n".join(found)
        points = [row for measures in expected.values() for row in measures["trend"]]
        found = difference("trend", Aims.on(path, TODAY).trend([*expected]), points)
        assert not found, f"seed {seed}, {found}"
        path.unlink()
