"""Responsibilities: evidence of their end with the supplier, from the day of retirement or later."""

import pytest

HEAD = "system_id | lifecycle_stage | role | owner | retired_on | supplier\n"
SYSTEMS = HEAD + "S1 | operation | user | Ana | 2026-06-15 | Acme"


def ended(effective_on="2026-06-15", system="S1", satisfies="42001:A.10.2", status="accepted"):
    return (
        "evidence_id | satisfies | system_id | effective_on | status\n"
        f"E1 | {satisfies} | {system} | {effective_on} | {status}"
    )


def responsibilities(asked, evidence, **more):
    return asked("retired", systems=SYSTEMS, evidence=evidence, **more)["responsibilities"]


def test_without_a_supplier_it_passes(asked):
    assert (
        asked("retired", systems=HEAD + "S1 | operation | user | Ana | |")["responsibilities"].summary == "no supplier"
    )


@pytest.mark.parametrize(
    ("effective_on", "passes"), [("2026-06-14", False), ("2026-06-15", True), ("2026-07-01", False)]
)
def test_it_is_shown_from_the_day_of_retirement_on_and_by_the_day_of_the_gate(asked, effective_on, passes):
    check = responsibilities(asked, ended(effective_on))
    assert check.passed == passes
    assert check.summary == (
        "E1 shows that they ended" if passes else "nothing shows that those shared with Acme ended"
    )


@pytest.mark.parametrize(
    "evidence", [ended(system=""), ended(system="*"), ended(satisfies="27001:A.5.19"), ended(status="submitted")]
)
def test_only_accepted_evidence_of_the_system_itself_that_names_the_control_shows_it(asked, evidence):
    assert not responsibilities(asked, evidence).passed


def test_a_current_allocation_shows_the_opposite(asked):
    check = responsibilities(
        asked, ended(satisfies="42001:A.6.2.6"), suppliers="supplier | responsibilities_allocated_on\nAcme | 2026-06-20"
    )
    assert not check.passed


def test_evidence_whose_file_is_gone_shows_nothing(asked):
    assert not responsibilities(asked, ended(), files={"E1": "missing"}).passed
