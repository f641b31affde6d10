"""Everything that a report compares with its predecessor, one row a value."""

EVIDENCE = """
    evidence_id | satisfies   | effective_on
    E1          | 42001:9.2.1 | 2026-01-01
"""


def test_a_cell_has_its_state_and_the_item_behind_it(measure):
    rows = measure("facts", evidence=EVIDENCE)
    assert rows["cell", "9.2.1", "state"] == dict(value="covered", because="E1")
    assert rows["cell", "9.2.2", "state"] == dict(value="missing", because=None)


def test_a_system_has_its_owner_stage_and_tier_with_what_is_behind_them(measure):
    rows = measure(
        "facts",
        systems="system_id | owner | lifecycle_stage\nS1 | Ada | operation\nS2 | TBC | design",
        lifecycle_gates="gate_id | system_id | stage | approved_on\nG1 | S1 | operation | 2026-02-01",
        impact_assessments="assessment_id | system_id | tier | approved_on\nA1 | S1 | limited | 2026-03-01",
    )
    assert rows["system", "S1", "owner"] == dict(value="Ada", because=None)
    assert rows["system", "S2", "owner"] == dict(value="TBC", because="system_without_owner")
    assert rows["system", "S1", "lifecycle stage"] == dict(value="operation", because="G1")
    assert rows["system", "S1", "tier"] == dict(value="limited", because="A1")
    assert rows["system", "S2", "tier"] == dict(value="high", because=None)
    assert ("system", "S2", "impact assessment") not in rows


def test_the_level_of_a_risk_is_its_residual_rating_or_else_its_inherent_one(measure):
    risks = """
        risk_id | likelihood | severity | residual_likelihood | residual_severity
        R1      | 4          | 5        | 2                   | 5
        R2      | 4          | 5        |                     |
        R3      |            |          |                     |
    """
    rows = measure("facts", risks=risks)
    assert rows["risk", "R1", "residual level"]["value"] == str(2 * 5)
    assert rows["risk", "R2", "residual level"]["value"] == str(4 * 5)
    assert ("risk", "R3", "residual level") not in rows


def test_what_is_registered_or_identified_later_is_not_there_yet(measure):
    systems = "system_id | registered_on\nS1 | 2026-06-30\nS2 | 2026-07-01"
    rows = measure("facts", as_of="2026-06-30", systems=systems)
    assert ("system", "S1", "registered") in rows
    assert ("system", "S2", "registered") not in rows
