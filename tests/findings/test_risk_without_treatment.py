"""An open AI risk has no treatment."""


def test_it_fires_for_an_open_risk_that_nobody_decided_on(found):
    rows = found(
        "risk_without_treatment",
        risks="""
        risk_id | description | treatment | status   | identified_on
        R1      | Bias        |           | open     | 2026-03-01
        T1      | Drift       | retain    | open     | 2026-03-01
        T2      | Leak        |           | accepted | 2026-03-01
        T3      | Misuse      |           | closed   | 2026-03-01
    """,
    )
    assert rows == {
        "R1": dict(
            severity="minor",
            requirement="6.1.3",
            subject_kind="risk",
            since_on="2026-03-01",
            detail="How to treat it is not decided: Bias",
        )
    }


def test_it_fires_from_the_day_the_risk_was_identified(found):
    risks = "risk_id | treatment | identified_on\nR1 | | 2026-06-30"
    assert found("risk_without_treatment", as_of="2026-06-29", risks=risks) == {}
    assert list(found("risk_without_treatment", as_of="2026-06-30", risks=risks)) == ["R1"]


def test_a_source_without_treatments_gets_one_note(found):
    assert found("risk_without_treatment", risks="risk_id\nR1") == {"risks.treatment": dict(severity="note")}
