"""What each person can do next."""

ROLES = """
    role                       | holder
    top_management             | Tara
    ai_policy_owner            | Pat
    aims_manager               | Mia
    impact_assessment_approver | Ian
"""


def of(rows: dict, *kinds: str) -> dict:
    """The rows of those kinds by kind and subject."""
    return {(kind, subject): row for (kind, _, subject, _), row in rows.items() if kind in kinds}


def test_a_finding_goes_to_the_owner_of_what_it_is_about(measure):
    rows = measure(
        "worklist",
        roles=ROLES,
        systems="system_id | name | owner | reviewed_on | supplier\nS1 | Bot | Ada | 2025-01-01 | Acme",
        suppliers="supplier | owner | responsibilities_allocated_on\nAcme | Sue |",
        controls="control | owner | applicable\nA.2.4 | Cleo |\n5.1 | Lea |",
        risks="risk_id | owner | treatment\nR1 | Ben | retain",
        nonconformities="nonconformity_id | owner | due_on\nN1 | Cal | 2026-06-29",
        sightings="tool\nChatThing",
    )
    kinds = (
        "review_overdue",
        "supplier_unallocated",
        "risk_retained_unaccepted",
        "nonconformity_overdue",
        "role_vacant",
        "in_use_not_registered",
    )
    assert of(rows, *kinds) == {
        ("review_overdue", "S1"): dict(
            owner="Ada",
            subject_kind="system",
            requirement="9.1",
            due_on="2026-01-01",
            what="Review it: Bot was last reviewed on 2025-01-01",
        ),
        ("supplier_unallocated", "Acme"): dict(owner="Sue", subject_kind="supplier"),
        ("risk_retained_unaccepted", "R1"): dict(owner="Ben", subject_kind="risk"),
        ("nonconformity_overdue", "N1"): dict(owner="Cal", due_on="2026-06-29"),
        ("role_vacant", "internal_auditor"): dict(owner="Tara"),  # who appoints
        ("in_use_not_registered", "ChatThing"): dict(owner="Mia"),
    }
    assert of(rows, "control_undecided")["control_undecided", "A.2.4"] == dict(owner="Cleo")
    assert of(rows, "control_undecided")["control_undecided", "A.2.3"] == dict(owner="Mia")  # nobody's
    assert of(rows, "requirement_without_evidence")["requirement_without_evidence", "5.1"] == dict(owner="Lea")


def test_what_belongs_to_nobody_who_is_here_goes_to_the_manager_then_to_the_top_then_to_nobody(drawn):
    organisation = drawn(
        roles="role | holder | until_on\naims_manager | Mia | 2026-06-30\ntop_management | Tara | 2026-07-01",
        people="name | left_on\nBen | 2026-06-01",
        risks="risk_id | owner | treatment\nR1 | Ben | retain\nR2 | TBC | retain",
    )
    for day, owner in (("2026-06-30", "Mia"), ("2026-07-01", "Tara"), ("2026-07-02", "nobody")):
        rows = of(organisation.measure("worklist", day), "risk_retained_unaccepted")
        assert {row["owner"] for row in rows.values()} == {owner}, day


def test_a_rule_that_was_not_checked_is_nothing_to_do(measure):
    """Without a source of risks and roles those rules are notes; what is left is about controls and requirements."""
    rows = measure("worklist")
    assert "source" not in {subject_kind for _, subject_kind, _, _ in rows}


def test_an_assessment_that_is_due_is_one_row_and_no_finding_beside_it(measure):
    rows = measure(
        "worklist",
        systems="system_id | name | owner | registered_on\nS1 | Bot | Ada | 2026-03-01",
        impact_assessments="assessment_id | system_id",
    )
    assert of(rows, "assessment") == {
        ("assessment", "S1"): dict(
            owner="Ada",
            due_on="2026-03-01",
            subject_kind="system",
            requirement="8.4",
            what="Assess the impacts of Bot: no assessment is approved",
        ),
    }
    assert of(rows, "assessment_missing", "assessment_outdated", "assessment_review_overdue") == {}


def test_why_an_assessment_is_due(measure):
    rows = measure(
        "worklist",
        systems="system_id | name | changed_on\nS1 | Bot | 2026-05-01\nS2 | Bat |",
        impact_assessments="""
            assessment_id | system_id | assessed_on | approved_on | review_due_on
            A1            | S1        | 2026-04-01  | 2026-04-02  |
            A2            | S2        | 2026-04-01  | 2026-04-02  | 2026-06-29
        """,
    )
    assert of(rows, "assessment") == {
        ("assessment", "S1"): dict(what="Assess the impacts of Bot: it changed after its assessment"),
        ("assessment", "S2"): dict(what="Assess the impacts of Bat: the review date of its assessment has passed"),
    }


def test_what_falls_due_within_90_days(measure):
    """2026-09-28 is 90 days from 2026-06-30."""
    rows = measure(
        "worklist",
        actions="""
        action_id | owner | decision | due_on     | done_on
        D1        | Ada   | Fund it  | 2026-06-30 |
        D2        | Ada   | Fund it  | 2026-09-28 |
        D3        | Ada   | Fund it  | 2026-09-29 |
        D4        | Ada   | Fund it  | 2026-07-31 | 2026-06-30
        D5        | Ada   | Fund it  |            |
    """,
        nonconformities="""
        nonconformity_id | owner | due_on     | closed_on
        N1               | Cal   | 2026-09-28 |
        N2               | Cal   | 2026-09-29 |
        N3               | Cal   | 2026-09-28 | 2026-06-30
    """,
        risks="""
        risk_id | owner | status  | treatment_due_on
        R1      | Ben   | open    | 2026-09-28
        R2      | Ben   | open    | 2026-09-29
        R3      | Ben   | treated | 2026-09-28
    """,
        objectives="""
        objective_id | owner | statement | due_on     | achieved_on
        O1           | Eva   | Fair      | 2026-09-28 |
        O2           | Eva   | Fair      | 2026-09-29 |
        O3           | Eva   | Fair      | 2026-09-28 | 2026-06-30
    """,
    )
    assert of(rows, "action", "nonconformity", "risk_treatment", "objective") == {
        ("action", "D1"): dict(owner="Ada", due_on="2026-06-30", what="Carry out: Fund it", requirement="9.3.3"),
        ("action", "D2"): dict(owner="Ada", due_on="2026-09-28"),
        ("nonconformity", "N1"): dict(owner="Cal", subject_kind="nonconformity", requirement="10.2"),
        ("risk_treatment", "R1"): dict(owner="Ben", subject_kind="risk", requirement="8.3"),
        ("objective", "O1"): dict(owner="Eva", what="Achieve: Fair", requirement="6.2"),
    }


def test_what_is_overdue_is_a_finding_only_an_objective_stays_what_it_is(measure):
    late = "2026-06-29"
    rows = measure(
        "worklist",
        actions=f"action_id | due_on\nD1 | {late}",
        nonconformities=f"nonconformity_id | due_on\nN1 | {late}",
        risks=f"risk_id | treatment_due_on\nR1 | {late}",
        objectives=f"objective_id | due_on\nO1 | {late}",
    )
    assert list(of(rows, "action", "nonconformity", "risk_treatment", "objective")) == [("objective", "O1")]
    assert ("nonconformity_overdue", "N1") in of(rows, "nonconformity_overdue")


def test_what_is_agreed_later_is_not_known_yet(measure):
    rows = measure("worklist", actions="action_id | agreed_on | due_on\nD1 | 2026-07-01 | 2026-07-31")
    assert of(rows, "action") == {}


def test_evidence_that_ends_within_90_days_goes_to_who_collected_it(measure):
    """E3 ends first, but E4 keeps the cell; nothing is lost with it. A1 belongs to the system's owner."""
    rows = measure(
        "worklist",
        roles=ROLES,
        systems="system_id | owner | risk_tier\nS1 | Ada | minimal",
        evidence="""
            evidence_id | title   | satisfies | kind   | valid_until | collected_by
            E1          | Policy  | 42001:5.2 | policy | 2026-09-28  | Cleo
            E2          | Scope   | 42001:4.3 | plan   | 2026-09-29  | Cleo
            E3          | Context | 42001:4.1 | plan   | 2026-07-31  | Cleo
            E4          | Context | 42001:4.1 | plan   | 2027-12-31  | Cleo
        """,
        impact_assessments="assessment_id | system_id | tier | approved_on | review_due_on\n"
        "A1 | S1 | high | 2026-01-01 | 2026-07-15",
        management_reviews="review_id | held_on\nMR1 | 2025-08-01",
    )
    assert of(rows, "evidence_expiring") == {
        ("evidence_expiring", "E1"): dict(
            owner="Cleo",
            due_on="2026-09-28",
            subject_kind="evidence",
            what="Renew it, or 1 cell(s) lapse: Policy",
            requirement="7.5.3",
        ),
        ("evidence_expiring", "A1"): dict(owner="Ada", due_on="2026-07-15", subject_kind="assessment"),
        ("evidence_expiring", "MR1"): dict(
            owner="Mia",
            due_on="2026-08-01",
            subject_kind="review",
            what="Renew it, or 2 cell(s) lapse: Management review",
        ),
    }


def test_a_person_sees_the_oldest_date_first_and_what_has_no_date_last(measure):
    rows = measure(
        "worklist",
        controls="control | owner | applicable\nA.2.4 | Ada | yes\n5.1 | Bo | yes",
        actions="owner | due_on\nBo | 2026-07-31\nAda | 2026-08-31\nAda | 2026-07-31",
    )
    persons = [(row["owner"], row["due_on"]) for row in rows.values() if row["owner"] in ("Ada", "Bo")]
    assert persons[:2] == [("Ada", "2026-07-31"), ("Ada", "2026-08-31")]
    assert persons == sorted(persons, key=lambda row: (row[0], row[1] or "9999"))


def test_a_day_one_organisation_has_to_decide_on_its_controls(measure):
    assert len(of(measure("worklist"), "control_undecided")) == 38
