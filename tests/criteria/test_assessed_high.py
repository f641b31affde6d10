"""Share of the high-tier systems whose impact assessment is not due."""

ASSESSED = """
    assessment_id | system_id | tier    | approved_on | review_due_on
    A1            | S1        | high    | 2026-02-01  |
    A2            | S2        | high    | 2026-02-01  | 2026-06-29
    A3            | S3        | minimal | 2026-02-01  | 2026-06-29
    A4            | S4        | minimal | 2026-02-01  | 2026-06-29
"""


def test_systems_of_tier_high_that_are_not_due(value):
    """S3 is of tier minimal; S4's impact makes it high."""
    rows = dict(
        systems="system_id\nS1\nS2\nS3\nS4", impact_assessments=ASSESSED, impacts="assessment_id | severity\nA4 | 5"
    )
    assert value("assessed_high", "6", as_of="2026-06-29", **rows) == 3 / 3
    assert value("assessed_high", "6", as_of="2026-06-30", **rows) == 1 / 3


def test_an_unassessed_system_counts_if_the_register_says_high_or_nothing(value):
    systems = "system_id | risk_tier\nS1 |\nS5 | high\nS6 |\nS7 | limited\nS8 | minimal"
    only_s1 = "\n".join(ASSESSED.splitlines()[:3])
    assert value("assessed_high", "8", systems=systems, impact_assessments=only_s1) == 1 / 3


def test_without_high_tier_systems_there_is_no_value(value):
    assert value("assessed_high", "A.5") is None
    assert value("assessed_high", "A.5", systems="system_id | risk_tier\nS1 | minimal") is None
