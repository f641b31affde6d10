"""Findings with their severity, requirement and remedy; each rule is drawn in tests/findings."""

import csv

from aimslib import measures


def test_a_finding_carries_what_its_rule_says(measure):
    rows = measure("findings", systems="system_id | name | owner\nS1 | Triage | TBC")
    assert rows["system_without_owner", "S1"] == dict(
        severity="major",
        subject_kind="system",
        requirement="5.3",
        since_on="2026-01-01",
        detail='Triage has no owner (the register says "TBC")',
        remedy="Name an owner in systems.owner",
    )


def test_a_rule_whose_column_is_not_in_the_source_says_so_once(measure):
    rows = measure("findings", systems="system_id\nS1\nS2")
    notes = {subject: row for (rule, subject), row in rows.items() if rule == "system_without_owner"}
    assert notes == {
        "systems.owner": dict(
            severity="note",
            subject_kind="source",
            requirement="5.3",
            since_on=None,
            detail="Not in source: systems.owner; this rule was not checked",
            remedy="Name an owner in systems.owner",
        )
    }


def test_of_several_columns_the_first_that_is_missing_is_named(measure):
    """owner_left needs systems.owner, then people.left_on."""
    assert ("owner_left", "systems.owner") in measure("findings", systems="system_id\nS1")
    assert ("owner_left", "people.left_on") in measure("findings", systems="system_id | owner\nS1 | Ada")


def test_a_table_with_only_a_header_is_provided(measure):
    rows = measure("findings", audits="audit_id", sightings="tool")
    assert rows["internal_audit_overdue", "AIMS"] == dict(severity="major", since_on=None)
    assert not [subject for rule, subject in rows if rule == "in_use_not_registered"]


def test_the_severest_come_first_then_the_order_of_the_rules_then_the_subject(measure):
    rows = measure(
        "findings",
        systems="system_id | owner\nS2 |\nS1 |",
        roles="role | holder",
        controls="control | applicable\nA.2.2 | yes\nA.3.2 | yes",
    )
    severities = [row["severity"] for row in rows.values()]
    assert severities == sorted(severities, key=["major", "minor", "note"].index)
    assert list(rows)[:4] == [
        ("system_without_owner", "S1"),
        ("system_without_owner", "S2"),
        ("role_vacant", "ai_policy_owner"),
        ("role_vacant", "aims_manager"),
    ]


def test_every_rule_is_in_the_catalogue_of_findings():
    """A rule that the catalogue does not name would find nothing, silently."""
    with (measures.SQL.parent / "reference" / "findings.csv").open(encoding="utf-8-sig", newline="") as file:
        assert set(measures.rules()) <= {row["rule"] for row in csv.DictReader(file)}
