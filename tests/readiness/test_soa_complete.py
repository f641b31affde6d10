"""Every Annex A control is decided with a justification."""

from tests.oracle.draw import CONTROLS


def statement(**other: str) -> str:
    """A Statement of Applicability with every control included, but for the rows given by control (`_` for a dot)."""
    cells = dict.fromkeys(CONTROLS, "yes | needed |") | {name.replace("_", "."): row for name, row in other.items()}
    lines = [f"{control} | {row}" for control, row in cells.items()]
    return "\n".join(["control | applicable | justification | decided_on", *lines])


def test_all_38_are_decided(answer):
    assert answer("soa_complete", controls=statement()) == dict(passed=True, detail="38 of 38 controls decided")


def test_a_justified_exclusion_is_a_decision_a_missing_reason_is_none(answer):
    assert answer("soa_complete", controls=statement(A_8_5="no | not public |")) == dict(passed=True)
    row = answer("soa_complete", controls=statement(A_8_5="no | |", A_2_4="| later |"))
    assert row == dict(passed=False, detail="36 of 38 controls decided; open: A.2.4, A.8.5")


def test_a_decision_counts_from_its_day(answer):
    controls = statement(A_10_4="yes | needed | 2026-06-30")
    assert answer("soa_complete", as_of="2026-06-29", controls=controls) == dict(passed=False)
    assert answer("soa_complete", as_of="2026-06-30", controls=controls) == dict(passed=True)


def test_without_a_statement_nothing_is_decided(answer):
    row = answer("soa_complete")
    assert row["passed"] is False and row["detail"].startswith("0 of 38 controls decided; open: A.2.2, A.2.3, ")
