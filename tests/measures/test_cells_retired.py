"""A retired system still owes proof of its retirement (A.6.2.6), and nothing else."""

import csv

import pytest

from aimslib.measures import SQL

RETIRED = "system_id | lifecycle_stage | retired_on\nS1 | retired | 2026-03-31"


def of_system(cells):
    return {requirement for requirement, place in cells if place == "S1"}


def test_a_retired_system_needs_only_what_holds_at_retirement(measure):
    assert of_system(measure("cells", systems=RETIRED)) == {"A.6.2.6"}


def test_until_its_retirement_day_it_counts_as_in_operation(drawn):
    system = drawn(systems=RETIRED)
    assert len(of_system(system.measure("cells", "2026-03-30"))) == 23
    assert of_system(system.measure("cells", "2026-03-31")) == {"A.6.2.6"}


def test_a_retired_system_without_a_date_is_retired(measure):
    assert of_system(measure("cells", systems="system_id | lifecycle_stage\nS1 | retired")) == {"A.6.2.6"}


def test_a_passed_retirement_date_with_another_stage_retires_nothing(measure):
    cells = measure("cells", systems="system_id | lifecycle_stage | retired_on\nS1 | operation | 2026-03-31")
    assert len(of_system(cells)) == 23


def test_a_retired_system_out_of_scope_owes_nothing(measure):
    assert not of_system(measure("cells", systems="system_id | lifecycle_stage | aims_scope\nS1 | retired | no"))


@pytest.mark.parametrize(("effective_on", "item"), [("2026-03-30", None), ("2026-03-31", "E1")])
def test_its_evidence_must_not_predate_the_retirement_and_then_never_ends(measure, effective_on, item):
    cells = measure(
        "cells",
        as_of="2036-06-30",
        systems=RETIRED,
        evidence=f"""
        evidence_id | satisfies     | system_id | effective_on   | valid_until
        E1          | 42001:A.6.2.6 | S1        | {effective_on} | 2026-04-30
    """,
    )
    assert cells["A.6.2.6", "S1"] == dict(state="covered" if item else "missing", item_id=item, ends_on=None)


def test_without_a_retirement_date_any_evidence_will_do(measure):
    cells = measure(
        "cells",
        systems="system_id | lifecycle_stage | changed_on\nS1 | retired | 2026-01-01",
        evidence="""
        evidence_id | satisfies     | system_id | effective_on
        E1          | 42001:A.6.2.6 | S1        | 2020-01-01
    """,
    )
    assert cells["A.6.2.6", "S1"] == dict(state="covered", item_id="E1", ends_on=None)


def test_it_is_covered_or_missing_and_nothing_between(measure):
    """A document is not designed, 27001 evidence not top_up; E3 is not accepted yet, E4 is organisation-wide."""
    cells = measure(
        "cells",
        systems=RETIRED,
        evidence="""
        evidence_id | satisfies     | system_id | kind      | effective_on | accepted_on
        E1          | 42001:A.6.2.6 | S1        | procedure | 2026-04-01   |
        E2          | 27001:A.8.16  | S1        | record    | 2026-04-01   |
        E3          | 42001:A.6.2.6 | S1        | record    | 2026-04-01   | 2026-07-01
        E4          | 42001:A.6.2.6 |           | record    | 2026-04-01   |
    """,
    )
    assert cells["A.6.2.6", "S1"] == dict(state="missing", item_id=None)


def test_evidence_for_every_system_serves_a_retired_one_too(measure):
    cells = measure(
        "cells",
        systems=RETIRED,
        evidence="""
        evidence_id | satisfies     | system_id | effective_on
        E1          | 42001:A.6.2.6 | *         | 2026-04-01
    """,
    )
    assert cells["A.6.2.6", "S1"] == dict(state="covered", item_id="E1")


def test_an_exclusion_holds_for_a_retired_system_even_where_its_assessment_names_the_control(measure):
    cells = measure(
        "cells",
        systems=RETIRED,
        controls="control | applicable | justification\nA.6.2.6 | no | Nothing runs",
        impact_assessments="assessment_id | system_id | approved_on\nA1 | S1 | 2026-01-01",
        impacts="assessment_id | controls\nA1 | A.6.2.6",
    )
    assert not of_system(cells)


def test_of_the_rules_for_systems_in_use_only_the_role_rule_holds(measure):
    """In a catalogue where all holds at retirement: neither tier nor sourcing nor stage matter any more."""
    with (SQL.parent / "reference" / "annex_a_controls.csv").open(encoding="utf-8-sig", newline="") as file:
        catalogue = [row | {"at_retirement": "yes"} for row in csv.DictReader(file)]
    cells = measure(
        "cells",
        reference={"annex_a_controls": catalogue},
        systems="system_id | lifecycle_stage | role\nS1 | retired | user",
        impact_assessments="system_id | tier | approved_on\nS1 | minimal | 2026-01-01",
    )
    for_users = {row["control"] for row in catalogue if row["scope"] == "system" and "user" in row["applies_to_role"]}
    assert of_system(cells) == for_users
    assert {"A.6.2.8", "A.10.2"} <= for_users  # for tier high; for third parties
