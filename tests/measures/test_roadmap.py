"""The six-month path: twelve steps, each done when the data says so."""

from aimslib.aims import Aims

STEPS = [
    (1, "systems_registered"), (1, "policy_approved"), (1, "owners_named"), (2, "high_tier_assessed"), (3, "scope_set"),
    (3, "objectives_set"), (3, "soa_complete"), (4, "clauses_operating"), (5, "controls_operating"),
    (6, "internal_audit_done"), (6, "management_review_done"), (6, "stage_1_ready"),
]  # fmt: skip


def done(rows: dict) -> set[str]:
    return {step for step, row in rows.items() if row["done"]}


def test_the_first_month_leads_to_ml1_the_others_to_ml2(measure):
    rows = measure("roadmap")
    assert [(row["month"], step) for step, row in rows.items()] == STEPS
    assert {step for step, row in rows.items() if row["level"] == 1} == {
        "systems_registered",
        "policy_approved",
        "owners_named",
    }
    assert {row["level"] for row in rows.values()} == {1, 2}


def test_nothing_is_done_where_there_is_nothing(measure):
    """No system has no owner missing and no assessment due; that is no progress."""
    assert done(measure("roadmap")) == set()


def test_systems_are_registered_when_all_tools_in_use_are(drawn):
    rows = drawn(
        systems="system_id\nS1",
        sightings="""
        tool | system_id | first_seen_on
        Bot1 | S1        | 2026-01-01
        Bot2 |           | 2026-06-30
    """,
    )
    assert "systems_registered" in done(rows.measure("roadmap", "2026-06-29"))
    row = rows.measure("roadmap", "2026-06-30")["systems_registered"]
    assert row == dict(done=False, evidence="1 systems registered; of the tools seen in use: 0.5")


def test_the_policy_step_needs_the_clause_and_its_control_unless_that_is_excluded(measure):
    clause = "satisfies | kind\n42001:5.2 | policy\n"
    excluded = "control | applicable | justification\nA.2.2 | no | covered by the group"
    assert "policy_approved" not in done(measure("roadmap", evidence=clause))
    assert "policy_approved" in done(measure("roadmap", evidence=clause + "42001:A.2.2 | policy"))
    row = measure("roadmap", evidence=clause, controls=excluded)["policy_approved"]
    assert row == dict(done=True, evidence="5.2 AI policy: 1 covered of 1; A.2.2 AI policy: excluded")


def test_owners_and_assessments_of_systems_in_scope(measure):
    rows = measure("roadmap", systems="system_id | owner | risk_tier\nS1 | Ada | minimal")
    assert {"owners_named", "high_tier_assessed"} <= done(rows)
    rows = measure("roadmap", systems="system_id | owner | risk_tier\nS1 | TBC | high")
    assert not {"owners_named", "high_tier_assessed"} & done(rows)
    rows = measure("roadmap", systems="system_id | owner | aims_scope\nS1 | Ada | no")
    assert not {"owners_named", "high_tier_assessed"} & done(rows)  # nothing is in scope


def test_documents_audit_and_review_on_their_last_day(drawn):
    steps = {"scope_set", "objectives_set", "internal_audit_done", "management_review_done"}
    rows = drawn(
        audits="standards | completed_on\n42001 | 2025-06-30",
        management_reviews="held_on\n2025-06-30",
        evidence="satisfies | kind | valid_until\n42001:4.3; 42001:6.2 | plan | 2026-06-30",
    )
    assert done(rows.measure("roadmap", "2026-06-30")) == steps
    assert done(rows.measure("roadmap", "2026-07-01")) == set()


def test_due_dates_are_months_after_the_start_of_the_programme(drawn):
    def due(start):
        rows = drawn().measure("roadmap", programme_start=start)
        return [row["due_on"] for row in rows.values() if row["month"] in (1, 6)]

    assert due("2026-01-12") == ["2026-02-12"] * 3 + ["2026-07-12"] * 3
    assert due("2025-08-31") == ["2025-09-30"] * 3 + ["2026-02-28"] * 3  # a shorter month ends earlier
    assert due(None) == [None] * 6


def test_another_date_of_the_same_aims_keeps_the_programme(drawn):
    aims = Aims.on(drawn().path, "2026-06-30", programme_start="2026-01-12").at("2026-03-31")
    assert {row["due_on"].isoformat() for row in aims.measure("roadmap") if row["month"] == 2} == {"2026-03-12"}
