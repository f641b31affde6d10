"""What can cover a cell, and on which days: accepted evidence, and what the registers prove themselves."""

import pytest

ONE_SYSTEM = "system_id\nS1"


def states(drawing, requirement, system_id, *days):
    return [drawing.measure("cells", day)[requirement, system_id]["state"] for day in days]


def covered_clauses(cells):
    return {requirement for (requirement, _), row in cells.items() if row["state"] == "covered"}


def test_only_accepted_evidence_counts(measure):
    cells = measure(
        "cells",
        evidence="""
        evidence_id | satisfies | status
        E1          | 42001:4.1 | draft
        E2          | 42001:4.2 | submitted
        E3          | 42001:4.3 | rejected
        E4          | 42001:4.4 | accepted
    """,
    )
    assert covered_clauses(cells) == {"4.4"}


def test_evidence_whose_file_is_gone_or_altered_never_counts(measure):
    files = {"E1": "missing", "E2": "mismatch", "E3": "present", "E4": "not_checked"}
    cells = measure(
        "cells",
        files=files,
        evidence="""
        evidence_id | satisfies
        E1          | 42001:4.1
        E2          | 42001:4.2
        E3          | 42001:4.3
        E4          | 42001:4.4
    """,
    )
    assert covered_clauses(cells) == {"4.3", "4.4"}


def test_evidence_starts_when_it_is_both_true_and_accepted(drawn):
    evidence = drawn(
        evidence="""
        evidence_id | satisfies | effective_on | accepted_on
        E1          | 42001:4.1 | 2026-03-01   | 2026-03-15
        E2          | 42001:4.2 | 2026-03-15   | 2026-03-01
        E3          | 42001:4.3 | 2026-03-15   |
    """
    )
    for requirement in ("4.1", "4.2", "4.3"):
        assert states(evidence, requirement, None, "2026-03-14", "2026-03-15") == ["missing", "covered"]


def test_a_stated_end_wins_over_the_validity_of_the_kind(drawn):
    evidence = drawn(
        evidence="""
        evidence_id | satisfies | kind        | effective_on | valid_until
        E1          | 42001:4.1 | test_report | 2026-01-01   | 2026-12-31
        E2          | 42001:4.2 | test_report | 2026-01-01   | 2026-02-28
    """
    )
    assert states(evidence, "4.1", None, "2026-12-31", "2027-01-01") == ["covered", "expired"]
    assert states(evidence, "4.2", None, "2026-02-28", "2026-03-01") == ["covered", "expired"]


def test_the_validity_of_its_kind_runs_from_the_day_it_was_true_not_from_its_acceptance(drawn):
    evidence = drawn(
        evidence="""
        evidence_id | satisfies | kind        | effective_on | accepted_on
        E1          | 42001:4.1 | test_report | 2026-01-01   | 2026-03-01
        E2          | 42001:4.2 | minutes     | 2026-01-01   | 2026-03-01
    """
    )
    assert states(evidence, "4.1", None, "2026-06-30", "2026-07-01") == ["covered", "expired"]  # 180 days
    assert states(evidence, "4.2", None, "2027-01-01", "2027-01-02") == ["covered", "expired"]  # 365 days


def test_an_approved_assessment_proves_itself_from_approval_to_review(drawn):
    system = drawn(
        systems=ONE_SYSTEM,
        impact_assessments="""
        assessment_id | system_id | approved_on | review_due_on
        A1            | S1        | 2026-02-01  | 2026-05-31
    """,
    )
    days = ("2026-01-31", "2026-02-01", "2026-05-31", "2026-06-01")
    assert states(system, "A.5.3", "S1", *days) == ["missing", "covered", "covered", "expired"]


def test_an_assessment_without_a_review_date_lasts_365_days_from_its_approval(measure):
    cells = measure(
        "cells",
        systems=ONE_SYSTEM,
        impact_assessments="""
        assessment_id | system_id | assessed_on | approved_on
        A1            | S1        | 2026-01-15  | 2026-02-01
    """,
    )
    assert cells["A.5.3", "S1"] == dict(item_id="A1", ends_on="2027-02-01")


def test_an_assessment_that_waits_for_approval_proves_nothing(measure):
    cells = measure(
        "cells",
        systems=ONE_SYSTEM,
        impact_assessments="""
        assessment_id | system_id | approved_on
        A1            | S1        |
    """,
    )
    assert cells["A.5.3", "S1"] == dict(state="missing")


def test_an_earlier_assessment_covers_while_its_own_review_is_not_due(measure):
    """Every approved assessment is an item, not just the latest."""
    cells = measure(
        "cells",
        systems=ONE_SYSTEM,
        impact_assessments="""
        assessment_id | system_id | approved_on | review_due_on
        A1            | S1        | 2026-01-01  | 2026-12-31
        A2            | S1        | 2026-02-01  | 2026-05-31
    """,
    )
    assert cells["A.5.3", "S1"] == dict(state="covered", item_id="A1", ends_on="2026-12-31")


def test_an_assessment_shows_the_dimensions_it_names_or_has_impacts_on(measure):
    """A.5.4 is about individuals and groups, A.5.5 about society."""
    cells = measure(
        "cells",
        systems="system_id\nS1\nS2\nS3\nS4\nS5\nS6\nS7",
        impact_assessments="""
        assessment_id | system_id | approved_on | dimensions_assessed
        A1            | S1        | 2026-02-01  | individuals
        A2            | S2        | 2026-02-01  | groups; society
        A3            | S3        | 2026-02-01  | society
        A4            | S4        | 2026-02-01  |
        A5            | S5        | 2026-02-01  |
        A6            | S6        | 2026-02-01  |
        A7            | S7        | 2026-02-01  | individuals
    """,
        impacts="""
        assessment_id | dimension
        A5            | groups
        A6            | society
        A7            | society
    """,
    )
    covered = {place for place, row in cells.items() if row["state"] == "covered"}
    assert {system_id for requirement, system_id in covered if requirement == "A.5.4"} == {"S1", "S2", "S5", "S7"}
    assert {system_id for requirement, system_id in covered if requirement == "A.5.5"} == {"S2", "S3", "S6", "S7"}


def test_an_approved_gate_into_deployment_shows_the_deployment_for_good(drawn):
    gates = drawn(
        systems="system_id\nS1\nS2",
        lifecycle_gates="""
        system_id | stage        | approved_on
        S1        | deployment   | 2026-03-01
        S2        | verification | 2026-03-01
    """,
    )
    assert states(gates, "A.6.2.5", "S1", "2026-02-28", "2026-03-01", "2036-03-01") == ["missing", "covered", "covered"]
    assert states(gates, "A.6.2.5", "S2", "2026-06-30") == ["missing"]


@pytest.mark.parametrize(
    ("kind", "standards", "completed_on", "counts"),
    [
        ("internal", "", "2026-03-01", True),
        ("internal", "27001; 42001", "2026-03-01", True),
        ("internal", "ISO/IEC 42001:2023", "2026-03-01", True),
        ("internal", "27001", "2026-03-01", False),
        ("stage_1", "42001", "2026-03-01", False),
        ("internal", "42001", "", False),
    ],
)
def test_a_completed_internal_audit_of_the_aims_proves_itself(measure, kind, standards, completed_on, counts):
    cells = measure(
        "cells",
        audits=f"""
        audit_id | kind   | standards   | completed_on   | auditor
        AU1      | {kind} | {standards} | {completed_on} | Iris
    """,
    )
    for requirement in ("9.2.1", "9.2.2"):
        assert cells[requirement, None] == dict(item_id="AU1" if counts else None)


def test_an_audit_shows_the_programme_only_with_its_auditor_and_lasts_365_days(drawn):
    audits = drawn(audits="audit_id | completed_on | auditor\nAU1 | 2025-06-30 |")
    assert states(audits, "9.2.1", None, "2025-06-29", "2025-06-30") == ["missing", "covered"]
    assert states(audits, "9.2.1", None, "2026-06-30", "2026-07-01") == ["covered", "expired"]
    assert states(audits, "9.2.2", None, "2025-06-30") == ["missing"]


def test_a_management_review_proves_itself_for_365_days_and_its_results_once_it_has_decisions(drawn):
    reviews = drawn(management_reviews="review_id | held_on | decisions\nR1 | 2025-06-30 |\nR2 | 2024-01-31 | Fund it")
    for requirement in ("9.3.1", "9.3.2"):
        assert states(reviews, requirement, None, "2026-06-30", "2026-07-01") == ["covered", "expired"]
    assert states(reviews, "9.3.3", None, "2024-01-31", "2025-01-30", "2025-06-30") == ["covered", "covered", "expired"]


def test_an_allocation_with_a_supplier_shows_it_for_the_systems_of_exactly_that_supplier(drawn):
    supplied = drawn(
        systems="system_id | supplier\nS1 | Acme\nS2 | Acme Ltd",
        suppliers="""
        supplier | responsibilities_allocated_on
        Acme     | 2025-06-30
    """,
    )
    assert supplied.measure("cells")["A.10.2", "S1"] == dict(state="covered", item_id="Acme", ends_on="2026-06-30")
    assert states(supplied, "A.10.2", "S1", "2026-07-01") == ["expired"]
    assert states(supplied, "A.10.2", "S2", "2026-06-30") == ["missing"]


def test_what_the_registers_prove_is_a_record(measure):
    """A.5.3, 9.2.2, 9.3.2 and 9.3.3 need a record."""
    cells = measure(
        "cells",
        systems=ONE_SYSTEM,
        impact_assessments="system_id | approved_on\nS1 | 2026-02-01",
        audits="completed_on | auditor\n2026-02-01 | Iris",
        management_reviews="held_on | decisions\n2026-02-01 | Fund it",
    )
    for cell in (("A.5.3", "S1"), ("9.2.2", None), ("9.3.2", None), ("9.3.3", None)):
        assert cells[cell] == dict(state="covered")
