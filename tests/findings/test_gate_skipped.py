"""A deployed system has no approved verification or deployment gate."""

HEADER = "system_id | stage | approved_on\n"


def test_a_system_that_runs_needs_both_gates_and_the_finding_says_which_is_missing(found):
    rows = found(
        "gate_skipped",
        systems="""
        system_id | name    | lifecycle_stage | deployed_on | aims_scope
        S1        | Triage  | operation       | 2026-03-01  |
        S2        | Router  | deployment      | 2026-03-01  |
        S3        | Copilot | operation       |             |
        S4        | Fraud   | operation       | 2026-03-01  |
        T1        | Flag    | verification    |             |
        T2        | Sandbox | operation       | 2026-03-01  | no
        T3        | Chatbot | retired         | 2026-03-01  |
    """,
        lifecycle_gates=HEADER
        + """
        S1 | verification | 2026-02-01
        S2 | deployment   | 2026-02-01
        S3 | development  | 2026-02-01
        S4 | verification | 2026-02-01
        S4 | deployment   | 2026-02-01
    """,
    )
    assert rows == {
        "S1": dict(
            severity="major",
            requirement="A.6.1.3",
            subject_kind="system",
            since_on="2026-03-01",
            detail="Triage has no approved deployment gate",
        ),
        "S2": dict(detail="Router has no approved verification gate"),
        "S3": dict(
            detail="Copilot has no approved verification gate and no approved deployment gate", since_on="2026-01-01"
        ),  # when it was deployed is not known: since registration
    }


def test_a_gate_counts_from_the_day_of_its_approval(found):
    gates = HEADER + "S1 | verification | 2026-06-01\nS1 | deployment | 2026-06-30"
    assert list(found("gate_skipped", as_of="2026-06-29", systems="system_id\nS1", lifecycle_gates=gates)) == ["S1"]
    assert found("gate_skipped", as_of="2026-06-30", systems="system_id\nS1", lifecycle_gates=gates) == {}


def test_a_deployment_still_to_come_is_not_when_it_began(found):
    systems = "system_id | deployed_on | lifecycle_stage\nS1 | 2026-07-01 | deployment"
    assert found("gate_skipped", systems=systems, lifecycle_gates=HEADER) == {"S1": dict(since_on="2026-01-01")}


def test_a_system_still_to_be_retired_is_in_operation(found):
    systems = "system_id | lifecycle_stage | retired_on\nS1 | retired | 2026-07-01"
    assert list(found("gate_skipped", as_of="2026-06-30", systems=systems, lifecycle_gates=HEADER)) == ["S1"]
    assert found("gate_skipped", as_of="2026-07-01", systems=systems, lifecycle_gates=HEADER) == {}


def test_a_source_without_gates_gets_one_note(found):
    assert found("gate_skipped", systems="system_id\nS1\nS2") == {"lifecycle_gates.gate_id": dict(severity="note")}
