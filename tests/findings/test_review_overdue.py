"""A system in scope was not reviewed for more than 365 days."""


def test_it_fires_366_days_after_the_review(found):
    systems = "system_id | reviewed_on | aims_scope\nS1 | 2025-06-30 |\nS2 | 2025-06-30 | no"
    assert found("review_overdue", as_of="2026-06-30", systems=systems) == {}
    assert found("review_overdue", as_of="2026-07-01", systems=systems) == {
        "S1": dict(severity="minor", requirement="9.1", since_on="2026-06-30")
    }


def test_a_system_never_reviewed_counts_from_its_registration(found):
    rows = found("review_overdue", systems="system_id | reviewed_on | registered_on\nS1 | | 2025-06-29")
    assert rows == {"S1": dict(since_on="2026-06-29")}


def test_a_source_without_reviews_gets_one_note(found):
    assert found("review_overdue", systems="system_id\nS1\nS2") == {"systems.reviewed_on": dict(severity="note")}
