"""complete_audit: an internal audit of the AIMS is completed today."""

import pytest

from aimslib.scenario import ScenarioError
from tests.scenario.spaces import states

AUDITS = """
    audit_id | kind     | standards    | scheduled_on | completed_on
    AU1      | internal | 27001; 42001 | 2026-09-14   |
    AU2      | internal | 27001        | 2026-09-14   |
    AU3      | stage_1  |              | 2026-11-16   |
    AU4      | internal |              | 2025-05-01   | 2025-05-05
"""


def test_it_covers_the_audit_clauses_and_closes_the_finding(foretell):
    found = foretell("complete_audit: {auditor: Bo}", audits=AUDITS)
    assert {row["requirement"]: row["after"] for row in found.cells_changed} == {"9.2.1": "covered", "9.2.2": "covered"}
    assert "internal_audit_overdue" in [row["rule"] for row in found.findings_closed]
    assert found.cells_changed[0]["because"] == "Complete an internal audit, by Bo"


def test_without_any_audit_there_is_one_then(foretell):
    (row,) = foretell("complete_audit: {auditor: Bo}").after.table("audits")
    assert (row["kind"], row["standards"], str(row["completed_on"])) == ("internal", "42001", "2026-06-30")


def test_one_that_is_planned_is_completed_where_it_is_named(foretell):
    found = foretell("complete_audit: {auditor: Bo, audit: AU1}", audits=AUDITS)
    assert len(found.after.table("audits")) == 4
    assert states(found.after)["9.2.2", None] == "covered"


@pytest.mark.parametrize(
    ("audit", "message"),
    [
        ("AU9", "unknown audit 'AU9'"),
        ("AU2", "AU2 is no internal audit of the AIMS"),
        ("AU3", "AU3 is no internal audit of the AIMS"),
        ("AU4", "AU4 was completed on 2025-05-05"),
    ],
)
def test_another_one_can_not_be_completed(foretell, audit, message):
    with pytest.raises(ScenarioError, match=f"drawn.yaml line 3: {message}"):
        foretell(f"complete_audit: {{auditor: Bo, audit: {audit}}}", audits=AUDITS)
