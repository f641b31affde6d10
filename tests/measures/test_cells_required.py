"""Which cells are required: clauses always, controls by the Statement of Applicability, the tier, role, sourcing and
stage of each system."""

import pytest

ALL_ROLES_HIGH = {  # what a system in operation needs whoever runs it, supplied by a third party, at tier high
    "A.4.2",
    "A.4.3",
    "A.4.6",
    "A.5.3",
    "A.5.4",
    "A.5.5",
    "A.6.2.5",
    "A.6.2.6",
    "A.6.2.8",
    "A.8.5",
    "A.9.4",
    "A.10.2",
}
BUILDERS_ONLY = {
    "A.4.4",
    "A.4.5",
    "A.6.2.2",
    "A.6.2.3",
    "A.6.2.4",
    "A.6.2.7",
    "A.7.3",
    "A.7.4",
    "A.7.5",
    "A.7.6",
    "A.8.2",
}


def of_system(cells, system_id="S1"):
    return {requirement for requirement, place in cells if place == system_id}


def of_organisation(cells):
    return of_system(cells, None)


def test_a_clause_is_one_cell_and_can_not_be_excluded(measure):
    cells = measure(
        "cells",
        controls="""
        control | applicable | justification
        9.2.1   | no         | We never audit
    """,
    )
    assert "9.2.1" in of_organisation(cells)


def test_a_control_is_excluded_only_with_a_justification(measure):
    cells = measure(
        "cells",
        systems="system_id\nS1",
        controls="""
        control | applicable | justification
        A.2.2   | no         | One policy serves all
        A.2.3   | no         |
        A.2.4   | yes        | Applies
        A.4.2   | no         | Nothing to document
        A.4.3   | no         |
    """,
    )
    assert {"A.2.3", "A.2.4"} <= of_organisation(cells) and "A.2.2" not in of_organisation(cells)
    assert "A.4.3" in of_system(cells) and "A.4.2" not in of_system(cells)


def test_an_exclusion_holds_from_the_day_it_was_decided(drawn):
    statement = drawn(
        controls="""
        control | applicable | justification | decided_on
        A.2.2   | no         | Not needed    | 2026-07-01
    """
    )
    assert "A.2.2" in of_organisation(statement.measure("cells", "2026-06-30"))
    assert "A.2.2" not in of_organisation(statement.measure("cells", "2026-07-01"))


def test_impacts_raise_the_tier_above_the_declared_one(measure):
    """A.4.3 is required from limited, A.6.2.8 from high. Limited needs a score of 6 or severity 4, high 15 or 5; what
    remains after treatment does not count."""
    cells = measure(
        "cells",
        systems="system_id\nS1\nS2\nS3\nS4\nS5\nS6\nS7",
        impact_assessments="""
        assessment_id | system_id | tier    | approved_on
        A1            | S1        | minimal | 2026-02-01
        A2            | S2        | minimal | 2026-02-01
        A3            | S3        | minimal | 2026-02-01
        A4            | S4        | minimal | 2026-02-01
        A5            | S5        | minimal | 2026-02-01
        A6            | S6        | minimal | 2026-02-01
        A7            | S7        | minimal | 2026-02-01
    """,
        impacts="""
        assessment_id | likelihood | severity | residual_likelihood | residual_severity
        A1            | 1          | 3        | 5                   | 5
        A2            | 5          | 1        |                     |
        A3            | 2          | 3        |                     |
        A4            | 1          | 4        |                     |
        A5            | 4          | 3        |                     |
        A6            | 5          | 3        | 1                   | 1
        A7            | 1          | 5        |                     |
        A7            | 1          | 1        |                     |
    """,
    )
    assert {system_id for requirement, system_id in cells if requirement == "A.4.3"} == {"S3", "S4", "S5", "S6", "S7"}
    assert {system_id for requirement, system_id in cells if requirement == "A.6.2.8"} == {"S6", "S7"}


def test_impacts_never_lower_the_declared_tier(measure):
    cells = measure(
        "cells",
        systems="system_id\nS1",
        impact_assessments="""
        assessment_id | system_id | tier | approved_on
        A1            | S1        | high | 2026-02-01
    """,
        impacts="""
        assessment_id | likelihood | severity
        A1            | 2          | 3
    """,
    )
    assert "A.6.2.8" in of_system(cells)  # 2 x 3 = 6 asks for limited, the assessor for high


def test_until_it_is_assessed_everything_applies_whatever_tier_the_register_guesses(measure):
    cells = measure(
        "cells",
        systems="system_id | risk_tier\nS1 | minimal\nS2 | limited\nS3 |",
        impact_assessments="""
        assessment_id | system_id | tier    | approved_on
        A1            | S1        | minimal |
    """,
    )
    for system_id in ("S1", "S2", "S3"):
        assert of_system(cells, system_id) == ALL_ROLES_HIGH | BUILDERS_ONLY


def test_the_latest_approved_assessment_gives_the_tier_from_the_day_of_its_approval(drawn):
    system = drawn(
        systems="system_id\nS1",
        impact_assessments="""
        assessment_id | system_id | tier    | assessed_on | approved_on
        A1            | S1        | high    | 2026-01-20  | 2026-02-01
        A2            | S1        | minimal | 2026-01-10  | 2026-05-01
        A3            | S1        | high    | 2026-06-01  |
    """,
    )
    assert "A.6.2.8" in of_system(system.measure("cells", "2026-04-30"))
    assert "A.6.2.8" not in of_system(system.measure("cells", "2026-05-01"))
    assert "A.6.2.8" not in of_system(system.measure("cells", "2026-06-30"))


@pytest.mark.parametrize(
    "rows",
    [
        "A2 | S1 | minimal | 2026-01-01\n A1 | S1 | high | 2026-01-02",  # of one approval day, the later assessment
        "A1 | S1 | minimal | 2026-01-01\n A2 | S1 | high | 2026-01-01",  # then the last id
    ],
)
def test_of_assessments_approved_on_the_same_day_the_later_assessed_then_the_last_id_is_the_latest(measure, rows):
    header = "assessment_id | system_id | tier | assessed_on | approved_on\n"
    drawn_rows = "\n".join(f"{row} | 2026-02-01" for row in rows.splitlines())
    cells = measure("cells", systems="system_id\nS1", impact_assessments=header + drawn_rows)
    assert "A.6.2.8" in of_system(cells)


def test_a_control_applies_to_the_roles_it_names_and_an_unknown_role_has_those_of_every_role(measure):
    cells = measure(
        "cells",
        systems="""
        system_id | role      | supplier
        S1        | user      | Acme
        S2        | developer | Acme
        S3        | provider  |
        S4        |           |
    """,
    )
    assert of_system(cells, "S1") == ALL_ROLES_HIGH
    for builder in ("S2", "S3", "S4"):
        assert of_system(cells, builder) == ALL_ROLES_HIGH | BUILDERS_ONLY


def test_a_third_party_control_needs_a_supplier_or_customers(measure):
    """A.10.2: of systems with a supplier, of those provided to others, and of those whose role is unknown."""
    cells = measure(
        "cells",
        systems="""
        system_id | role      | supplier
        S1        | user      |
        S2        | user      | TBC
        S3        | developer |
        S4        | developer | Acme
        S5        | provider  |
        S6        |           |
    """,
    )
    assert {system_id for requirement, system_id in cells if requirement == "A.10.2"} == {"S2", "S4", "S5", "S6"}


def test_a_control_is_required_from_its_stage_on(measure):
    cells = measure(
        "cells",
        systems="""
        system_id | lifecycle_stage | role
        S1        | design          | provider
        S2        | development     | provider
        S3        | verification    | provider
        S4        | deployment      | provider
        S5        | operation       | provider
    """,
    )
    counts = [len(of_system(cells, system_id)) for system_id in ("S1", "S2", "S3", "S4", "S5")]
    at_design = 6  # A.4.2, A.4.6, A.5.3, A.5.4, A.5.5, A.10.2
    at_development = 9  # A.4.3, A.4.4, A.4.5, A.6.2.2, A.6.2.7, A.7.3, A.7.4, A.7.5, A.7.6
    at_verification, at_deployment, at_operation = 1, 6, 1  # A.6.2.3; A.6.2.4, .5, .8, A.8.2, A.8.5, A.9.4; A.6.2.6
    assert counts[0] == at_design
    assert counts[1] == counts[0] + at_development
    assert counts[2] == counts[1] + at_verification
    assert counts[3] == counts[2] + at_deployment
    assert counts[4] == counts[3] + at_operation == 23


def test_a_control_named_by_the_latest_approved_assessment_is_required_despite_exclusion_and_tier(measure):
    cells = measure(
        "cells",
        systems="system_id\nS1",
        controls="""
        control | applicable | justification
        A.9.4   | no         | Use is obvious
        A.8.2   | no         | No users outside
    """,
        impact_assessments="""
        assessment_id | system_id | tier    | approved_on
        A1            | S1        | minimal | 2026-01-01
        A2            | S1        | minimal | 2026-02-01
        A3            | S1        | minimal |
    """,
        impacts="""
        assessment_id | controls
        A1            | A.4.4
        A2            | A.9.4; A.6.2.8
        A3            | A.8.2
    """,
    )
    assert {"A.9.4", "A.6.2.8"} <= of_system(cells)  # excluded; for tier high
    assert not {"A.8.2", "A.4.4"} & of_system(cells)  # named by one not approved; by one that is not the latest


def test_naming_a_control_helps_against_neither_role_nor_sourcing_nor_stage(measure):
    cells = measure(
        "cells",
        systems="""
        system_id | role | lifecycle_stage
        S1        | user | design
    """,
        impact_assessments="""
        assessment_id | system_id | tier    | approved_on
        A1            | S1        | minimal | 2026-02-01
    """,
        impacts="""
        assessment_id | controls
        A1            | A.6.2.2; A.10.2; A.9.4; A.4.6
    """,
    )
    assert of_system(cells) == {"A.4.2", "A.5.3", "A.5.4", "A.5.5", "A.4.6"}  # A.4.6: role and stage fit, tier named


def test_a_system_out_of_the_aims_scope_has_no_cells(measure):
    cells = measure("cells", systems="system_id | aims_scope\nS1 | no\nS2 | yes\nS3 |")
    assert {place for _, place in cells} == {None, "S2", "S3"}


def test_a_system_has_cells_from_the_day_it_is_registered(drawn):
    register = drawn(systems="system_id | registered_on\nS1 | 2026-06-30")
    assert not of_system(register.measure("cells", "2026-06-29"))
    assert of_system(register.measure("cells", "2026-06-30"))
