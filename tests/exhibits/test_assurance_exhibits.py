"""The words of the assurance report: neutral, true, and without a name unless it is asked for."""

from aimslib import exhibits as show

POLICY = """
evidence_id | satisfies            | kind   | effective_on | valid_until
E1          | 42001:5.2; 42001:A.2.2 | policy | 2026-02-27   | 2027-02-26
"""
ROLES = """
role           | holder | from_on
aims_manager   | Ada    | 2026-01-01
top_management | Ben    | 2026-01-01
"""


def words(exhibit) -> str:
    return exhibit.html.striptags()


def test_the_statement_says_what_is_governed_under_which_policy_by_how_many_roles(aims):
    organisation = aims(systems="system_id\nS1\nS2", evidence=POLICY, roles=ROLES)
    assert words(show.assurance_statement(organisation)) == (
        "We run an AI management system to ISO/IEC 42001. It governs 2 AI systems, under an AI policy in force since "
        "27 February 2026, and 2 of 5 of its roles are held."
    )


def test_a_policy_that_is_not_in_force_is_not_claimed(aims):
    assert "an AI policy is being approved, and 0 of 5" in words(show.assurance_statement(aims()))
    assert "In force" not in words(show.assurance_governance(aims("2027-02-27", evidence=POLICY)))


def test_holders_of_roles_are_named_only_on_request_and_not_after_they_left(aims):
    organisation = aims(roles=ROLES, people="name | left_on\nBen | 2026-06-01")
    assert "Ada" not in words(show.assurance_governance(organisation))
    named = words(show.assurance_governance(organisation, show_people=True))
    assert "Ada" in named and "Ben" not in named


def test_systems_are_counted_by_tier_and_stage_and_named_only_on_request(aims):
    organisation = aims(systems="system_id | name | lifecycle_stage\nS1 | Motor | operation\nS2 | Home | design")
    exhibit = show.assurance_register(organisation)
    assert "Motor" not in exhibit.html and exhibit.html.count('data-take="sum:systems"') == 6
    assert "High: Home; Motor." in words(show.assurance_register(organisation, show_systems=True))


def test_certificates_dates_and_readiness_are_told_in_neutral_words(aims):
    organisation = aims(
        audits="""
        audit_id | kind            | standards | scheduled_on | result         | decision_on | certificate_expires_on
        A1       | recertification | 27001     | 2025-10-20   | minor_findings | 2025-11-14  | 2028-11-13
        A2       | stage_1         |           | 2026-11-16   |                |             |
        """
    )
    told = words(show.assurance_certification(organisation))
    assert "ISO/IEC 42001 certificateNot certified yet" in told
    assert "ISO/IEC 27001 certificateCertified14 Nov 202513 Nov 2028" in told
    assert "Certification audit, stage 1Planned16 Nov 2026" in told
    assert "Readiness for stage 10 of 12 checks met" in told and "surveillance" not in told.lower()


def test_once_certified_readiness_is_that_for_surveillance(aims):
    audits = "audit_id | kind | completed_on | result | decision_on\nA1 | stage_2 | 2026-02-20 | passed | 2026-03-15"
    told = words(show.assurance_certification(aims(audits=audits)))
    assert "ISO/IEC 42001 certificateCertified15 Mar 202615 Mar 2029" in told
    assert "Readiness for surveillance" in told and "Readiness for stage" not in told


def test_its_figures_and_its_frameworks_name_only_sheets_of_counts(aims):
    organisation = aims(systems="system_id\nS1", evidence=POLICY)
    for exhibit in (show.assurance_figures, show.assurance_frameworks, show.assurance_assessments):
        made = exhibit(organisation)
        assert set(made.sources) <= {"coverage_total", "assurance", "frameworks", "assessment_currency"}
        assert 'data-sheet="' in made.html
