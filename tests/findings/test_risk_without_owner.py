"""An open AI risk has no owner."""


def test_it_fires_where_nobody_who_is_still_here_owns_an_open_risk(found):
    rows = found(
        "risk_without_owner",
        people="name | left_on\nBen | 2026-06-30\nCal | 2026-07-01",
        risks="""
        risk_id | description | owner | status   | identified_on
        R1      | Bias        |       | open     | 2026-03-01
        R2      | Drift       | tbc   | open     | 2026-04-01
        R3      | Leak        | Ben   | open     | 2026-03-01
        T1      | Misuse      | Ada   | open     | 2026-03-01
        T2      | Outage      | Cal   | open     | 2026-03-01
        T3      | Fraud       |       | treated  | 2026-03-01
        T4      | Error       |       | accepted | 2026-03-01
        T5      | Delay       |       | closed   | 2026-03-01
    """,
    )
    assert rows == {
        "R1": dict(
            severity="minor",
            requirement="6.1.2",
            subject_kind="risk",
            since_on="2026-03-01",
            detail="Nobody owns it: Bias",
        ),
        "R2": dict(detail="Nobody owns it: Drift", since_on="2026-04-01"),
        "R3": dict(detail="Ben, who owned it, has left: Leak"),
    }


def test_it_fires_from_the_day_the_risk_was_identified(found):
    risks = "risk_id | owner | identified_on\nR1 | | 2026-06-30"
    assert found("risk_without_owner", as_of="2026-06-29", risks=risks) == {}
    assert list(found("risk_without_owner", as_of="2026-06-30", risks=risks)) == ["R1"]


def test_a_source_without_owners_gets_one_note(found):
    assert found("risk_without_owner", risks="risk_id\nR1") == {"risks.owner": dict(severity="note")}
