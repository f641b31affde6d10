"""A nonconformity is open past its due date."""


def test_it_fires_the_day_after_the_due_date(found):
    rows = "nonconformity_id | due_on\nN1 | 2026-06-30"
    assert found("nonconformity_overdue", as_of="2026-06-30", nonconformities=rows) == {}
    assert found("nonconformity_overdue", as_of="2026-07-01", nonconformities=rows) == {
        "N1": dict(requirement="10.2", subject_kind="nonconformity", since_on="2026-06-30")
    }


def test_it_is_as_severe_as_the_nonconformity(found):
    rows = found(
        "nonconformity_overdue",
        nonconformities="""
        nonconformity_id | severity    | due_on
        N1               | opportunity | 2026-06-29
        N2               | major       | 2026-06-29
        N3               | minor       | 2026-06-29
    """,
    )
    assert [rows[one]["severity"] for one in ("N1", "N2", "N3")] == ["opportunity", "major", "minor"]


def test_it_is_open_from_the_day_it_was_raised_to_the_day_it_is_closed(found):
    """N1 was closed, if late; N2 will be closed tomorrow; N3 has no date to miss; N4 is not raised yet."""
    rows = found(
        "nonconformity_overdue",
        nonconformities="""
        nonconformity_id | raised_on  | due_on     | closed_on
        N1               | 2026-01-01 | 2026-06-01 | 2026-06-30
        N2               | 2026-01-01 | 2026-06-01 | 2026-07-01
        N3               | 2026-01-01 |            |
        N4               | 2026-07-01 | 2026-06-01 |
    """,
    )
    assert list(rows) == ["N2"]


def test_a_source_without_due_dates_gets_one_note(found):
    assert found("nonconformity_overdue", nonconformities="nonconformity_id\nN1") == {
        "nonconformities.due_on": dict(severity="note")
    }
