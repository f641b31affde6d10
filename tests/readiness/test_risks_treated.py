"""Every open AI risk has an owner who is still here, and a treatment."""


def test_an_open_risk_lacks_an_owner_or_a_treatment(answer):
    risks = """
        risk_id | owner | treatment | status  | identified_on
        R1      | Ada   | modify    | open    | 2026-01-01
        R2      | TBC   | modify    | open    | 2026-01-01
        R3      | Ada   |           | open    | 2026-01-01
        R4      | Ben   | retain    | open    | 2026-01-01
        R5      |       |           | treated | 2026-01-01
        R6      |       |           | closed  | 2026-01-01
        R7      |       |           | open    | 2026-07-01
    """
    people = "name | left_on\nBen | 2026-06-30"
    assert answer("risks_treated", as_of="2026-06-29", risks=risks, people=people) == dict(
        passed=False, detail="2 of 4 open risks; without: R2, R3"
    )
    assert answer("risks_treated", as_of="2026-06-30", risks=risks, people=people) == dict(
        passed=False, detail="1 of 4 open risks; without: R2, R3, R4"
    )


def test_owned_and_treated_risks_pass_and_it_blocks_nothing(answer):
    row = answer("risks_treated", risks="risk_id | owner | treatment\nR1 | Ada | share")
    assert row == dict(passed=True, blocking=False, detail="1 of 1 open risks")


def test_where_risks_are_not_kept_it_says_so(answer):
    assert answer("risks_treated") == dict(passed=True, detail="Not in source: risks")
