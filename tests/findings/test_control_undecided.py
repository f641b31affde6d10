"""The Statement of Applicability has no decision on an Annex A control yet."""

import csv

from aimslib.measures import SQL

with (SQL.parent / "reference" / "annex_a_controls.csv").open(encoding="utf-8-sig", newline="") as file:
    CONTROLS = [row["control"] for row in csv.DictReader(file)]


def statement(**answers):
    """Every control is decided, but for those with another answer: A_2_2="applicable | decided_on"."""
    rows = [f"{control} | {answers.get(control.replace('.', '_'), 'yes |')}" for control in CONTROLS]
    return "\n".join(["control | applicable | decided_on", *rows])


def test_it_fires_for_a_control_without_an_answer_or_without_a_row(found):
    rows = found("control_undecided", controls=statement(A_2_2="|").replace("A.10.4 | yes |", "4.1 | yes |"))
    assert rows == {
        "A.2.2": dict(severity="minor", requirement="6.1.3", since_on=None),
        "A.10.4": dict(severity="minor", requirement="6.1.3", since_on=None),
    }


def test_a_decision_counts_from_its_day(found):
    controls = statement(A_2_2="no | 2026-06-30")
    assert list(found("control_undecided", as_of="2026-06-29", controls=controls)) == ["A.2.2"]
    assert found("control_undecided", as_of="2026-06-30", controls=controls) == {}


def test_an_empty_statement_decides_nothing(found):
    assert len(found("control_undecided")) == 38


def test_a_source_without_decisions_gets_one_note(found):
    assert found("control_undecided", controls="control\nA.2.2") == {"controls.applicable": dict(severity="note")}
