"""The declared tier is lower than its impacts demand."""

SYSTEMS = "system_id | name | aims_scope\nS1 | Triage |\nS2 | Router |\nS3 | Sandbox | no"
ASSESSMENTS = """
    assessment_id | system_id | tier    | approved_on
    A1            | S1        | limited | 2026-03-01
    A2            | S2        | limited | 2026-03-01
    A3            | S3        | minimal | 2026-03-01
"""


def test_it_fires_where_an_impact_reaches_a_higher_tier(found):
    """High is from 15, or from severity 5: the 4 x 4 of A1 reaches it, the 3 x 4 of A2 is limited as declared."""
    rows = found(
        "tier_below_impacts",
        systems=SYSTEMS,
        impact_assessments=ASSESSMENTS,
        impacts="""
        assessment_id | likelihood | severity
        A1            | 1          | 1
        A1            | 4          | 4
        A2            | 3          | 4
        A3            | 5          | 5
    """,
    )
    assert rows == {
        "A1": dict(
            severity="minor",
            requirement="A.5.3",
            subject_kind="assessment",
            since_on="2026-03-01",
            detail="The assessment of Triage declares limited, its impacts demand high",
        )
    }


def test_the_bands_are_those_of_the_reference_table(drawn):
    """Where high is from 12 on, A2 declares too little."""
    rows = drawn(
        reference={
            "tier_bands": [
                {"tier": "high", "min_score": "12", "min_severity": "5"},
                {"tier": "limited", "min_score": "6", "min_severity": "4"},
            ]
        },
        systems=SYSTEMS,
        impact_assessments=ASSESSMENTS,
        impacts="assessment_id | likelihood | severity\nA2 | 3 | 4",
    ).measure("findings")
    assert ("tier_below_impacts", "A2") in rows


def test_a_tier_above_what_the_impacts_demand_is_the_assessors_right(found):
    assert (
        found(
            "tier_below_impacts",
            systems=SYSTEMS,
            impact_assessments=ASSESSMENTS,
            impacts="assessment_id | likelihood | severity\nA1 | 1 | 1",
        )
        == {}
    )


def test_it_is_silent_the_day_before_the_approval(found):
    def on(day):
        return found(
            "tier_below_impacts",
            as_of=day,
            systems=SYSTEMS,
            impact_assessments=ASSESSMENTS,
            impacts="assessment_id | severity\nA1 | 5",
        )

    assert on("2026-02-28") == {}
    assert list(on("2026-03-01")) == ["A1"]


def test_a_source_without_impacts_gets_one_note(found):
    assert found("tier_below_impacts", systems=SYSTEMS, impact_assessments=ASSESSMENTS) == {
        "impacts.impact_id": dict(severity="note")
    }
