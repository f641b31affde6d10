"""A draft starts with what is known already; what a person has to judge is marked."""

from __future__ import annotations

import pytest

from aimslib.assessing import is_suggestion
from aimslib.assessing.prefill import prefilled, register_of

SYSTEMS = """
    system_id | name   | purpose       | org_unit | role | supplier | personal_data | risk_tier | changed_on
    S1        | Triage | Sorts claims. | Claims   | user | Tess     | yes           | limited   | 2026-05-01
    S2        | Sums   | Adds          |          |      |          |               |           |
"""
EARLIER = dict(
    impact_assessments="""
    assessment_id | system_id | assessed_on | approved_on
    IA-1          | S1        | 2026-02-05  | 2026-02-10
    IA-2          | S1        | 2026-01-05  | 2026-01-10
    IA-3          | S1        | 2026-06-05  |
    """,
    impacts="""
    assessment_id | dimension | category | affected_party | harm | likelihood | severity | controls | residual_severity
    IA-2          | groups    | safety   | Drivers        | Hurt | 5          | 5        |          |
    IA-1          | society   | bias     | Renters        | Poor | 4          | 5        | A.5.4    | 2
    """,
)


def draft(aims, trigger: str = "registration", system: str = "S1", **tables: str):
    return prefilled(register_of(aims(systems=SYSTEMS, **tables)), system, trigger, "Ada Quist")


def test_the_summary_says_what_the_register_knows(aims):
    assert draft(aims).summary == (
        "Draft. Purpose: Sorts claims; role: user; personal data: yes; unit: Claims; supplier: Tess; deployed: not yet."
    )
    assert draft(aims, system="S2").summary == (
        "Draft. Purpose: Adds; role: unknown; personal data: unknown; unit: unknown; deployed: not yet."
    )


@pytest.mark.parametrize(("system", "tier"), [("S1", "limited"), ("S2", "high")])
def test_the_tier_is_the_first_guess_of_the_register_and_high_where_there_is_none(aims, system, tier):
    assert draft(aims, system=system).tier == tier


def test_nothing_is_approved_and_no_dimension_is_assessed_yet(aims):
    made = draft(aims)
    assert (made.assessed_on, made.trigger, made.assessor) == ("2026-06-30", "registration", "Ada Quist")
    assert (made.approver, made.approved_on, made.review_due_on, made.dimensions_assessed) == ("", "", "", "")


def test_every_suggested_impact_is_marked_and_its_scores_are_in_the_middle(aims):
    impacts = draft(aims).impacts
    assert [impact.dimension for impact in impacts] == sorted(
        (impact.dimension for impact in impacts), key=("individuals", "groups", "society").index
    )
    assert all(is_suggestion(impact) for impact in impacts)
    assert {(impact.likelihood, impact.severity, impact.residual_severity) for impact in impacts} == {("3", "3", "")}
    assert any('(because the purpose says "claims")' in impact.harm for impact in impacts)


def test_a_re_assessment_starts_with_the_impacts_of_the_latest_approved_one_to_be_judged_again(aims):
    """IA-2 is older, IA-3 is a draft."""
    impacts = draft(aims, "material_change", **EARLIER).impacts
    (again,) = [impact for impact in impacts if impact.affected_party == "Renters"]
    assert again.harm == "Suggested: Poor (because IA-1 had it: is it still so?)"
    assert (again.likelihood, again.severity, again.controls) == ("4", "5", "A.5.4")
    assert (again.residual_likelihood, again.residual_severity) == ("", "2")
    assert "Drivers" not in [impact.affected_party for impact in impacts]


def test_it_is_suggested_only_what_its_categories_do_not_have(aims):
    impacts = draft(aims, "periodic", **EARLIER).impacts
    assert [impact.affected_party for impact in impacts if impact.category == "bias"] == ["Renters"]
    assert {impact.dimension for impact in impacts} == {"individuals", "groups", "society"}


def test_a_dimension_that_would_have_no_impact_gets_one_all_the_same(aims):
    """Every category that is suggested for a system like S2 is there, but only for individuals."""
    categories = ("bias", "safety", "society", "privacy", "misuse")
    impacts = "impact_id | assessment_id | category\n" + "\n".join(f"{one} | IA-1 | {one}" for one in categories)
    assessment = "assessment_id | system_id | approved_on\nIA-1 | S2 | 2026-02-10"
    made = draft(aims, "periodic", "S2", impact_assessments=assessment, impacts=impacts)
    assert [impact.dimension for impact in made.impacts] == ["individuals"] * 5 + ["groups", "society"]


def test_a_system_that_was_never_assessed_has_no_earlier_impacts(aims):
    """An approval after as_of does not count yet."""
    later = dict(EARLIER, impact_assessments="assessment_id | system_id | approved_on\nIA-1 | S1 | 2026-07-01")
    assert "Renters" not in [impact.affected_party for impact in draft(aims, **later).impacts]
