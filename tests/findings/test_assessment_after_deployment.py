"""The system was deployed before its first assessment was approved."""

ASSESSED = "assessment_id | system_id | assessed_on | approved_on\n"
DEPLOYED = "system_id | name | deployed_on | aims_scope\nS1 | Triage | 2026-03-01 |\nS2 | Sandbox | 2026-03-01 | no"


def test_an_approval_has_to_be_there_on_the_day_of_deployment(found):
    in_time = ASSESSED + "A1 | S1 | 2026-02-01 | 2026-03-01"
    assert found("assessment_after_deployment", systems=DEPLOYED, impact_assessments=in_time) == {}
    a_day_late = ASSESSED + "A1 | S1 | 2026-02-01 | 2026-03-02\nA2 | S1 | 2026-02-01 | 2026-05-01"
    assert found("assessment_after_deployment", systems=DEPLOYED, impact_assessments=a_day_late) == {
        "S1": dict(
            severity="major",
            requirement="A.5.2",
            subject_kind="system",
            since_on="2026-03-01",
            detail="Triage was deployed on 2026-03-01; its first assessment was approved on 2026-03-02",
        )
    }


def test_it_fires_from_the_day_of_deployment_whether_or_not_an_assessment_follows(found):
    def on(day):
        return found("assessment_after_deployment", as_of=day, systems=DEPLOYED, impact_assessments=ASSESSED)

    assert on("2026-02-28") == {}
    assert on("2026-03-01") == {"S1": dict(detail="Triage was deployed on 2026-03-01 and has no approved assessment")}


def test_a_source_without_deployments_or_assessments_gets_one_note(found):
    assert found("assessment_after_deployment", systems="system_id\nS1", impact_assessments=ASSESSED) == {
        "systems.deployed_on": dict(severity="note")
    }
    assert found("assessment_after_deployment", systems=DEPLOYED) == {
        "impact_assessments.assessment_id": dict(severity="note")
    }
