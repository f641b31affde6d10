"""close_nonconformity: corrective actions are done."""

import pytest

from aimslib.scenario import ScenarioError

OPEN = """
    nonconformity_id | severity | requirement   | raised_on  | due_on     | closed_on  | owner
    NC1              | major    | 42001:10.2    | 2026-01-01 | 2026-06-01 |            | Ada
    NC2              | minor    | 42001:A.6.2.6 | 2026-01-01 |            | 2026-06-30 | Ada
    NC3              | minor    | 27001:A.8.15  | 2026-01-01 |            |            | Bo
    NC4              | minor    | 42001:10.2    | 2026-07-01 |            |            | Bo
"""


def test_a_major_one_past_its_due_date_does_not_hold_the_level_any_more(foretell):
    found = foretell("close_nonconformity: {ids: [NC1]}", nonconformities=OPEN)
    met = [
        {row["met"] for row in aims.measure("maturity_criteria") if row["criterion"] == "no_major_overdue"}
        for aims in (found.before, found.after)
    ]
    assert met == [{False}, {True}]
    assert "nonconformity_overdue" in [row["rule"] for row in found.findings_closed]


def test_all_are_those_that_are_open_today(foretell):
    """NC2 was closed today, NC4 is raised tomorrow."""
    found = foretell("close_nonconformity: {ids: all}", nonconformities=OPEN)
    assert [work.subject for work in found.steps[0].work] == ["NC1", "NC3"]


def test_a_filter_by_area_severity_or_owner(foretell):
    for words, expected in (("area: '10'", ["NC1"]), ("severity: minor", ["NC3"]), ("owner: Bo", ["NC3"])):
        found = foretell(f"close_nonconformity: {{ids: {{{words}}}}}", nonconformities=OPEN)
        assert [work.subject for work in found.steps[0].work] == expected


def test_a_closed_one_can_not_be_closed(foretell):
    with pytest.raises(ScenarioError, match="line 3: NC2 was closed on 2026-06-30"):
        foretell("close_nonconformity: {ids: [NC1, NC2]}", nonconformities=OPEN)
