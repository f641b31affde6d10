"""A corrective action was closed more than 90 days ago and its effect never checked."""

HEADER = "nonconformity_id | description | closed_on | effectiveness_checked_on\n"


def test_it_fires_91_days_after_it_was_closed(found):
    rows = HEADER + "N1 | No gate | 2026-04-01 |"
    assert found("corrective_action_unchecked", as_of="2026-06-30", nonconformities=rows) == {}
    assert found("corrective_action_unchecked", as_of="2026-07-01", nonconformities=rows) == {
        "N1": dict(
            severity="minor",
            requirement="10.2",
            subject_kind="nonconformity",
            since_on="2026-06-30",
            detail="Closed on 2026-04-01, its effect not checked: No gate",
        )
    }


def test_a_check_counts_from_its_day_and_what_is_open_has_no_effect_yet(found):
    """N1 will be checked tomorrow; N2 was today; N3 is open; N4 will be closed."""
    rows = found(
        "corrective_action_unchecked",
        nonconformities=HEADER
        + """
        N1 | No gate  | 2026-03-01 | 2026-07-01
        N2 | No owner | 2026-03-01 | 2026-06-30
        N3 | No test  |            |
        N4 | No log   | 2026-07-01 |
    """,
    )
    assert list(rows) == ["N1"]


def test_it_does_not_matter_how_severe_the_nonconformity_is(found):
    rows = found(
        "corrective_action_unchecked",
        nonconformities="""
        nonconformity_id | severity | closed_on  | effectiveness_checked_on
        N1               | major    | 2026-03-01 |
    """,
    )
    assert rows == {"N1": dict(severity="minor")}


def test_a_source_without_checks_gets_one_note(found):
    assert found("corrective_action_unchecked", nonconformities="nonconformity_id | closed_on\nN1 | 2026-01-01") == {
        "nonconformities.effectiveness_checked_on": dict(severity="note")
    }
