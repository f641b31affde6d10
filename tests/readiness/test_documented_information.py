"""Every clause that calls for documented information is designed or covered."""

import csv

from aimslib.workspace import PACKAGE

with (PACKAGE / "reference" / "clauses.csv").open(encoding="utf-8", newline="") as file:
    DOCUMENTED = [row["clause"] for row in csv.DictReader(file) if row["documented_information"]]


def evidence(clauses: list[str], until: str = "") -> str:
    lines = [f"42001:{clause} | plan | {until}" for clause in clauses]
    return "\n".join(["satisfies | kind | valid_until", *lines])


def test_19_of_32_clauses_call_for_it():
    assert len(DOCUMENTED) == 19


def test_documents_for_all_are_enough_on_their_last_day(answer):
    papers = evidence(DOCUMENTED, "2026-06-30")
    assert answer("documented_information", evidence=papers) == dict(passed=True, detail="19 of 19 clauses documented")
    assert answer("documented_information", as_of="2026-07-01", evidence=papers) == dict(passed=False)


def test_what_is_open_is_named_in_the_order_of_the_standard(answer):
    rest = [clause for clause in DOCUMENTED if clause not in ("6.2", "10.2", "4.3")]
    assert answer("documented_information", evidence=evidence(rest)) == dict(
        passed=False, detail="16 of 19 clauses documented; open: 4.3, 6.2, 10.2"
    )


def test_it_blocks_nothing(answer):
    assert answer("documented_information") == dict(passed=False, blocking=False)
