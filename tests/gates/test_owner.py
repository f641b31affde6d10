"""Owner: named, and still here."""

import pytest

HEAD = "system_id | lifecycle_stage | role | owner\nS1 | verification | user | "


def test_a_named_owner_passes(asked):
    assert asked("deployment")["owner"].summary == "Ana"


@pytest.mark.parametrize(("owner", "said"), [("", "no owner is named"), ("TBC", "TBC names nobody")])
def test_nobody_fails(asked, owner, said):
    check = asked("deployment", systems=HEAD + owner)["owner"]
    assert not check.passed and check.summary == said
    assert check.reasons[0]["remedy"] == "Name an owner in systems.owner"


def test_an_owner_counts_until_the_day_before_leaving(asked):
    people = "name | left_on\nAna | 2026-06-30"
    assert asked("deployment", "2026-06-29", people=people)["owner"].passed
    check = asked("deployment", "2026-06-30", people=people)["owner"]
    assert not check.passed and check.summary == "Ana has left on 2026-06-30"


def test_a_register_without_the_column_says_so(asked):
    check = asked("deployment", systems="system_id | lifecycle_stage | role\nS1 | verification | user")["owner"]
    assert not check.passed and check.summary == "the register has no column owner"
