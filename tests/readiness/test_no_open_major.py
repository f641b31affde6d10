"""No major nonconformity is open, whatever its due date."""


def test_a_major_one_is_open_from_its_day_until_it_is_closed(answer):
    def on(day):
        return answer(
            "no_open_major",
            as_of=day,
            nonconformities="""
            nonconformity_id | severity | raised_on  | due_on     | closed_on
            N1               | major    | 2026-06-01 | 2026-12-31 | 2026-06-30
        """,
        )

    assert on("2026-05-31") == dict(passed=True, detail="0 open")
    assert on("2026-06-01") == dict(passed=False, detail="1 open: N1")
    assert on("2026-06-29") == dict(passed=False)
    assert on("2026-06-30") == dict(passed=True)


def test_minor_ones_may_be_open(answer):
    assert answer("no_open_major", nonconformities="severity\nminor\nopportunity") == dict(passed=True)


def test_where_nonconformities_are_not_kept_it_says_so(answer):
    assert answer("no_open_major") == dict(passed=True, detail="Not in source: nonconformities")
