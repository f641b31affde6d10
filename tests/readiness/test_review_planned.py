"""Management reviews are planned."""


def test_a_current_document_is_enough(passes_when_designed):
    passes_when_designed("review_planned", "9.3.1")


def test_a_review_that_was_held_shows_it_for_365_days(answer):
    reviews = "held_on\n2025-06-30"
    assert answer("review_planned", as_of="2026-06-30", management_reviews=reviews) == dict(passed=True)
    assert answer("review_planned", as_of="2026-07-01", management_reviews=reviews) == dict(passed=False)
