"""A retained risk was accepted by nobody."""

HEADER = "risk_id | treatment | status | identified_on | accepted_by | accepted_on\n"


def test_a_retained_risk_has_to_be_accepted_by_somebody_on_a_day(found):
    rows = found(
        "risk_retained_unaccepted",
        people="name | left_on\nBen | 2026-06-30",
        risks="""
        risk_id | treatment | status   | identified_on | accepted_by | accepted_on
        R1      | retain    | open     | 2026-03-01    |             |
        R2      | retain    | accepted | 2026-04-01    |             |
        R3      | retain    | treated  | 2026-03-01    | Ada         |
        R4      | retain    | open     | 2026-03-01    | Ada         | 2026-07-01
        R5      | retain    | open     | 2026-03-01    | TBC         | 2026-06-30
        T1      | retain    | open     | 2026-03-01    | Ada         | 2026-06-30
        T2      | retain    | open     | 2026-03-01    | Ben         | 2026-06-30
        T3      | retain    | closed   | 2026-03-01    |             |
        T4      | modify    | open     | 2026-03-01    |             |
        T5      |           | open     | 2026-03-01    |             |
    """,
    )
    assert rows == {
        "R1": dict(severity="major", requirement="6.1.3", subject_kind="risk", since_on="2026-03-01"),
        "R2": dict(since_on="2026-04-01"),
        "R3": dict(since_on="2026-03-01"),  # when?
        "R4": dict(since_on="2026-03-01"),  # tomorrow
        "R5": dict(since_on="2026-03-01"),  # by whom?
    }  # Ben, who has left, did accept T2


def test_it_fires_from_the_day_the_risk_was_identified(found):
    risks = HEADER + "R1 | retain | open | 2026-06-30 | |"
    assert found("risk_retained_unaccepted", as_of="2026-06-29", risks=risks) == {}
    assert list(found("risk_retained_unaccepted", as_of="2026-06-30", risks=risks)) == ["R1"]


def test_a_source_without_treatments_gets_one_note(found):
    assert found("risk_retained_unaccepted", risks="risk_id\nR1") == {"risks.treatment": dict(severity="note")}
