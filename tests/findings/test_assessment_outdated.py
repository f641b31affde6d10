"""The system changed materially after its latest approved assessment."""

ASSESSED = "assessment_id | system_id | assessed_on | approved_on\nA1 | S1 | 2026-02-01 | 2026-02-10"


def test_it_fires_from_the_day_of_the_change(found):
    def on(day):
        return found(
            "assessment_outdated",
            as_of=day,
            impact_assessments=ASSESSED,
            systems="system_id | name | changed_on\nS1 | Triage | 2026-06-30",
        )

    assert on("2026-06-29") == {}
    assert on("2026-06-30") == {
        "S1": dict(
            severity="major",
            requirement="8.4",
            since_on="2026-06-30",
            detail="Triage changed on 2026-06-30, assessed on 2026-02-01",
        )
    }


def test_a_change_on_the_day_of_the_assessment_is_part_of_it(found):
    changed = "system_id | changed_on\nS1 | 2026-02-01"
    assert found("assessment_outdated", systems=changed, impact_assessments=ASSESSED) == {}


def test_a_source_without_assessments_or_changes_gets_one_note(found):
    changed = "system_id | changed_on\nS1 | 2026-06-30"
    assert found("assessment_outdated", systems=changed) == {"impact_assessments.assessment_id": dict(severity="note")}
    assert found("assessment_outdated", systems="system_id\nS1", impact_assessments=ASSESSED) == {
        "systems.changed_on": dict(severity="note")
    }
