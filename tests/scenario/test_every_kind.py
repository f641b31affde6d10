"""For each kind of action, every measure after it is that of the registers edited by hand; on an organisation that has
something for each of them to do."""

import pytest

from aimslib import scenario
from tests.scenario.spaces import differing

TABLES = dict(
    systems="""
        system_id | owner | role      | supplier | risk_tier | changed_on | org_unit
        S1        |       | developer | Acme     | limited   |            | Claims
        S2        | Ada   | user      | Borealis |           | 2026-06-01 | Claims
        S3        | Ada   |           |          | minimal   |            | Sales
    """,
    controls="""
        control | applicable | justification | owner | decided_on
        A.2.2   | yes        | policies      | Ada   | 2026-01-01
        A.9.2   |            |               |       |
    """,
    evidence="""
        evidence_id | satisfies     | system_id | kind   | effective_on | collected_by | reviewed_by
        E1          | 42001:A.6.2.4 | S1        | record | 2025-01-01   | Ada          |
        E2          | 27001:9.2.1   |           | record | 2026-01-01   | Ada          |
        E3          | 42001:5.2     |           | policy | 2026-01-01   | Bo           | Bo
    """,
    impact_assessments="""
        assessment_id | system_id | tier    | assessed_on | approved_on | approver
        IA1           | S2        | limited | 2026-01-10  | 2026-01-20  | Bo
    """,
    impacts="impact_id | assessment_id | likelihood | severity | controls\nIM1 | IA1 | 4 | 4 | A.9.4; A.6.2.4",
    roles="role | holder | from_on | until_on\nimpact_assessment_approver | Bo | 2026-01-01 |",
    people="name | left_on\nAda |\nBo |",
    sightings="tool | source | first_seen_on | last_seen_on | system_id\nNotetake | sso | 2026-05-01 | 2026-06-01 |",
    suppliers="supplier | responsibilities_allocated_on\nAcme | 2025-01-01",
    audits="audit_id | standards | completed_on | auditor\nAU1 | 27001 | 2026-01-01 | Cy",
    management_reviews="review_id | held_on | decisions\nMR1 | 2025-01-01 |",
    nonconformities="""
        nonconformity_id | severity | due_on     | closed_on
        NC1              | major    | 2026-06-01 |
    """,
)
EXAMPLES = dict(
    add_evidence="add_evidence: {requirements: {area: A.6}, systems: {tier: high}, kind: record, state: open}",
    allocate_supplier="allocate_supplier: {suppliers: all}",
    appoint="appoint: {role: aims_manager, holder: Ada}",
    approve_assessment="approve_assessment: {systems: all}",
    assign_owner="assign_owner: {systems: {owned: no}, owner: Bo}",
    close_nonconformity="close_nonconformity: {ids: [NC1]}",
    complete_audit="complete_audit: {auditor: Cy}",
    decide_control="decide_control: {controls: [A.9.2], applicable: no, justification: nobody uses it}",
    hold_review="hold_review: {chair: Ada, decisions: Go on}",
    refresh_evidence="refresh_evidence: {ids: [E1]}",
    register_tool="register_tool: {tool: Notetake}",
    retire_system="retire_system: {systems: [S3]}",
    review_evidence="review_evidence: {ids: {reviewed: no}, reviewer: Cy}",
    widen_evidence="widen_evidence: {ids: [E2]}",
)


def of_actions(*actions: str) -> scenario.Scenario:
    return scenario.of_text("\n".join(["name: Drawn", "actions:", *(f"  - {one}" for one in actions)]), "drawn.yaml")


def test_there_is_an_example_of_each_kind():
    assert sorted(EXAMPLES) == list(scenario.kinds())


@pytest.mark.parametrize("kind", EXAMPLES)
def test_every_measure_is_that_of_the_edited_files(kind, space):
    organisation = space(**TABLES)
    done = of_actions(EXAMPLES[kind])
    comparison = scenario.what_if(organisation.aims, done)
    assert differing(comparison.after, comparison.before) != []
    assert differing(comparison.after, organisation.with_edits(done.edits(organisation.aims))) == []


def test_and_so_it_is_for_all_of_them_one_after_the_other(space):
    organisation = space(**TABLES)
    done = of_actions(*EXAMPLES.values())
    comparison = scenario.what_if(organisation.aims, done)
    assert differing(comparison.after, organisation.with_edits(done.edits(organisation.aims))) == []
    assert [row for row in comparison.cells_changed if row["because"] is None] == []


@pytest.mark.parametrize("kind", EXAMPLES)
def test_the_fields_say_what_they_mean_and_are_named_in_a_sentence(kind):
    (action,) = of_actions(EXAMPLES[kind]).actions
    assert action.called() == kind and action.text and not action.text.endswith(".")
    assert type(action).__doc__ and all(spec.meaning for spec in action.specs().values())
    assert set(action.needed()) <= set(action.specs())
