"""The way of each system through its six stages: reached, the last gate into each, cells covered by first stage."""

from aimslib.tables import STAGES

GATES = """
    gate_id | system_id | stage        | approved_on | approver
    G1      | S1        | design       | 2026-01-05  | Ana
    G2      | S1        | verification | 2026-03-01  | Ben
    G3      | S1        | verification | 2026-06-30  | Cleo
    G4      | S1        | verification | 2026-07-01  | Dan
"""


def test_a_system_has_reached_its_stage_and_all_before(measure):
    rows = measure("lifecycle", systems="system_id | lifecycle_stage\nS1 | verification\nS2 | retired")
    assert [rows["S1", stage]["reached"] for stage in STAGES] == [True, True, True, False, False, False]
    assert all(rows["S2", stage]["reached"] for stage in STAGES)


def test_the_gate_of_a_stage_is_the_last_one_approved_by_that_day(measure):
    rows = measure("lifecycle", systems="system_id | lifecycle_stage\nS1 | verification", lifecycle_gates=GATES)
    assert rows["S1", "design"] == dict(gate_id="G1", approved_on="2026-01-05", approver="Ana")
    assert rows["S1", "development"] == dict(gate_id=None, approved_on=None, approver=None)
    assert rows["S1", "verification"] == dict(gate_id="G3", approved_on="2026-06-30", approver="Cleo")


def test_of_two_gates_of_a_day_the_one_with_the_last_identifier_counts(measure):
    gates = "gate_id | system_id | stage | approved_on\nG1 | S1 | design | 2026-01-05\nG2 | S1 | design | 2026-01-05"
    rows = measure("lifecycle", systems="system_id | lifecycle_stage\nS1 | design", lifecycle_gates=gates)
    assert rows["S1", "design"] == dict(gate_id="G2")


def test_cells_count_under_the_stage_from_which_they_are_required(measure):
    """A user's system in development, high because never assessed: A.4.2, A.4.6, A.5.3-5 from design, A.4.3 from
    development; what starts later is not required yet. E1 covers one of each."""
    rows = measure(
        "lifecycle",
        systems="system_id | lifecycle_stage | role\nS1 | development | user",
        evidence="evidence_id | satisfies | system_id\nE1 | 42001:A.4.2; 42001:A.4.3 | S1",
    )
    assert rows["S1", "design"] == dict(numerator=1, denominator=5, ratio=1 / 5)
    assert rows["S1", "development"] == dict(numerator=1, denominator=1, ratio=1.0)
    for stage in STAGES[2:]:
        assert rows["S1", stage] == dict(numerator=0, denominator=0, ratio=None)


def test_a_retired_system_has_only_what_retirement_asks_for(drawn):
    """A.6.2.6 starts at operation; from the day of retirement on it is what retirement asks for."""
    registers = drawn(
        systems="system_id | lifecycle_stage | role | retired_on\nS1 | retired | user | 2026-06-30",
        evidence="evidence_id | satisfies | system_id | effective_on\nE1 | 42001:A.6.2.6 | S1 | 2026-06-30",
    )
    before, after = registers.measure("lifecycle", "2026-06-29"), registers.measure("lifecycle", "2026-06-30")
    assert before["S1", "operation"] == dict(reached=True, denominator=1)
    assert before["S1", "retired"] == dict(reached=False, denominator=0)
    assert after["S1", "operation"] == dict(denominator=0)
    assert after["S1", "retired"] == dict(reached=True, numerator=1, denominator=1, ratio=1.0)


def test_a_system_out_of_scope_or_not_registered_yet_is_not_on_its_way(measure):
    rows = measure(
        "lifecycle",
        systems="""
        system_id | lifecycle_stage | aims_scope | registered_on
        S1        | design          | no         | 2026-01-01
        S2        | design          | yes        | 2026-07-01
        S3        | design          | yes        | 2026-06-30
        """,
    )
    assert {system for system, _ in rows} == {"S3"}
    assert measure("lifecycle") == {}
