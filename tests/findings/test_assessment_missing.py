"""An AI system in scope has no approved impact assessment."""

HEADER = "assessment_id | system_id | approved_on"


def test_it_fires_from_registration_to_approval(found):
    def on(day):
        return found(
            "assessment_missing",
            as_of=day,
            systems="system_id | registered_on\nS1 | 2026-03-01",
            impact_assessments=f"{HEADER}\nA1 | S1 | 2026-06-30",
        )

    assert on("2026-02-28") == {}
    assert on("2026-06-29") == {"S1": dict(severity="major", requirement="8.4", since_on="2026-03-01")}
    assert on("2026-06-30") == {}


def test_an_assessment_that_waits_for_approval_is_none(found):
    rows = found("assessment_missing", systems="system_id\nS1", impact_assessments=f"{HEADER}\nA1 | S1 |")
    assert list(rows) == ["S1"]


def test_a_system_out_of_scope_needs_none(found):
    assert found("assessment_missing", systems="system_id | aims_scope\nS1 | no", impact_assessments=HEADER) == {}


def test_a_source_without_assessments_gets_one_note(found):
    assert found("assessment_missing", systems="system_id\nS1\nS2") == {
        "impact_assessments.assessment_id": dict(severity="note")
    }
