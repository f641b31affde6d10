"""Decommissioning: what retirement asks for (A.6.2.6) is covered by evidence from its day or later."""

import pytest

HEAD = "system_id | lifecycle_stage | role | owner | retired_on\n"
SYSTEMS = HEAD + "S1 | operation | user | Ana | 2026-06-15"


def evidence(effective_on, kind="record"):
    return (
        f"evidence_id | satisfies | system_id | kind | effective_on\nE1 | 42001:A.6.2.6 | S1 | {kind} | {effective_on}"
    )


@pytest.mark.parametrize(("effective_on", "passes"), [("2026-06-14", False), ("2026-06-15", True)])
def test_evidence_from_the_day_of_retirement_covers_it(asked, effective_on, passes):
    check = asked("retired", systems=SYSTEMS, evidence=evidence(effective_on))["decommissioning"]
    assert check.passed == passes
    if passes:
        assert check.summary == "all 1 required at retirement covered"


def test_what_is_lacking_says_from_when_evidence_counts(asked):
    check = asked("retired", systems=SYSTEMS)["decommissioning"]
    assert check.summary == "1 of 1 required at retirement not covered"
    (reason,) = check.reasons
    assert reason["requirement"] == "A.6.2.6" and reason["state"] == "missing"
    assert reason["remedy"] == (
        "Collect evidence of its decommissioning, effective on or after 2026-06-15, for 42001:A.6.2.6"
    )


def test_a_document_is_no_record_of_it(asked):
    assert not asked("retired", systems=SYSTEMS, evidence=evidence("2026-06-20", "plan"))["decommissioning"].passed


def test_before_its_day_nothing_can_show_it_however_well_it_is_monitored(asked):
    systems = HEAD + "S1 | operation | user | Ana | 2026-07-01"
    assert not asked("retired", systems=systems, evidence=evidence("2026-06-20"))["decommissioning"].passed


def test_where_the_control_is_excluded_nothing_is_required(asked):
    controls = "control | applicable | justification\nA.6.2.6 | no | not for us"
    check = asked("retired", systems=SYSTEMS, controls=controls)["decommissioning"]
    assert check.passed and check.summary == "nothing is required at retirement"


@pytest.mark.parametrize(("effective_on", "passes"), [("2026-06-29", False), ("2026-06-30", True)])
def test_without_a_day_of_retirement_the_day_of_the_gate_is_it(asked, effective_on, passes):
    systems = HEAD + "S1 | operation | user | Ana |"
    assert asked("retired", systems=systems, evidence=evidence(effective_on))["decommissioning"].passed == passes
