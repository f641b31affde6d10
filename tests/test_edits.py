"""Edits in memory: the figures of the registers as they would be, and nothing written."""

from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from aimslib.aims import Aims
from aimslib.edits import Edit, merged
from aimslib.errors import UsageError
from aimslib.measures import definitions
from aimslib.tables import BY_NAME
from tests.oracle.draw import TODAY
from tests.oracle.workspaces import random_workspace

SYSTEMS = """
    system_id | name   | lifecycle_stage | registered_on | owner
    S1        | Triage | operation       | 2026-01-01    | Ana
    S2        | Chat   | operation       | 2026-01-01    | TBC
"""


def test_an_edit_sets_the_columns_it_names_and_leaves_the_others(drawn):
    aims = Aims.on(drawn(systems=SYSTEMS).path, "2026-06-30")
    assert [row["numerator"] for row in aims.measure("ownership")] == [1]  # Ana; TBC is nobody
    edited = aims.edited([Edit("systems", ("S2",), {"owner": "Bo"})])
    assert [row["numerator"] for row in edited.measure("ownership")] == [2]
    row = next(row for row in edited.table("systems") if row["system_id"] == "S2")
    assert (row["name"], row["owner"]) == ("Chat", "Bo")


def test_a_key_that_no_row_has_is_a_new_row_and_a_removed_one_is_gone(drawn):
    aims = Aims.on(drawn(systems=SYSTEMS).path, "2026-06-30")
    new = dict(name="Code", purpose="p", lifecycle_stage="design", registered_on="2026-06-30")
    edited = aims.edited([Edit("systems", ("S3",), new), Edit("systems", ("S1",), remove=True)])
    assert [row["system_id"] for row in edited.measure("coverage_by_system")] == ["S2", "S3"]
    assert edited.measure("ownership")[0]["denominator"] == 3 - 1


def test_edits_add_up_and_the_aims_they_are_made_to_stays_as_it_was(drawn):
    aims = Aims.on(drawn(systems=SYSTEMS).path, "2026-06-30")
    once = aims.edited([Edit("systems", ("S2",), {"owner": "Bo"})])
    twice = once.edited([Edit("systems", ("S1",), {"owner": ""})])
    assert [one.measure("ownership")[0]["numerator"] for one in (aims, once, twice)] == [1, 2, 1]
    assert twice.at("2026-07-01").measure("ownership")[0]["numerator"] == 1
    assert twice.trend([TODAY])[0]["systems_in_scope"] == 2


def test_a_table_that_was_not_there_is_provided_once_an_edit_has_a_row_for_it(drawn):
    aims = Aims.on(drawn(systems=SYSTEMS).path, "2026-06-30")
    assert not aims.provided("suppliers")
    assert aims.edited([Edit("suppliers", ("Acme",), {"owner": "Bo"})]).provided("suppliers", "ai_terms")


def test_a_column_that_the_source_lacks_is_provided_once_an_edit_fills_it(drawn):
    aims = Aims.on(drawn(systems=SYSTEMS).path, "2026-06-30")
    assert not aims.provided("systems", "supplier")
    assert aims.edited([Edit("systems", ("S1",), {"supplier": "Acme"})]).provided("systems", "supplier")
    assert not aims.edited([Edit("systems", ("S1",), {"supplier": ""})]).provided("systems", "supplier")


@pytest.mark.parametrize("seed", range(3))
def test_setting_every_cell_to_what_it_is_changes_no_measure(seed):
    drawn = random_workspace(seed)
    with TemporaryDirectory() as folder:
        state = drawn.state(Path(folder) / "state.duckdb")
        before = sha256(state.read_bytes()).hexdigest()
        aims = Aims.on(state, TODAY)
        edits = [
            Edit(
                name,
                tuple(str(row[part]) for part in spec.key),
                {column: str(value or "") for column, value in row.items()},
            )
            for name, spec in BY_NAME.items()
            for row in aims.table(name)
            if all(row[part] for part in spec.key)
        ]
        edited = aims.edited(edits)
        for measure in definitions():
            assert edited.measure(measure.name) == aims.measure(measure.name), measure.name
        assert sha256(state.read_bytes()).hexdigest() == before


def test_of_several_edits_to_a_row_the_later_sets_over_the_earlier():
    edits = [
        Edit("systems", ("S1",), {"owner": "Ana", "name": "Triage"}),
        Edit("systems", ("S1",), {"owner": "Bo"}),
        Edit("systems", ("S2",), {"owner": "Ana"}),
        Edit("systems", ("S2",), remove=True),
    ]
    rows = merged(edits)["systems"]
    assert rows[("S1",)].values == {"owner": "Bo", "name": "Triage"}
    assert rows[("S2",)].remove


@pytest.mark.parametrize(
    ("edit", "says"),
    [
        (lambda: Edit("system", ("S1",)), "Did you mean systems?"),
        (lambda: Edit("systems", ("S1",), {"onwer": "Ana"}), "Did you mean owner?"),
        (lambda: Edit("roles", ("aims_manager",)), "A row of roles is named by role, holder, from_on"),
        (lambda: Edit("systems", ("",)), "A row of systems is named by system_id"),
        (lambda: Edit("systems", ("S1",), {"system_id": "S2"}), "keeps its system_id"),
    ],
)
def test_what_no_register_could_hold_is_an_error(edit, says):
    with pytest.raises(UsageError, match=says.replace("?", r"\?")):
        edit()
