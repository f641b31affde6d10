"""Who may approve: the rules of the findings approver_without_role and assessment_self_approved, asked beforehand."""

import pytest

from aimslib.aims import Aims, parse_date
from aimslib.forms._approval import holders, refused
from aimslib.workspace import Workspace

SYSTEMS = "system_id | name\nS1 | Triage"
ROLES = """
    role                       | holder | from_on    | until_on
    impact_assessment_approver | Ada    | 2026-03-01 | 2026-04-30
    impact_assessment_approver | Cem    | 2026-01-01 |
    impact_assessment_approver | Eve    | 2026-01-01 |
    impact_assessment_approver | Tbc    | 2026-01-01 |
    aims_manager               | Ben    | 2026-01-01 |
"""
PEOPLE = "name | left_on\nEve | 2026-04-01"
VALUES = {"assessed_on": "2026-03-01", "assessor": "Ben", "dimensions_assessed": "society"}


@pytest.fixture
def on(drawn, tmp_path):
    """`on("2026-06-30", roles=...)`: an AIMS with these roles and people."""

    def aims(day="2026-06-30", **tables):
        (tmp_path / "space" / "data").mkdir(parents=True, exist_ok=True)
        tables = {"systems": SYSTEMS, "roles": ROLES, "people": PEOPLE, **tables}
        return Aims(drawn(**tables).path, parse_date(day), workspace=Workspace(tmp_path / "space"))

    return aims


@pytest.mark.parametrize(
    ("day", "names"),
    [
        ("2026-02-28", ["Cem", "Eve"]),
        ("2026-03-01", ["Ada", "Cem", "Eve"]),
        ("2026-03-31", ["Ada", "Cem", "Eve"]),
        ("2026-04-01", ["Ada", "Cem"]),
        ("2026-04-30", ["Ada", "Cem"]),
        ("2026-05-01", ["Cem"]),
    ],
)
def test_holders_are_those_of_the_day_who_have_not_left(on, day, names):
    """From the first to the last day of the role; whoever left on a day is not there on it."""
    assert holders(on(), parse_date(day)) == names


def test_who_holds_the_role_and_did_not_assess_may_approve(on):
    assert refused(on(), VALUES, "Cem", "2026-06-30") == []
    assert refused(on(), VALUES, "Ada", "2026-04-30") == []


@pytest.mark.parametrize(
    ("approver", "day", "values", "told"),
    [
        ("Ada", "2026-05-01", {}, "Ada does not hold the role impact_assessment_approver on 2026-05-01"),
        ("Ben", "2026-05-01", {}, "Ben is the assessor and can't approve it too. Somebody else has to: Cem."),
        ("ben", "2026-05-01", {}, "ben does not hold the role"),
        ("Tbc", "2026-05-01", {}, "Tbc does not hold the role"),
        ("Eve", "2026-04-01", {}, "Eve left on 2026-04-01. Choose somebody who is here on 2026-04-01: Ada or Cem."),
        ("", "2026-05-01", {}, "Approver is empty. Choose who approves: Cem."),
        ("Cem", "2026-02-28", {}, "Approved on 2026-02-28 is before the assessment (2026-03-01)"),
        ("Cem", "2026-07-01", {}, "Approved on 2026-07-01 lies after the day of these figures (2026-06-30)"),
        ("Cem", "", {}, 'Approved on: "" is no day. Write it as year-month-day, such as 2026-06-30.'),
        ("Cem", "1 May", {}, 'Approved on: "1 May" is no day'),
        ("Cem", "2026-05-01", {"dimensions_assessed": ""}, "No dimension is assessed"),
    ],
)
def test_everything_else_is_refused_with_what_to_do(on, approver, day, values, told):
    reasons = refused(on(), VALUES | values, approver, day)
    assert len(reasons) == 1 and told in reasons[0]


def test_the_only_holder_cannot_approve_their_own_assessment(on):
    reasons = refused(on(), VALUES | {"assessor": "Cem"}, "Cem", "2026-05-01")
    assert reasons == [
        "Cem is the assessor and can't approve it too. "
        "Nobody else holds the role impact_assessment_approver: assign it in data/roles.csv."
    ]


def test_without_roles_it_says_where_to_assign_one(on, tmp_path):
    (reason,) = refused(on(roles="role | holder"), VALUES, "Cem", "2026-05-01")
    assert "The workspace has no roles" not in reason
    assert "Nobody holds the role impact_assessment_approver on 2026-05-01" in reason
    assert "a row in data/roles.csv with role, holder and from_on" in reason
    (tmp_path / "space" / "data" / "aims.xlsx").touch()
    assert "the sheet roles of data/aims.xlsx" in refused(on(roles="role | holder"), VALUES, "Cem", "2026-05-01")[0]
