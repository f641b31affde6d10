"""An excluded control is named by a current impact assessment."""

SYSTEMS = "system_id | aims_scope\nS1 |\nS2 |\nS3 | no"
ASSESSMENTS = """
    assessment_id | system_id | approved_on
    A0            | S1        | 2026-02-01
    A1            | S1        | 2026-04-01
    A2            | S2        | 2026-03-01
    A3            | S3        | 2026-02-01
"""
IMPACTS = """
    assessment_id | controls
    A0            | A.7.5
    A1            | A.4.2; A.7.6
    A2            | A.7.6
    A2            | A.7.6; A.8.5
    A3            | A.7.6; A.10.4
"""


def test_it_fires_once_a_control_and_counts_the_systems_that_need_it(found):
    """A0 is not the latest of S1, S3 is out of scope, A.4.2 is included, A.8.5 has no justification and so stays."""
    rows = found(
        "excluded_but_needed",
        systems=SYSTEMS,
        impact_assessments=ASSESSMENTS,
        impacts=IMPACTS,
        controls="""
        control | applicable | justification
        A.4.2   | yes        | We use AI
        A.7.5   | no         | Bought ready
        A.7.6   | no         | Kept as code
        A.8.5   | no         |
        A.10.4  | no         | We sell no AI
    """,
    )
    assert rows == {
        "A.7.6": dict(
            severity="major",
            requirement="6.1.3",
            subject_kind="control",
            since_on="2026-03-01",
            detail="A.7.6 is excluded, and the impact assessments of 2 system(s) name it",
        )
    }


def test_it_fires_from_the_day_on_which_the_exclusion_is_decided_and_an_assessment_approved(found):
    def on(day, decided_on):
        controls = f"control | applicable | justification | decided_on\nA.7.6 | no | Kept as code | {decided_on}"
        return list(
            found(
                "excluded_but_needed",
                as_of=day,
                systems=SYSTEMS,
                impact_assessments=ASSESSMENTS,
                impacts=IMPACTS,
                controls=controls,
            )
        )

    assert (on("2026-02-28", ""), on("2026-03-01", "")) == ([], ["A.7.6"])
    assert (on("2026-06-29", "2026-06-30"), on("2026-06-30", "2026-06-30")) == ([], ["A.7.6"])


def test_a_source_whose_impacts_name_no_controls_gets_one_note(found):
    impacts = "assessment_id\nA1"
    rows = found("excluded_but_needed", systems=SYSTEMS, impact_assessments=ASSESSMENTS, impacts=impacts)
    assert rows == {"impacts.controls": dict(severity="note")}
