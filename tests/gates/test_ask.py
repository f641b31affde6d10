"""Asking a gate: on the registers as they would be, and only of systems that gates stand before."""

import pytest

from aimslib import gates
from aimslib.aims import Aims
from aimslib.errors import UsageError
from tests.drawing import rows_of

HEAD = "system_id | name | lifecycle_stage | role | owner | registered_on | aims_scope | retired_on | changed_on\n"


def refused(asked, stage, system, as_of="2026-06-30"):
    with pytest.raises(UsageError) as error:
        asked(stage, as_of, systems=HEAD + system)
    return str(error.value)


def test_a_gate_is_open_when_every_check_passes_and_nothing_is_written(asked, drawn, ready):
    assert asked("deployment").is_open
    aims = Aims.on(drawn(**ready).path, "2026-06-30")
    before = rows_of(aims, "cells")
    gates.ask(aims, "S1", "deployment")
    assert rows_of(Aims.on(aims.path, "2026-06-30"), "cells") == before
    assert [row["gate_id"] for row in aims.table("lifecycle_gates")] == ["G1"]


def test_the_gate_into_retired_asks_for_other_things_than_those_before(asked):
    assert list(asked("deployment")) == ["assessment", "evidence", "findings", "owner", "supplier"]
    assert list(asked("retired")) == ["decommissioning", "responsibilities", "use"]


def test_a_stage_that_the_system_has_reached_can_be_asked_again(asked):
    """A new version of a system in operation is deployed: the cells up to deployment count, not those of operation."""
    systems = HEAD + "S1 | Triage | operation | user | Ana | 2026-01-01 | | |"
    assert asked("deployment", systems=systems).is_open
    assert asked("operation", systems=systems).failed == ["evidence", "findings"]


def test_a_material_change_makes_the_assessment_due_voids_evidence_and_closes_the_gate(asked, ready):
    """S1 changed on 2026-05-01; its assessment and E1 are of January. Assessed and collected anew, it opens again."""
    systems = HEAD + "S1 | Triage | verification | user | Ana | 2026-01-01 | | | 2026-05-01"
    assert asked("deployment", "2026-04-30").is_open
    closed = asked("deployment", systems=systems)
    assert closed.failed == ["assessment", "evidence", "findings"]
    assert closed["assessment"].reasons[0]["state"] == "material_change"
    assert [reason["requirement"] for reason in closed["evidence"].reasons] == [
        "A.4.2",
        "A.5.3",
        "A.5.4",
        "A.5.5",
        "A.9.4",
    ]
    assert [reason["finding"] for reason in closed["findings"].reasons] == ["assessment_outdated"]
    anew = dict(
        impact_assessments=ready["impact_assessments"]
        + "        A2 | S1 | 2026-05-10 | 2026-05-20 | individuals; society",
        evidence="evidence_id | satisfies | system_id | effective_on\nE2 | 42001:A.4.2; 42001:A.9.4 | S1 | 2026-05-15",
    )
    assert asked("deployment", systems=systems, **anew).is_open


def test_a_misspelt_stage_and_an_unknown_system_get_the_nearest(asked, drawn, ready):
    with pytest.raises(UsageError, match="Did you mean deployment"):
        asked("deploy")
    with pytest.raises(UsageError, match="Unknown system 'S2'"):
        gates.ask(Aims.on(drawn(**ready).path, "2026-06-30"), "S2", "deployment")


def test_a_system_out_of_scope_or_not_registered_yet_has_no_gate(asked):
    assert "out of the AIMS scope" in refused(
        asked, "deployment", "S1 | Triage | design | user | Ana | 2026-01-01 | no | |"
    )
    late = "S1 | Triage | design | user | Ana | 2026-07-01 | | |"
    assert "registered on 2026-07-01, after 2026-06-30" in refused(asked, "deployment", late)


def test_a_retired_system_has_only_the_gate_into_retired_and_before_its_day_every_other(asked):
    retired = "S1 | Triage | retired | user | Ana | 2026-01-01 | | 2026-06-30 |"
    assert "is retired" in refused(asked, "deployment", retired)
    assert "assessment" in asked("deployment", "2026-06-29", systems=HEAD + retired)
    assert "use" in asked("retired", systems=HEAD + retired)
    undated = "S1 | Triage | retired | user | Ana | 2026-01-01 | | |"
    assert "is retired" in refused(asked, "deployment", undated)


def test_an_area_to_look_at_does_not_narrow_what_a_gate_asks_for(drawn, ready):
    aims = Aims.on(drawn(**ready).path, "2026-06-30", area="A.9")
    evidence = {check.name: check for check in gates.ask(aims, "S1", "deployment").checks}["evidence"]
    assert evidence.summary == "all 6 required cells are covered"
