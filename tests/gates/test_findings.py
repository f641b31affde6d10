"""Findings: no major one open on the system, its assessments, incidents and risks, once it had entered."""

INCIDENT = """
    incident_id | system_id | occurred_on | notifiable | notify_by
    I1          | {}        | 2026-06-01  | yes        | 2026-06-10
"""


def found(check):
    return [reason["finding"] for reason in check.reasons]


def test_without_a_major_finding_it_passes(asked):
    assert asked("deployment")["findings"].summary == "no major finding is open"


def test_a_major_finding_on_an_incident_of_the_system_closes_the_gate(asked):
    answer = asked("deployment", incidents=INCIDENT.format("S1"))
    assert answer.failed == ["findings"] and found(answer["findings"]) == ["incident_not_communicated"]
    assert answer["findings"].summary == "1 major finding is open"
    assert answer["findings"].reasons[0]["remedy"] == "Communicate it"


def test_one_of_another_system_does_not(asked, ready):
    systems = ready["systems"] + "\n    S2 | Other | design | user | Ben"
    assert asked("deployment", systems=systems, incidents=INCIDENT.format("S2")).is_open


def test_a_major_finding_on_a_risk_of_the_system_closes_it(asked):
    risks = "risk_id | system_id | treatment | owner\nR1 | S1 | retain | Ana"
    assert found(asked("deployment", risks=risks)["findings"]) == ["risk_retained_unaccepted"]


def test_a_minor_one_does_not(asked):
    """Assessor and approver are the same person: assessment_self_approved is minor."""
    assessed = """
        assessment_id | system_id | assessed_on | approved_on | dimensions_assessed  | assessor | approver
        A1            | S1        | 2026-01-10  | 2026-01-20  | individuals; society | Ana      | Ana
    """
    assert asked("deployment", impact_assessments=assessed).is_open


def test_a_gate_that_was_skipped_on_the_way_is_found_before_the_next_one_is_passed(asked):
    """Today the system is in verification and gate_skipped says nothing; once deployed it would."""
    answer = asked(
        "deployment", lifecycle_gates="gate_id | system_id | stage | approved_on\nG1 | S1 | design | 2026-02-01"
    )
    assert found(answer["findings"]) == ["gate_skipped"]
    assert asked("verification", lifecycle_gates="gate_id | system_id | stage\nG1 | S1 | design").is_open


def test_that_it_was_deployed_before_its_first_assessment_closes_no_gate_once_it_is_assessed(asked):
    """Nothing can undo it: a gate that asked for that would stay closed for good. Without an assessment it is open."""
    systems = "system_id | lifecycle_stage | role | owner | deployed_on\nS1 | verification | user | Ana | 2026-01-19"
    assert asked("deployment", systems=systems).is_open
    none = "assessment_id | system_id | approved_on\nA1 | S1 |"
    found_then = found(asked("deployment", systems=systems, impact_assessments=none)["findings"])
    assert found_then == ["assessment_missing", "assessment_after_deployment"]
