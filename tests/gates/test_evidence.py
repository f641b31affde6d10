"""Evidence: every cell that the stage asks of the system is covered; the gate itself proves the deployment."""

from aimslib import gates
from aimslib.aims import Aims


def states(check):
    return {reason["requirement"]: reason["state"] for reason in check.reasons}


def test_it_passes_where_every_cell_up_to_the_stage_is_covered(asked):
    """Six cells at deployment, of which the gate shows A.6.2.5 itself; four (A.4.2, A.5.3-5) before."""
    assert asked("deployment")["evidence"].summary == "all 6 required cells are covered"
    assert asked("verification")["evidence"].summary == "all 4 required cells are covered"


def test_the_gate_into_operation_does_not_prove_the_deployment_and_asks_for_monitoring(asked):
    check = asked("operation")["evidence"]
    assert check.summary == "2 of 7 required cells not covered"
    assert states(check) == {"A.6.2.5": "missing", "A.6.2.6": "missing"}


def test_each_cell_that_is_not_covered_says_its_state_its_item_and_its_remedy(asked):
    check = asked(
        "operation",
        evidence="""
        evidence_id | satisfies     | system_id | kind   | effective_on | valid_until
        E1          | 42001:A.4.2   | S1        | record | 2026-01-01   | 2026-06-29
        E2          | 42001:A.6.2.6 | S1        | plan   | 2026-01-01   |
        """,
    )["evidence"]
    told = {reason["requirement"]: (reason["state"], reason["detail"], reason["remedy"]) for reason in check.reasons}
    assert told["A.4.2"] == ("expired", "Resource documentation: E1 ended on 2026-06-29", "Renew it, for 42001:A.4.2")
    assert told["A.6.2.6"] == (
        "designed",
        "AI system operation and monitoring: E2 is only a document",
        "Collect a record that shows it at work, for 42001:A.6.2.6",
    )
    assert told["A.9.4"] == (
        "missing",
        "Intended use of the AI system: nothing shows it",
        "Collect evidence for 42001:A.9.4",
    )


def test_what_a_material_change_voided_is_told_apart_from_what_ended(asked):
    """A.4.2 has to be renewed on change, and E1 is of January; the assessment of January no longer shows A.5.3."""
    check = asked(
        "deployment",
        systems="system_id | lifecycle_stage | role | owner | changed_on\nS1 | verification | user | Ana | 2026-05-01",
    )["evidence"]
    told = {reason["requirement"]: reason["detail"].split(": ")[1] for reason in check.reasons}
    assert told == {
        "A.4.2": "E1 predates the change of 2026-05-01",
        "A.5.3": "assessment A1 predates the change of 2026-05-01",
        "A.5.4": "assessment A1 predates the change of 2026-05-01",
        "A.5.5": "assessment A1 predates the change of 2026-05-01",
        "A.9.4": "E1 predates the change of 2026-05-01",
    }


def test_evidence_of_information_security_is_named_with_what_it_lacks(asked):
    """27001 A.5.9 is partial for A.4.2: its form carries over."""
    evidence = "evidence_id | satisfies | system_id\nE9 | 27001:A.5.9 | S1"
    (reason,) = asked("verification", evidence=evidence)["evidence"].reasons
    assert (reason["requirement"], reason["state"]) == ("A.4.2", "top_up")
    assert reason["remedy"] == "Add to E9 what is about AI, and collect it for 42001:A.4.2"


def test_cells_of_the_organisation_and_of_other_systems_are_not_asked_for(asked, ready):
    other = ready["systems"] + "\n    S2 | Other | operation | provider | Ben"
    assert asked("deployment", systems=other)["evidence"].passed


def test_where_nothing_is_required_it_passes_and_says_so(drawn):
    excluded = "\n".join(f"{control} | no | not for us" for control in ("A.4.2", "A.5.3", "A.5.4", "A.5.5"))
    path = drawn(
        systems="system_id | lifecycle_stage | role\nS1 | design | user",
        controls=f"control | applicable | justification\n{excluded}\nA.4.6 | no | not for us",
    ).path
    checks = {check.name: check for check in gates.ask(Aims.on(path, "2026-06-30"), "S1", "design").checks}
    assert checks["evidence"].passed and checks["evidence"].summary == "no evidence is required"
