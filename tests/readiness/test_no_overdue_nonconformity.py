"""No nonconformity of any severity is open past its due date."""


def test_overdue_from_the_day_after_its_due_date_until_it_is_closed(answer):
    def on(day):
        return answer(
            "no_overdue_nonconformity",
            as_of=day,
            nonconformities="""
            nonconformity_id | severity    | due_on     | closed_on
            N1               | opportunity | 2026-06-01 | 2026-06-30
            N2               | major       |            |
        """,
        )

    assert on("2026-06-01") == dict(passed=True, detail="0 overdue")
    assert on("2026-06-02") == dict(passed=False, detail="1 overdue: N1")
    assert on("2026-06-30") == dict(passed=True)


def test_what_is_raised_later_is_not_known_yet(answer):
    row = answer("no_overdue_nonconformity", nonconformities="raised_on | due_on\n2026-07-01 | 2026-06-01")
    assert row == dict(passed=True)


def test_where_nonconformities_are_not_kept_it_says_so(answer):
    assert answer("no_overdue_nonconformity") == dict(passed=True, detail="Not in source: nonconformities")
