"""A suggestion says what a use of that kind typically does to people, and why we thought of it."""

from __future__ import annotations

import csv

import pytest

from aimslib.assessing import suggest
from aimslib.tables import DIMENSIONS
from aimslib.workspace import PACKAGE

LIBRARY = [
    {"category": "bias", "typical_controls": "A.5.4; A.7.4"},
    {"category": "privacy", "typical_controls": "A.7.3"},
    {"category": "safety", "typical_controls": "A.9.4"},
    {"category": "society", "typical_controls": "A.5.5"},
]


def shipped(name: str) -> list[dict]:
    with (PACKAGE / "reference" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return [{column: cell or None for column, cell in row.items()} for row in csv.DictReader(file)]


def row(kind="claims", words=None, dimension="individuals", category="bias", personal_data=None, role=None) -> dict:
    return {
        "kind_of_use": kind,
        "words": words,
        "personal_data": personal_data,
        "role": role,
        "dimension": dimension,
        "affected_party": "Claimants",
        "category": category,
        "harm": f"{kind} harm",
    }


def system(name="Triage", purpose="Sorts each claim", **columns) -> dict:
    return {"system_id": "S1", "name": name, "purpose": purpose, "personal_data": None, "role": None} | columns


def reasons(rows: list[dict], **of_system) -> list[str]:
    return [one.reason for one in suggest(system(**of_system), rows, LIBRARY)]


def test_a_word_of_the_purpose_makes_the_kind_of_use_and_its_category_brings_the_controls():
    (one,) = suggest(system(), [row(words="fraud; claim")], LIBRARY)
    assert one.reason == 'the purpose says "claim"'
    assert (one.dimension, one.category, one.controls) == ("individuals", "bias", "A.5.4; A.7.4")


@pytest.mark.parametrize(
    ("name", "purpose", "reason"),
    [
        ("CLAIMS desk", "Sorts", ['the name says "CLAIMS"']),
        ("Triage", "Disclaims nothing", []),
        ("Triage", "Sorts (claimants)", ['the purpose says "claimants"']),
        ("Triage", None, []),
    ],
)
def test_a_word_counts_where_one_begins_with_it_in_any_case(name, purpose, reason):
    assert reasons([row(words="claim")], name=name, purpose=purpose) == reason


def test_a_list_without_a_word_finds_nothing():
    assert reasons([row(words="; ")]) == []


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ("yes", ["it holds personal data"]),
        ("unknown", ["it may hold personal data"]),
        (None, ["it may hold personal data"]),
        ("no", []),
    ],
)
def test_personal_data_is_suspected_until_the_register_says_no(said, reason):
    assert reasons([row(personal_data="yes")], personal_data=said) == reason


@pytest.mark.parametrize(
    ("role", "reason"),
    [("user", ["our role is user"]), (None, ["our role is not known"]), ("provider", [])],
)
def test_a_row_for_a_role_holds_for_that_role_and_where_none_is_known(role, reason):
    assert reasons([row(role="user; developer")], role=role) == reason


def test_every_condition_of_a_row_has_to_hold():
    rows = [row(words="claim", personal_data="yes")]
    assert reasons(rows, personal_data="yes") == ['the purpose says "claim" and it holds personal data']
    assert reasons(rows, personal_data="no") == []


def test_of_one_dimension_and_category_the_kind_that_is_named_first_is_taken():
    """The name counts before the purpose, then the place in it: a claims desk that also chats is about claims."""
    rows = [row("chat", "chat"), row("claims", "claim"), row("chat", "chat", category="safety")]
    found = suggest(system(name="Claims desk", purpose="Chats about cover"), rows, LIBRARY)
    assert [(one.category, one.harm) for one in found] == [("bias", "claims harm"), ("safety", "chat harm")]


def test_the_third_kind_of_use_that_words_point_to_is_left_out():
    rows = [
        row(word, word, category=category) for word, category in zip("abc", ("bias", "privacy", "safety"), strict=True)
    ]
    assert [one.category for one in suggest(system(purpose="c b a"), rows, LIBRARY)] == ["safety", "privacy"]


def test_what_can_happen_with_any_use_is_said_only_where_nothing_else_is():
    rows = [row("any", category="safety"), row("any", dimension="society", category="society"), row("claims", "claim")]
    assert [(one.dimension, one.harm) for one in suggest(system(), rows, LIBRARY)] == [
        ("individuals", "claims harm"),
        ("society", "any harm"),
    ]


def test_a_category_that_the_workspace_s_library_does_not_have_stays_empty():
    (one,) = suggest(system(), [row(words="claim", category="dignity")], LIBRARY)
    assert (one.category, one.controls) == ("", "")


@pytest.mark.parametrize("purpose", ["", "Sorts claims", "Chats with customers", "Grades essays of students"])
def test_the_shipped_table_has_something_for_every_dimension(purpose):
    of_system = system(name="X", purpose=purpose, personal_data="no", role="developer")
    found = suggest(of_system, shipped("impact_suggestions"), shipped("risk_library"))
    assert {one.dimension for one in found} == set(DIMENSIONS)
    assert all(one.controls for one in found)
