"""What follows from the certification decision, and the audits that are scheduled."""

DECIDED = "audit_id | kind | scheduled_on | completed_on | result | decision_on | certificate_expires_on\n"


def test_two_surveillances_a_year_apart_then_recertification_before_the_certificate_expires(measure):
    rows = measure(
        "certification_calendar",
        audits=DECIDED + "A1 | stage_2 | 2026-02-16 | 2026-02-20 | minor_findings | 2026-03-15 | 2029-03-14",
    )
    assert rows == {
        ("surveillance 1", "A1"): dict(due_on="2027-03-15"),
        ("surveillance 2", "A1"): dict(due_on="2028-03-15"),
        ("recertification", "A1"): dict(due_on="2029-03-14"),
    }


def test_without_an_expiry_date_a_certificate_lasts_three_years_and_leap_days_end_in_february(measure):
    rows = measure(
        "certification_calendar", audits=DECIDED + "A1 | stage_2 | 2024-02-01 | 2024-02-02 | passed | 2024-02-29 |"
    )
    assert [row["due_on"] for row in rows.values()] == ["2025-02-28", "2026-02-28", "2027-02-28"]


def test_the_latest_decision_counts_from_its_day(drawn):
    audits = drawn(
        audits=DECIDED
        + """
        A1 | stage_2         | 2023-05-01 | 2023-05-05 | passed | 2023-06-30 |
        A2 | recertification | 2026-05-01 | 2026-05-05 | passed | 2026-06-30 |
    """
    )
    before, on = (audits.measure("certification_calendar", day) for day in ("2026-06-29", "2026-06-30"))
    assert {basis for _, basis in before} == {"A1"}
    assert before["recertification", "A1"] == dict(due_on="2026-06-30")
    assert {basis for _, basis in on} == {"A2"}


def test_major_findings_other_kinds_and_other_standards_certify_nothing(measure):
    rows = measure(
        "certification_calendar",
        audits="""
        audit_id | kind         | standards | completed_on | result         | decision_on
        A1       | stage_2      | 42001     | 2026-05-01   | major_findings | 2026-06-01
        A2       | surveillance | 42001     | 2026-05-01   | passed         | 2026-06-01
        A3       | stage_2      | 27001     | 2026-05-01   | passed         | 2026-06-01
    """,
    )
    assert rows == {}


def test_an_audit_stays_scheduled_until_the_day_it_is_completed(drawn):
    audits = drawn(
        audits="""
        audit_id | kind     | standards    | scheduled_on | completed_on
        A1       | internal | 27001; 42001 | 2026-06-01   | 2026-06-30
        A2       | stage_1  |              | 2026-11-16   |
        A3       | internal | 27001        | 2026-09-01   |
    """
    )
    assert audits.measure("certification_calendar", "2026-06-29") == {
        ("internal scheduled", "A1"): dict(due_on="2026-06-01"),
        ("stage_1 scheduled", "A2"): dict(due_on="2026-11-16"),
    }
    assert list(audits.measure("certification_calendar", "2026-06-30")) == [("stage_1 scheduled", "A2")]


def test_without_audits_nothing_is_due(measure):
    assert measure("certification_calendar") == {}
