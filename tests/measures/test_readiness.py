"""One row a check of the table, with its answer; tests/readiness draws each check."""

CHECKS = {
    "readiness_checks": [
        dict(
            stage="surveillance", check="no_zombie", requirement="A.6.2.6", blocking="no", statement="Nothing runs on"
        ),
        dict(
            stage="stage_1", check="register_exists", requirement="4.3", blocking="yes", statement="We know our systems"
        ),
        dict(stage="stage_1", check="no_zombie", requirement="A.6.2.6", blocking="yes", statement="No zombie"),
    ]
}


def test_each_row_of_the_table_has_its_answer_in_the_order_of_the_table(measure):
    rows = measure("readiness", reference=CHECKS, systems="system_id | retired_on\nS1 | 2026-06-30")
    assert list(rows) == [("surveillance", "no_zombie"), ("stage_1", "register_exists"), ("stage_1", "no_zombie")]
    assert rows == {
        ("surveillance", "no_zombie"): dict(passed=False, blocking=False, statement="Nothing runs on"),
        ("stage_1", "register_exists"): dict(
            passed=True, blocking=True, requirement="4.3", detail="1 systems registered"
        ),
        ("stage_1", "no_zombie"): dict(passed=False, blocking=True, requirement="A.6.2.6"),
    }


def test_the_answer_is_that_of_the_day(drawn):
    organisation = drawn(
        reference=CHECKS, systems="system_id | registered_on | retired_on\nS1 | 2026-06-30 | 2026-07-01"
    )
    answers = {
        day: {
            check: row["passed"]
            for (stage, check), row in organisation.measure("readiness", day).items()
            if stage == "stage_1"
        }
        for day in ("2026-06-29", "2026-06-30", "2026-07-01")
    }
    assert answers == {
        "2026-06-29": dict(register_exists=False, no_zombie=True),
        "2026-06-30": dict(register_exists=True, no_zombie=True),
        "2026-07-01": dict(register_exists=True, no_zombie=False),
    }


def test_the_shipped_table_asks_12_11_and_6_questions_also_of_an_organisation_without_anything(measure):
    stages = [stage for stage, _ in measure("readiness")]
    assert [stages.count(stage) for stage in ("stage_1", "stage_2", "surveillance")] == [12, 11, 6]
