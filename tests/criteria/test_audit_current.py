"""1 if an internal audit whose standards include 42001 was completed within 365 days."""

import pytest


@pytest.mark.parametrize(
    ("kind", "standards", "completed_on", "current"),
    [
        ("internal", "", "2025-06-30", 1),  # 365 days ago
        ("internal", "", "2025-06-29", 0),
        ("internal", "", "2026-06-30", 1),
        ("internal", "", "2026-07-01", 0),
        ("internal", "", "", 0),
        ("internal", "27001; 42001", "2026-01-01", 1),
        ("internal", "27001", "2026-01-01", 0),
        ("stage_2", "42001", "2026-01-01", 0),
    ],
)
def test_it_counts_within_365_days(value, kind, standards, completed_on, current):
    audits = f"kind | standards | completed_on\n{kind} | {standards} | {completed_on}"
    assert value("audit_current", "9", audits=audits) == current


def test_without_audits_it_is_0(value):
    assert value("audit_current", "9") == 0
