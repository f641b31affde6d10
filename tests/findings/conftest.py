"""The findings of one rule of a drawn organisation."""

from __future__ import annotations

import pytest

from tests.drawing import AS_OF


@pytest.fixture
def found(drawn):
    """`found("zombie", systems=...)`: the findings of a rule by subject; a rule that is not checked has one note."""

    def findings(rule: str, as_of: str = AS_OF, **tables: str) -> dict:
        rows = drawn(**tables).measure("findings", as_of)
        return {subject: row for (name, subject), row in rows.items() if name == rule}

    return findings
