"""A management review was held within 365 days."""


def test_it_counts_on_its_day_and_for_365_days(answer):
    def on(day):
        return answer("management_review_done", as_of=day, management_reviews="held_on\n2025-01-01\n2025-06-30")

    assert on("2025-06-30") == dict(passed=True, detail="Last held on 2025-06-30")
    assert on("2026-06-30") == dict(passed=True)
    assert on("2026-07-01") == dict(passed=False, detail="Last held on 2025-06-30")


def test_without_reviews_none_was_held(answer):
    assert answer("management_review_done") == dict(passed=False, detail="None held")
