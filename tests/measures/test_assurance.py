"""What customers may be told: counts and dates of policy, roles, oversight, certificates and readiness."""


def test_the_policy_is_in_force_from_the_day_it_was_accepted_to_the_day_it_ends(drawn):
    organisation = drawn(
        evidence="""
        evidence_id | satisfies | kind   | effective_on | accepted_on | valid_until
        E1          | 42001:5.2 | policy | 2026-02-01   | 2026-02-27  | 2027-02-25
    """
    )
    told = organisation.measure("assurance")
    assert told["policy", "5.2"] == dict(numerator=1, denominator=1, since_on="2026-02-27", due_on="2027-02-25")
    assert told["policy", "A.2.2"] == dict(numerator=0, denominator=1, since_on=None, due_on=None)
    assert organisation.measure("assurance", "2026-02-26")["policy", "5.2"] == dict(numerator=0, since_on=None)
    assert organisation.measure("assurance", "2027-02-25")["policy", "5.2"] == dict(numerator=1)
    assert organisation.measure("assurance", "2027-02-26")["policy", "5.2"] == dict(numerator=0)


def test_a_role_is_held_once_however_many_hold_it_and_not_by_somebody_who_left(measure):
    told = measure(
        "assurance",
        roles="""
        role                       | holder | from_on    | until_on
        impact_assessment_approver | Ada    | 2026-01-01 |
        impact_assessment_approver | Ben    | 2026-01-01 |
        internal_auditor           | Ada    | 2026-01-01 | 2026-06-29
        aims_manager               | Cem    | 2026-01-01 |
        """,
        people="name | left_on\nCem | 2026-06-30",
    )
    held = {item: row["numerator"] for (topic, item), row in told.items() if topic == "role"}
    assert held == {
        "top_management": 0,
        "ai_policy_owner": 0,
        "aims_manager": 0,
        "impact_assessment_approver": 1,
        "internal_auditor": 0,
    }


def test_audit_and_review_count_for_365_days_and_only_of_this_standard(drawn):
    organisation = drawn(
        audits="""
        audit_id | kind     | standards | completed_on
        A1       | internal | 27001     | 2026-06-01
        A2       | internal | 42001     | 2025-06-30
        """,
        management_reviews="review_id | held_on\nR1 | 2026-06-30",
    )
    told = organisation.measure("assurance")
    assert told["oversight", "internal_audit"] == dict(numerator=1, since_on="2025-06-30", due_on="2026-06-30")
    assert told["oversight", "management_review"] == dict(numerator=1, since_on="2026-06-30")
    after = organisation.measure("assurance", "2026-07-01")
    assert after["oversight", "internal_audit"] == dict(numerator=0)
    assert organisation.measure("assurance", "2026-06-29")["oversight", "management_review"] == dict(since_on=None)


def test_a_certificate_runs_to_the_day_it_expires_and_one_of_27001_is_named_only_where_there_is_one(drawn):
    organisation = drawn(
        audits="""
        audit_id | kind            | standards | result         | decision_on | certificate_expires_on
        A1       | recertification | 27001     | minor_findings | 2023-07-01  | 2026-06-30
        A2       | stage_2         | 42001     | major_findings | 2026-05-01  |
    """
    )
    told = organisation.measure("assurance")
    assert told["certificate", "ISO/IEC 27001"] == dict(numerator=1, since_on="2023-07-01", due_on="2026-06-30")
    assert told["certificate", "ISO/IEC 42001"] == dict(numerator=0, since_on=None, due_on=None)
    assert organisation.measure("assurance", "2026-07-01")["certificate", "ISO/IEC 27001"] == dict(numerator=0)
    assert ("certificate", "ISO/IEC 27001") not in organisation.measure("assurance", "2023-06-30")


def test_only_dates_ahead_are_told(measure):
    told = measure(
        "assurance",
        audits="""
        audit_id | kind    | scheduled_on
        A1       | stage_1 | 2026-06-29
        A2       | stage_1 | 2026-06-30
        A3       | stage_1 | 2026-09-01
    """,
    )
    assert told["certification_date", "stage_1 scheduled"] == dict(due_on="2026-06-30")


def test_readiness_counts_checks_and_names_none(measure):
    told = measure("assurance", systems="system_id\nS1")
    assert told["readiness", "stage_1"] == dict(numerator=1, denominator=12)  # a system is registered
    items = {item for topic, item in told if topic == "readiness"}
    assert items == {"stage_1", "stage_2", "surveillance"}


def test_the_level_stands_beside_the_top_of_the_ladder(measure):
    assert measure("assurance")["maturity", "level"] == dict(numerator=0, denominator=3)
