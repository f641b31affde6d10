"""What only the management can decide, derived from findings, with who answers for it."""

ROLES = """
    role                       | holder
    top_management             | Tara
    ai_policy_owner            | Pat
    aims_manager               | Mia
    impact_assessment_approver | Ian
    internal_auditor           | Iris
"""


def test_each_kind_of_question_names_its_subject_and_who_answers_for_it(measure):
    rows = measure(
        "decisions_needed",
        roles=ROLES.replace("    internal_auditor           | Iris\n", ""),
        systems="system_id | name | owner | lifecycle_stage | retired_on\nS1 | Old bot | Ada | operation | 2026-03-01",
        risks="risk_id | description | owner | treatment | treatment_due_on\nR1 | Bias | Ben | retain | 2026-09-30",
        nonconformities="nonconformity_id | description | owner | severity | due_on\n"
        "N1 | No tests | Cal | major | 2026-05-31",
        sightings="tool\nChatThing",
    )
    assert rows == {
        ("risk_retained_unaccepted", "R1"): dict(subject="Bias", owner="Ben", due_on="2026-09-30"),
        ("zombie", "S1"): dict(subject="Old bot", owner="Ada", since_on="2026-03-01", due_on=None),
        ("nonconformity_overdue", "N1"): dict(subject="No tests", owner="Cal", due_on="2026-05-31"),
        ("role_vacant", "internal_auditor"): dict(subject="internal_auditor", owner="Tara"),  # who appoints
        ("in_use_not_registered", "ChatThing"): dict(subject="ChatThing", owner="Mia"),
    }


def test_where_the_owner_is_gone_or_nobody_the_aims_manager_answers_then_top_management(drawn):
    risks = drawn(
        roles="role | holder | until_on\naims_manager | Mia | 2026-06-30\ntop_management | Tara |",
        people="name | left_on\nBen | 2026-06-01",
        risks="risk_id | owner | treatment\nR1 | Ben | retain\nR2 | TBC | retain",
    )
    for day, answers in (("2026-06-30", "Mia"), ("2026-07-01", "Tara")):
        rows = risks.measure("decisions_needed", day)
        assert {rows["risk_retained_unaccepted", risk]["owner"] for risk in ("R1", "R2")} == {answers}


def test_without_anybody_the_owner_is_open(measure):
    rows = measure("decisions_needed", risks="risk_id | treatment\nR1 | retain")
    assert rows["risk_retained_unaccepted", "R1"] == dict(owner=None)


def test_minor_nonconformities_and_rules_not_checked_ask_nothing_of_the_management(measure):
    rows = measure("decisions_needed", nonconformities="severity | due_on\nminor | 2026-05-31")
    assert rows == {}
