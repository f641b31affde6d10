"""The gate ahead of each system in scope, check by check."""

SYSTEMS = """
    system_id | lifecycle_stage | role | owner | retired_on | aims_scope | registered_on
    S1        | design          | user | Ana   |            |            | 2026-01-01
    S2        | deployment      | user |       |            |            | 2026-01-01
    S3        | operation       | user | Ana   |            |            | 2026-01-01
    S4        | operation       | user | Ana   | 2026-06-30 |            | 2026-01-01
    S5        | retired         | user | Ana   | 2026-06-30 |            | 2026-01-01
    S6        | design          | user | Ana   |            | no         | 2026-01-01
    S7        | design          | user | Ana   |            |            | 2026-07-01
    S8        | retired         | user | Ana   | 2026-07-01 |            | 2026-01-01
"""


def ahead(rows):
    return {(system, stage) for system, stage, _ in rows}


def test_each_system_in_scope_has_the_gate_into_the_next_stage_and_out_of_operation_only_with_a_day(measure):
    """S3 stays in operation, S5 is retired, S6 out of scope, S7 not registered; S8 retires tomorrow."""
    rows = measure("gates", systems=SYSTEMS)
    assert ahead(rows) == {("S1", "development"), ("S2", "operation"), ("S4", "retired"), ("S8", "retired")}


def test_a_check_says_whether_it_passed_and_what_it_found(measure):
    rows = measure("gates", systems=SYSTEMS)
    assert rows["S1", "development", "owner"] == dict(passed=True, detail="Ana")
    assert rows["S2", "operation", "owner"] == dict(passed=False, detail="no owner is named")
    assert rows["S1", "development", "assessment"] == dict(passed=False, detail="no impact assessment is approved")


def test_cells_are_those_that_the_next_stage_asks_for_with_their_states(measure):
    """A user's system that was never assessed counts as high. Design: A.4.2, A.4.6, A.5.3, A.5.4, A.5.5; development
    adds A.4.3, A.4.4 is of providers and developers, as A.4.5 and A.7.3 to A.7.6 are: 6 cells, E1 covers one."""
    rows = measure(
        "gates",
        systems="system_id | lifecycle_stage | role\nS1 | design | user",
        evidence="""
        evidence_id | satisfies   | system_id | valid_until
        E1          | 42001:A.4.2 | S1        |
        E2          | 42001:A.4.3 | S1        | 2026-06-29
        """,
    )
    assert rows["S1", "development", "evidence"] == dict(
        passed=False,
        detail="5 of 6 required cells not covered: "
        "A.4.3 expired, A.4.6 missing, A.5.3 missing, A.5.4 missing, A.5.5 missing",
    )


def test_findings_are_named_by_their_rules(measure):
    rows = measure(
        "gates",
        systems="system_id | lifecycle_stage | role | owner\nS1 | design | user | TBC",
        impact_assessments="assessment_id | system_id | approved_on\nA1 | S1 |",
    )
    assert rows["S1", "development", "findings"] == dict(
        passed=False, detail="2 major findings are open: system_without_owner, assessment_missing"
    )


def test_the_next_stage_is_that_of_the_day(drawn):
    """Until the day of retirement S5 counts as in operation: it may be asked to retire; from that day it is retired."""
    registers = drawn(systems=SYSTEMS)
    assert ("S5", "retired") in ahead(registers.measure("gates", "2026-06-29"))
    assert ("S5", "retired") not in ahead(registers.measure("gates", "2026-06-30"))


def test_without_systems_there_is_no_gate(measure):
    assert measure("gates") == {}


def test_what_a_unit_or_tier_leaves_out_has_no_gate(drawn):
    systems = "system_id | lifecycle_stage | org_unit\nS1 | design | Claims\nS2 | design | Sales"
    rows = drawn(systems=systems).measure("gates", org_unit="Claims")
    assert {system for system, *_ in rows} == {"S1"}
