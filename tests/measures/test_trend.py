"""How the figures move: the rows of today, as they stood on each date."""

SYSTEMS = "system_id | registered_on | owner\nS1 | 2026-03-15 |"


def test_it_holds_the_date_and_the_six_month_ends_before_it(measure):
    assert list(measure("trend")) == [
        "2025-12-31",
        "2026-01-31",
        "2026-02-28",
        "2026-03-31",
        "2026-04-30",
        "2026-05-31",
        "2026-06-30",
    ]


def test_each_date_has_the_coverage_of_that_day(measure):
    """One system of 23 cells from 2026-03-15; E1 covers 4.1 until 2026-05-15, E2 A.2.2 from 2026-04-30."""
    rows = measure(
        "trend",
        systems=SYSTEMS,
        evidence="""
        evidence_id | satisfies   | effective_on | valid_until
        E1          | 42001:4.1   | 2026-01-01   | 2026-05-15
        E2          | 42001:A.2.2 | 2026-04-30   | 2026-12-31
    """,
    )
    without_system, with_system = 32 + 15, 32 + 15 + 23
    assert rows["2025-12-31"] == dict(numerator=0, denominator=without_system, ratio=0, systems_in_scope=0)
    assert rows["2026-02-28"] == dict(numerator=1, denominator=without_system, ratio=1 / 47, controls_evidenced=0)
    assert rows["2026-03-31"] == dict(numerator=1, denominator=with_system, ratio=1 / 70, systems_in_scope=1)
    assert rows["2026-04-30"] == dict(numerator=2, denominator=with_system, controls_evidenced=1)
    assert rows["2026-05-31"] == dict(numerator=1, denominator=with_system, controls_evidenced=1)


def test_findings_are_counted_by_severity_without_notes(drawn):
    """Major: S1 has no owner, N2 is overdue. Minor: 32 + 38 requirements have no evidence, 38 controls no decision.
    What is not in the source is a note and not counted."""
    register = drawn(
        systems="system_id | owner | reviewed_on\nS1 | |",
        nonconformities="""
        nonconformity_id | severity    | due_on
        N1               | opportunity | 2026-06-29
        N2               | major       | 2026-06-29
    """,
    )
    assert register.measure("trend")["2026-06-30"] == dict(
        major=1 + 1, minor=32 + 38 + 38, opportunity=1, level=0, basis="replayed"
    )
    assert register.measure("trend")["2026-05-31"] == dict(major=1, minor=32 + 38 + 38, opportunity=0)


def test_without_cells_there_is_no_ratio(drawn):
    assert drawn().measure("trend", area="A.4")["2026-06-30"] == dict(numerator=0, denominator=0, ratio=None)
