"""The value of one criterion of the ladder in one area of a drawn organisation."""

from __future__ import annotations

import pytest

from tests.drawing import AS_OF


@pytest.fixture
def value(drawn):
    """`value("owned", "A.2", controls=...)`: the value in that area; every level of the ladder must see the same."""

    def criterion_value(criterion: str, area: str, as_of: str = AS_OF, **tables: str) -> float | None:
        rows = drawn(**tables).measure("maturity_criteria", as_of)
        (only,) = {row["value"] for row in rows.values() if (row["criterion"], row["area"]) == (criterion, area)}
        return only

    return criterion_value
