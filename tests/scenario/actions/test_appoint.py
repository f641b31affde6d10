"""appoint: somebody takes a role of the AIMS."""

import pytest

from aimslib.scenario import ScenarioError

ROLES = """
    role             | holder | from_on    | until_on
    internal_auditor | Ada    | 2026-01-01 | 2026-06-29
    aims_manager     | Bo     | 2026-01-01 |
"""


def test_the_role_is_not_vacant_any_more(foretell):
    found = foretell("appoint: {role: internal_auditor, holder: Cy}", roles=ROLES)
    assert ("role_vacant", "internal_auditor") in [(row["rule"], row["subject_id"]) for row in found.findings_closed]


def test_the_manager_of_the_aims_owns_all_clauses(foretell):
    found = foretell("appoint: {role: aims_manager, holder: Cy}")
    owned = [
        {row["value"] for row in aims.measure("maturity_criteria") if (row["criterion"], row["area"]) == ("owned", "5")}
        for aims in (found.before, found.after)
    ]
    assert owned == [{0}, {1}]


def test_somebody_whose_time_ended_yesterday_can_be_appointed_again(foretell):
    found = foretell("appoint: {role: internal_auditor, holder: Ada}", roles=ROLES)
    assert len(found.after.table("roles")) == 3


def test_who_holds_a_role_can_not_be_appointed_to_it(foretell):
    with pytest.raises(ScenarioError, match="line 3: Bo holds the role aims_manager already"):
        foretell("appoint: {role: aims_manager, holder: Bo}", roles=ROLES)


def test_an_unknown_role_is_an_error(foretell):
    with pytest.raises(ScenarioError, match=r"line 3: unknown value 'auditor'. Did you mean internal_auditor"):
        foretell("appoint: {role: auditor, holder: Cy}", roles=ROLES)
