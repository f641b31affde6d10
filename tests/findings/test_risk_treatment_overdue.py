"""The treatment of an open risk is past its due date."""


def test_it_fires_the_day_after_the_due_date(found):
    risks = "risk_id | description | treatment_due_on\nR1 | Bias | 2026-06-30"
    assert found("risk_treatment_overdue", as_of="2026-06-30", risks=risks) == {}
    assert found("risk_treatment_overdue", as_of="2026-07-01", risks=risks) == {
        "R1": dict(
            severity="minor",
            requirement="8.3",
            subject_kind="risk",
            since_on="2026-06-30",
            detail="Treatment was due on 2026-06-30: Bias",
        )
    }


def test_only_an_open_risk_that_has_been_identified_can_be_late(found):
    rows = found(
        "risk_treatment_overdue",
        risks="""
        risk_id | status   | identified_on | treatment_due_on
        R1      | open     | 2026-03-01    | 2026-06-01
        T1      | treated  | 2026-03-01    | 2026-06-01
        T2      | accepted | 2026-03-01    | 2026-06-01
        T3      | closed   | 2026-03-01    | 2026-06-01
        T4      | open     | 2026-07-01    | 2026-06-01
        T5      | open     | 2026-03-01    |
    """,
    )
    assert list(rows) == ["R1"]


def test_a_source_without_due_dates_gets_one_note(found):
    assert found("risk_treatment_overdue", risks="risk_id\nR1") == {"risks.treatment_due_on": dict(severity="note")}
