"""An assessment waits for approval for more than 30 days."""

SYSTEMS = "system_id | name | aims_scope\nS1 | Triage |\nS2 | Sandbox | no"


def test_it_fires_31_days_after_the_assessment(found):
    assessments = "assessment_id | system_id | assessed_on | assessor | approved_on\nA1 | S1 | 2026-05-31 | Ada |"
    assert found("assessment_not_approved", "2026-06-30", systems=SYSTEMS, impact_assessments=assessments) == {}
    assert found("assessment_not_approved", "2026-07-01", systems=SYSTEMS, impact_assessments=assessments) == {
        "A1": dict(
            severity="minor",
            requirement="8.4",
            subject_kind="assessment",
            since_on="2026-06-30",
            detail="The assessment of Triage by Ada on 2026-05-31 waits for approval",
        )
    }


def test_an_approval_counts_from_its_day_and_only_systems_in_scope_are_asked(found):
    """A1 will be approved tomorrow, A2 is today; A3 is of a system out of scope."""
    rows = found(
        "assessment_not_approved",
        systems=SYSTEMS,
        impact_assessments="""
        assessment_id | system_id | assessed_on | approved_on
        A1            | S1        | 2026-03-01  | 2026-07-01
        A2            | S1        | 2026-03-01  | 2026-06-30
        A3            | S2        | 2026-03-01  |
    """,
    )
    assert rows == {"A1": dict(since_on="2026-03-31")}


def test_a_source_without_approvals_gets_one_note(found):
    assessments = "assessment_id | system_id\nA1 | S1"
    rows = found("assessment_not_approved", systems=SYSTEMS, impact_assessments=assessments)
    assert rows == {"impact_assessments.approved_on": dict(severity="note")}
