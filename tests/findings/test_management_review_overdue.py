"""A management review has to be held within 365 days."""


def test_it_fires_366_days_after_the_last_one(found):
    rows = "review_id | held_on\nX1 | 2025-06-30\nX2 | 2024-01-01"
    assert found("management_review_overdue", as_of="2026-06-30", management_reviews=rows) == {}
    assert found("management_review_overdue", as_of="2026-07-01", management_reviews=rows) == {
        "AIMS": dict(severity="major", requirement="9.3.1", subject_kind="aims", since_on="2026-06-30")
    }


def test_it_fires_where_there_was_never_one(found):
    assert found("management_review_overdue", management_reviews="review_id | held_on") == {"AIMS": dict(since_on=None)}


def test_one_in_the_future_does_not_count_yet(found):
    rows = found("management_review_overdue", management_reviews="review_id | held_on\nX1 | 2026-07-01")
    assert list(rows) == ["AIMS"]


def test_a_source_without_them_gets_one_note(found):
    assert found("management_review_overdue") == {"management_reviews.review_id": dict(severity="note")}
