"""What holds on any registers: doing nothing changes nothing, undoing what was done changes nothing either, and what
the actions foretell is what the edited registers give."""

from __future__ import annotations

from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from aimslib import scenario
from aimslib.aims import Aims
from aimslib.edits import Edit
from aimslib.scenario import ScenarioError
from aimslib.tables import BY_NAME, TABLES
from tests.oracle.draw import TODAY
from tests.oracle.states import build_state
from tests.oracle.workspaces import random_workspace
from tests.scenario.spaces import differing, typed_in

few = settings(max_examples=6, deadline=None, derandomize=True)
seeds = st.integers(min_value=1, max_value=1_000_000)
NOTHING = scenario.Scenario("Nothing")


def some_actions(random: Random, tables: dict) -> list[scenario.Action]:
    """Actions for any registers, some of them for nobody there."""
    systems = [row["system_id"] for row in tables["systems"]]
    evidence = [row["evidence_id"] for row in tables["evidence"]]
    tools = [row["tool"] for row in tables["sightings"]]
    candidates = [
        ("appoint", dict(role="impact_assessment_approver", holder="Zoe Zeller")),
        ("assign_owner", dict(systems="all", owner="Zoe Zeller")),
        ("assign_owner", dict(controls=dict(area=random.choice(["A.2", "A.6", "9"])), owner="Zoe Zeller")),
        ("approve_assessment", dict(systems=random.sample(systems, min(2, len(systems))))),
        ("add_evidence", dict(requirements="all", organisation=True, kind="record", state="open")),
        ("add_evidence", dict(requirements=dict(area="A.6"), systems="all", kind="policy")),
        ("add_evidence", dict(requirements=["A.6.2.6"], systems="*", kind="log")),
        ("refresh_evidence", dict(ids=random.sample(evidence, min(3, len(evidence))))),
        ("widen_evidence", dict(ids="all")),
        ("review_evidence", dict(ids="all", reviewer="Zoe Zeller")),
        ("retire_system", dict(systems=random.sample(systems, min(1, len(systems))))),
        ("register_tool", dict(tool=random.choice(tools or ["none"]))),
        ("decide_control", dict(controls=["A.7.4"], applicable=random.choice(["yes", "no"]), justification="so")),
        ("allocate_supplier", dict(suppliers="all")),
        ("close_nonconformity", dict(ids="all")),
        ("complete_audit", dict(auditor="Zoe Zeller")),
        ("hold_review", dict(chair="Zoe Zeller", decisions="Go on")),
    ]
    made = []
    for kind, fields in random.sample(candidates, len(candidates)):
        try:
            made.append(scenario.action(kind, **fields))
        except ScenarioError:  # no id to name in these registers
            assert [] in fields.values()
    return made


def possible(aims: Aims, actions: list[scenario.Action]) -> scenario.Scenario:
    """The scenario of those that these registers have something for."""
    found: list[scenario.Action] = []
    for one in actions:
        try:
            scenario.Scenario("Some", actions=(*found, one)).steps(aims)
        except ScenarioError:
            continue
        found.append(one)
    return scenario.Scenario("Some", actions=found)


def undone(aims: Aims, edits: list[Edit]) -> list[Edit]:
    """The edits that put every row back as it was."""
    back = {}
    for edit in edits:
        spec = BY_NAME[edit.table]
        rows = {tuple(str(row[part]) for part in spec.key): row for row in aims.table(edit.table)}
        if edit.key in rows:
            row = {name: "" if value is None else str(value) for name, value in rows[edit.key].items()}
            back[edit.table, edit.key] = Edit(edit.table, edit.key, row)
        else:
            back[edit.table, edit.key] = Edit(edit.table, edit.key, remove=True)
    return list(back.values())


@few
@given(seeds)
def test_no_action_is_the_baseline_for_every_measure(seed):
    with TemporaryDirectory() as folder:
        aims = Aims.on(random_workspace(seed).state(Path(folder) / "state.duckdb"), TODAY)
        comparison = scenario.what_if(aims, NOTHING)
        assert comparison.after is not aims and differing(comparison.after, aims) == []
        assert comparison.cells_changed == comparison.findings_closed == comparison.findings_opened == []


@few
@given(seeds)
def test_what_is_done_and_undone_is_the_baseline_and_what_is_done_is_what_files_would_give(seed):
    """With every column in the files, as a new workspace has them: an edit that fills a column that was not there makes
    it one that is there, and that can't be undone."""
    drawn = random_workspace(seed)
    columns = {(table.name, column.name) for table in TABLES for column in table.columns}
    with TemporaryDirectory() as folder:
        path = build_state(Path(folder) / "state.duckdb", drawn.tables, columns, drawn.file_status, drawn.reference)
        aims = Aims.on(path, TODAY)
        some = possible(aims, some_actions(Random(seed), drawn.tables))
        comparison = scenario.what_if(aims, some)
        edits = some.edits(aims)
        assert [row for row in comparison.cells_changed if row["because"] is None] == []
        files = typed_in(drawn.tables, edits)
        after = build_state(Path(folder) / "after.duckdb", files, columns, drawn.file_status, drawn.reference)
        assert differing(comparison.after, Aims.on(after, TODAY)) == []
        assert differing(comparison.after.edited(undone(aims, edits)), aims) == []


@few
@given(seeds)
def test_a_scenario_is_the_same_after_writing_and_reading(seed):
    drawn = random_workspace(seed)
    random = Random(seed)
    target = random.choice([None, scenario.Target(level=2), scenario.Target(level=1, coverage=0.85, area="A.6")])
    made = scenario.Scenario(
        random.choice(["Plain", "yes", "5.10", "- a: {b}", "Käse & Wein", "#1"]),
        random.choice([(), ("All goes well.", "no"), ("first: second",)]),
        some_actions(random, drawn.tables),
        target,
    )
    assert scenario.of_text(scenario.write(made), "written.yaml") == made
