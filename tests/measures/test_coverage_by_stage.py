"""Coverage by lifecycle stage: the cells of the systems that are there, retired ones included."""

STAGES = ["design", "development", "verification", "deployment", "operation", "retired"]


def test_cells_count_under_the_stage_of_their_system(measure):
    """A user's system without a supplier needs five controls at design, one after retirement."""
    rows = measure(
        "coverage_by_stage",
        systems="""
        system_id | lifecycle_stage | role
        S1        | design          | user
        S2        | design          | user
        S3        | retired         | user
    """,
        evidence="""
        evidence_id | satisfies     | system_id
        E1          | 42001:A.4.2   | S1
        E2          | 42001:A.6.2.6 | S3
    """,
    )
    at_design = ["A.4.2", "A.4.6", "A.5.3", "A.5.4", "A.5.5"]
    assert rows["design"] == dict(numerator=1, denominator=2 * len(at_design), ratio=1 / 10)
    assert rows["retired"] == dict(numerator=1, denominator=1, ratio=1)


def test_all_six_stages_are_listed_and_an_empty_one_has_no_ratio(measure):
    rows = measure("coverage_by_stage")
    assert list(rows) == STAGES
    assert all(row == dict(numerator=0, denominator=0, ratio=None) for row in rows.values())


def test_a_system_still_to_be_retired_is_in_operation(drawn):
    system = drawn(systems="system_id | lifecycle_stage | retired_on\nS1 | retired | 2026-07-01")
    before, on_the_day = (system.measure("coverage_by_stage", day) for day in ("2026-06-30", "2026-07-01"))
    assert (before["operation"]["denominator"], before["retired"]["denominator"]) == (23, 0)
    assert (on_the_day["operation"]["denominator"], on_the_day["retired"]["denominator"]) == (0, 1)


def test_a_system_out_of_scope_has_no_cells_in_any_stage(measure):
    rows = measure("coverage_by_stage", systems="system_id | aims_scope\nS1 | no")
    assert rows["operation"] == dict(denominator=0)
