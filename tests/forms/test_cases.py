"""What the form offers: open drafts, and what is due without one."""

import pytest

from aimslib.errors import UsageError
from aimslib.forms import impact_assessment
from aimslib.forms._cases import cases, find


def test_open_drafts_and_systems_that_are_due_are_offered(aims):
    """S1 has a draft, S2 was never assessed, S3 is assessed and not due."""
    assert [case.label for case in cases(aims)] == ["S1 Triage (draft IA-1)", "S2 Quotes (due, no draft yet)"]


def test_a_system_is_found_by_its_label_or_its_id(aims):
    assert find(aims, "S1") == find(aims, "S1 Triage (draft IA-1)")
    assert find(aims, "S2").assessment_id == ""


def test_what_cannot_be_assessed_says_why(aims):
    with pytest.raises(UsageError, match="S3 Rosters is not due for an assessment on 2026-06-30 and has no open draft"):
        find(aims, "S3")
    with pytest.raises(UsageError, match="Unknown system 'S4'"):
        find(aims, "S4")


def test_on_a_later_day_what_is_due_by_then_is_offered(aims):
    """IA-2 is good for 365 days after 10 May 2026: until 10 May 2027."""
    assert [case.system_id for case in cases(aims.at("2027-05-10"))] == ["S1", "S2"]
    assert [case.trigger for case in cases(aims.at("2027-05-11"))] == ["registration", "registration", "periodic"]


def test_figures_without_files_have_no_form(drawn):
    from aimslib.aims import Aims

    aims = Aims.on(drawn(systems="system_id | name\nS1 | Triage").path, "2026-06-30")
    with pytest.raises(UsageError, match="A form writes into a workspace's files"):
        impact_assessment(aims)
