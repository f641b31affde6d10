"""AI systems in scope by tier and stage, and how many of them are owned."""


def test_systems_are_counted_by_tier_and_stage(measure):
    rows = measure(
        "register_summary",
        systems="""
        system_id | owner | lifecycle_stage | aims_scope
        S1        | Ada   | operation       |
        S2        |       | operation       |
        S3        | Ada   | design          |
        S4        | Ada   | operation       |
        S5        | Ada   | operation       | no
        S6        | Ada   | retired         |
    """,
        impact_assessments="system_id | tier | approved_on\nS4 | minimal | 2026-02-01",
    )
    assert rows == {
        ("high", "design"): dict(systems=1, owned=1),
        ("high", "operation"): dict(systems=2, owned=1),
        ("minimal", "operation"): dict(systems=1, owned=1),
    }
    assert list(rows) == [("high", "design"), ("high", "operation"), ("minimal", "operation")]


def test_a_system_counts_from_the_day_of_its_registration(drawn):
    register = drawn(systems="system_id | registered_on\nS1 | 2026-06-30")
    assert register.measure("register_summary", "2026-06-29") == {}
    assert register.measure("register_summary", "2026-06-30")["high", "operation"] == dict(systems=1, owned=0)
