"""The answer of one readiness check of a drawn organisation."""

from __future__ import annotations

import pytest

from tests.drawing import AS_OF


@pytest.fixture
def answer(drawn):
    """`answer("no_zombie", systems=...)`: passed and detail of a check; every stage that asks it must hear the same."""

    def check_row(check: str, as_of: str = AS_OF, reference: dict | None = None, **tables: str) -> dict:
        rows = drawn(reference=reference, **tables).measure("readiness", as_of)
        first, *others = [row for (_, name), row in rows.items() if name == check]
        assert all(row == {"passed": first["passed"], "detail": first["detail"]} for row in others)
        return first

    return check_row


@pytest.fixture
def passes_when_designed(answer, drawn):
    """Draws the rule of a requirement that has to be designed or covered: a document is enough, on its days only."""

    def draw(check: str, requirement: str) -> None:
        plan = drawn(
            evidence=f"""
            satisfies           | kind   | effective_on | valid_until
            42001:{requirement} | policy | 2026-01-01   | 2026-06-30
        """
        )
        days = {"2025-12-31": False, "2026-01-01": True, "2026-06-30": True, "2026-07-01": False}
        for day, passed in days.items():
            assert plan.measure("readiness", day)["stage_1", check] == dict(passed=passed), day
        assert answer(check, evidence=f"satisfies | kind\n42001:{requirement} | record") == dict(passed=True)
        nothing = answer(check)
        assert nothing == dict(passed=False) and nothing["detail"].startswith(f"{requirement} ")

    return draw
