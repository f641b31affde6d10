"""Identifiers that go on as the file's owner numbers."""

import pytest

from aimslib import amend
from aimslib.errors import UsageError

HEADER = "impact_id,assessment_id,dimension,affected_party,harm,likelihood,severity\n"


def impacts(*ids: str) -> str:
    return HEADER + "".join(f"{one},IA-1,individuals,A,B,1,1\n" for one in ids)


@pytest.mark.parametrize(
    ("there", "next_ones"),
    [
        (["IM-030", "IM-031"], ["IM-032", "IM-033"]),
        (["IM-098", "IM-099"], ["IM-100", "IM-101"]),  # the number grows, the zeros stay where there is room
        (["9", "10"], ["11", "12"]),
        (["IMP-2026-07", "X-900", "IMP-2026-08"], ["IMP-2026-09", "IMP-2026-10"]),  # the most frequent prefix
        (["A-1", "B-5"], ["B-6", "B-7"]),  # of two as frequent the one used last
        (["IM-1", "im-2"], ["im-3", "im-4"]),
        (["im-3", "IM-1", "IM-2"], ["IM-4", "IM-5"]),  # IM-3 would look like im-3
        (["first", "second"], ["IM-001", "IM-002"]),  # nothing to go on from
        ([], ["IM-001", "IM-002"]),
    ],
)
def test_identifiers_go_on_in_the_style_of_the_file(space, there, next_ones):
    assert amend.next_ids(space(impacts=impacts(*there)), "impacts", 2) == next_ones


def test_rows_that_intake_sets_aside_count(space):
    text = impacts("IM-001") + "IM-002,,,,,,\nIM-003,IA-1,individuals\n"
    assert amend.next_ids(space(impacts=text), "impacts", 1) == ["IM-004"]


def test_without_a_file_the_first_ones_are_the_usual_ones(space):
    workspace = space(impacts=None)
    assert amend.next_ids(workspace, "impacts", 0) == []
    assert amend.next_ids(workspace, "impacts", 1) == ["IM-001"]
    assert amend.next_ids(workspace, "lifecycle_gates", 1) == ["G-001"]


def test_rows_that_have_names_are_not_numbered(space):
    with pytest.raises(UsageError, match="named by name, not by numbers"):
        amend.next_ids(space(), "people", 1)
    with pytest.raises(UsageError, match="Unknown table 'impact'"):
        amend.next_ids(space(), "impact", 1)


def test_where_rows_carry_names_of_their_source_new_ones_are_numbered_on_their_own(space):
    rows = "gate_id,system_id,stage,approved_on,approver\n"
    rows += "".join(
        f"G-{agency}-{number},AI-1,design,2026-01-01,Ana\n" for agency, number in (("TVA", 82), ("DOE", 7), ("HHS", 9))
    )
    workspace = space(lifecycle_gates=rows)
    assert amend.next_ids(workspace, "lifecycle_gates", 2) == ["G-001", "G-002"]
