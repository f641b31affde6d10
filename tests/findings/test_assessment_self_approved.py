"""Assessor and approver are the same person."""

SYSTEMS = "system_id | name | aims_scope\nS1 | Triage |\nS2 | Sandbox | no"
HEADER = "assessment_id | system_id | assessor | approver | approved_on\n"


def test_it_fires_from_the_day_of_the_approval(found):
    assessments = HEADER + "A1 | S1 | Ada | Ada | 2026-06-30"
    assert found("assessment_self_approved", "2026-06-29", systems=SYSTEMS, impact_assessments=assessments) == {}
    assert found("assessment_self_approved", "2026-06-30", systems=SYSTEMS, impact_assessments=assessments) == {
        "A1": dict(
            severity="minor",
            requirement="A.5.2",
            subject_kind="assessment",
            since_on="2026-06-30",
            detail="Ada both assessed Triage and approved the assessment",
        )
    }


def test_only_the_latest_approved_assessment_of_a_system_in_scope_is_asked(found):
    rows = found(
        "assessment_self_approved",
        systems=SYSTEMS,
        impact_assessments=HEADER
        + """
        A1 | S1 | Ada | Ada | 2026-02-01
        A2 | S1 | Ada | Ben | 2026-03-01
        A3 | S2 | Ada | Ada | 2026-03-01
        A4 | S1 | Ada | Ada |
    """,
    )
    assert rows == {}


def test_a_source_without_approvers_gets_one_note(found):
    assessments = "assessment_id | system_id\nA1 | S1"
    rows = found("assessment_self_approved", systems=SYSTEMS, impact_assessments=assessments)
    assert rows == {"impact_assessments.approver": dict(severity="note")}
