"""At least 0.90 of the systems in scope have a current assessment."""


def assessed(n: int, of: int) -> dict:
    systems = "\n".join(["system_id", *[f"S{i}" for i in range(of)]])
    rows = [f"A{i} | S{i} | 2026-01-01 | 2026-06-30" for i in range(n)]
    assessments = "\n".join(["assessment_id | system_id | approved_on | review_due_on", *rows])
    return dict(systems=systems, impact_assessments=assessments)


def test_nine_of_ten_are_enough_until_the_review_date(answer):
    assert answer("systems_assessed", **assessed(9, of=10)) == dict(
        passed=True, detail="9 of 10 systems with a current assessment"
    )
    assert answer("systems_assessed", as_of="2026-07-01", **assessed(9, of=10)) == dict(
        passed=False, detail="0 of 10 systems with a current assessment"
    )


def test_eight_of_nine_are_not(answer):
    assert answer("systems_assessed", **assessed(8, of=9)) == dict(passed=False)  # 0.889


def test_without_systems_none_is_missing(answer):
    assert answer("systems_assessed") == dict(passed=True, detail="0 of 0 systems with a current assessment")
