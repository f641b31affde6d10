"""Drafts are written once, for what is due, by somebody who is there."""

from __future__ import annotations

import csv
from dataclasses import dataclass

import pytest

import aimslib
from aimslib.assessing import Opened, draft_of, edits_for, open_due
from aimslib.errors import UsageError
from aimslib.workspace import Workspace

DAY = "2026-06-30"
SYSTEMS = """
    system_id | name     | purpose      | owner     | lifecycle_stage | registered_on | changed_on | aims_scope
    S1        | Triage   | Sorts claims | Ada Quist | operation       | 2026-01-19    |            |
    S2        | Pricing  | Sets prices  | Bo Gone   | operation       | 2026-01-19    | 2026-04-01 |
    S3        | Chat     | Answers      | TBC       | operation       | 2026-01-19    |            |
    S4        | Copy     | Drafts mail  | Ada Quist | operation       | 2026-01-19    |            |
    S5        | Sandbox  | Tries models |           | development     | 2026-01-19    |            | no
    S6        | Old desk | Sorted mail  |           | retired         | 2026-01-19    |            |
    S7        | Late     | Sorts        | Ada Quist | operation       | 2026-07-01    |            |
    S8        | Broken   | Sorts        | Ada Quist | operation       | 2026-01-19    |            |
"""
ASSESSMENTS = """
    assessment_id | system_id | trigger      | assessed_on | tier   | summary | assessor  | approver | approved_on
    IA-07         | S2        | registration | 2026-02-01  | high   |         | Ada Quist | Cy Drum  | 2026-02-10
    IA-08         | S3        | registration | 2026-06-01  | high   |         | Ada Quist |          |
    IA-09         | S4        | registration | 2026-02-01  | high   |         | Ada Quist | Cy Drum  | 2026-02-10
    IA-10         | S8        | registration | 2026-06-01  | huge   |         | Ada Quist |          |
"""
PEOPLE = "name | left_on\nAda Quist |\nBo Gone | 2026-06-30\nCy Drum |"
ROLES = """
    role         | holder    | from_on    | until_on
    aims_manager | Abe Early | 2026-01-01 | 2026-06-29
    aims_manager | Bo Gone   | 2026-01-01 |
    aims_manager | Cy Drum   | 2026-06-30 |
"""


@dataclass
class Ran:
    workspace: Workspace
    opened: Opened
    told_again: tuple[str, ...]


@pytest.fixture(scope="module")
def ran(files, tmp_path_factory) -> Ran:
    """Everything that is due, opened once, and then once more."""
    folder = tmp_path_factory.mktemp("opening") / "space"
    workspace = files(folder, systems=SYSTEMS, impact_assessments=ASSESSMENTS, people=PEOPLE, roles=ROLES)
    opened = open_due(aimslib.open(workspace, DAY), tell=print)
    again = open_due(aimslib.open(workspace, DAY), tell=print)
    assert again.drafts == () and again.files == ()
    return Ran(workspace, opened, again.told)


def rows(workspace: Workspace, table: str) -> list[dict]:
    with (workspace.data / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_each_system_that_is_due_and_not_begun_gets_one_draft_numbered_on(ran):
    assert [(one.assessment_id, one.system_id, one.trigger) for one in ran.opened.drafts] == [
        ("IA-11", "S1", "registration"),
        ("IA-12", "S2", "material_change"),
    ]


def test_the_files_hold_the_drafts_and_their_impacts_as_they_were_reported(ran):
    impacts = rows(ran.workspace, "impacts")
    written = [draft_of(row, impacts) for row in rows(ran.workspace, "impact_assessments")]
    assert written[4:] == list(ran.opened.drafts)
    assert [one.assessment_id for one in written[:4]] == ["IA-07", "IA-08", "IA-09", "IA-10"]
    assert [row["impact_id"] for row in impacts] == [f"IM-{number:03}" for number in range(1, len(impacts) + 1)]


def test_the_next_load_trusts_every_row_that_was_written_and_no_figure_moves(ran):
    aims = aimslib.open(ran.workspace, DAY)
    assert [row["row_number"] for row in aims.state("quarantine")] == [5]  # IA-10, which was there
    assert {row["system_id"] for row in aims.measure("assessments_due")} == {"S1", "S2", "S3", "S8"}


def test_the_owner_assesses_and_where_there_is_none_who_is_here_the_aims_manager(ran):
    """Bo Gone left on the day itself; Cy Drum took the role that day."""
    assert [one.assessor for one in ran.opened.drafts] == ["Ada Quist", "Cy Drum"]


def test_a_draft_that_is_there_is_told_and_never_doubled_even_if_it_is_in_quarantine(ran):
    assert ran.opened.told == (
        "S3 has the open draft IA-08 already.",
        "S8 has the open draft IA-10 already, in quarantine: aims check says why.",
    )
    assert set(ran.told_again) == {
        "S1 has the open draft IA-11 already.",
        "S2 has the open draft IA-12 already.",
        *ran.opened.told,
    }


@pytest.mark.parametrize(
    ("system", "told"),
    [
        ("S4", "S4 is not due: IA-09 was approved on 2026-02-10."),
        ("S5", "S5 is out of the scope of the AIMS: it needs no assessment."),
        ("S6", "S6 is retired: it needs no assessment."),
        ("S7", "S7 enters the register on 2026-07-01, after 2026-06-30."),
        ("S3", "S3 has the open draft IA-08 already."),
    ],
)
def test_a_system_that_is_named_and_gets_none_is_told_why(ran, system, told):
    assert open_due(aimslib.open(ran.workspace, DAY), [system, system], tell=print) == Opened((), (told,))


def test_on_a_day_before_an_approval_the_assessment_is_not_begun_a_second_time(ran):
    opened = open_due(aimslib.open(ran.workspace, "2026-02-09"), ["S4"], tell=print)
    assert opened.told == ("S4 has IA-09, approved on 2026-02-10, after 2026-02-09.",)


def test_a_draft_of_a_later_day_is_told_with_its_day(ran):
    """No list of drafts shows it on the day before, and yet it stops another one."""
    opened = open_due(aimslib.open(ran.workspace, "2026-05-31"), ["S3"], tell=print)
    assert opened.told == ("S3 has the open draft IA-08 already, of 2026-06-01: look on that day or after.",)


def test_a_misspelt_system_opens_nothing_for_the_others_either(ran):
    before = rows(ran.workspace, "impact_assessments")
    with pytest.raises(UsageError, match="Unknown system 'S11'"):
        open_due(aimslib.open(ran.workspace, DAY), ["S1", "S11"], tell=print)
    assert rows(ran.workspace, "impact_assessments") == before


def test_where_nobody_is_known_to_assess_one_has_to_be_named(files, tmp_path):
    """Bo Gone is the owner of S2, and without roles nobody manages the AIMS."""
    workspace = files(tmp_path / "space", systems=SYSTEMS, people=PEOPLE)
    with pytest.raises(
        UsageError, match=r"assess S2 and 1 more: no owner[^\n]*\n  Say who: aims assess --assessor NAME"
    ):
        open_due(aimslib.open(workspace, DAY), tell=print)
    with pytest.raises(UsageError, match="--assessor 'tbc' names nobody"):
        open_due(aimslib.open(workspace, DAY), assessor="tbc", tell=print)
    assert not (workspace.data / "impact_assessments.csv").exists()


def test_a_draft_that_was_written_since_the_state_was_read_is_seen(ran, files, tmp_path):
    workspace = files(tmp_path / "space", systems="\n".join(SYSTEMS.splitlines()[:3]))
    aims = aimslib.open(workspace, DAY)
    (edit, *_) = edits_for(ran.opened.drafts[0])
    header, cells = zip(*edit.row.items(), strict=True)
    text = "\n".join(",".join(f'"{cell}"' for cell in line) for line in (header, cells))
    (workspace.data / "impact_assessments.csv").write_text(text + "\n", "utf-8")
    assert open_due(aims, tell=print).told == ("S1 has the open draft IA-11 already.",)
