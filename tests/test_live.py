"""An AIMS under changing edits: the same figures as if each set of edits were computed from nothing."""

from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest

from aimslib.aims import Aims
from aimslib.edits import Edit
from aimslib.live import LiveAims
from aimslib.measures import definitions
from aimslib.tables import BY_NAME
from tests.oracle.draw import TODAY
from tests.oracle.workspaces import random_workspace

SYSTEMS = """
    system_id | name   | lifecycle_stage | registered_on | owner
    S1        | Triage | operation       | 2026-01-01    | Ana
    S2        | Chat   | operation       | 2026-01-01    | TBC
"""


def edits_towards(random: Random, aims: Aims, other: Aims) -> list[Edit]:
    """Rows of one register set into another, and some of its own removed."""
    found = []
    for name, spec in BY_NAME.items():
        for side, remove in ((other, False), (aims, True)):
            rows = [row for row in side.table(name) if all(row[part] for part in spec.key)]
            for row in random.sample(rows, min(len(rows), random.randint(0, 2))):
                key = tuple(str(row[part]) for part in spec.key)
                values = {} if remove else {column: str(value or "") for column, value in row.items()}
                found.append(Edit(name, key, values, remove=remove))
    return random.sample(found, min(len(found), 12))


@pytest.mark.parametrize("seed", range(4))
def test_every_measure_is_that_of_the_edits_whatever_was_asked_before(seed):
    """A walk of choosing, choosing more, undoing and starting again; after each step some measures are asked, and at
    the end of the walk all of them."""
    random = Random(seed)
    with TemporaryDirectory() as folder:
        states = [random_workspace(one).state(Path(folder) / f"{one}.duckdb") for one in (seed, seed + 100)]
        aims, other = (Aims.on(state, TODAY) for state in states)
        live, chosen, walk = LiveAims(aims), [], [[]]
        names = [one.name for one in definitions()]
        for _ in range(5):
            chosen = random.choice(walk) if random.random() < 0.4 else chosen + edits_towards(random, aims, other)
            walk.append(chosen)
            fresh, quick = aims.edited(chosen), live.edited(chosen)
            for name in random.sample(names, 8):
                assert quick.measure(name) == fresh.measure(name), name
        for chosen in (walk[-1], []):
            fresh, quick = aims.edited(chosen), live.edited(chosen)
            for name in names:
                assert quick.measure(name) == fresh.measure(name), name


def test_each_set_of_edits_keeps_its_own_answer_while_others_are_asked(drawn):
    live = LiveAims(Aims.on(drawn(systems=SYSTEMS).path, "2026-06-30"))
    owned = live.edited([Edit("systems", ("S2",), {"owner": "Bo"})])
    nobody = owned.edited([Edit("systems", ("S1",), {"owner": ""})])
    assert [one.measure("ownership")[0]["numerator"] for one in (nobody, owned, live)] == [1, 2, 1]
    assert [row["owner"] for row in owned.table("systems")] == ["Ana", "Bo"]
    assert [row["owner"] for row in nobody.table("systems")] == [None, "Bo"]
    assert nobody.trend([TODAY])[0]["systems_in_scope"] == 2


def test_edits_that_were_there_before_are_not_computed_again(drawn):
    live = LiveAims(Aims.on(drawn(systems=SYSTEMS).path, "2026-06-30"))
    edits = [Edit("systems", ("S2",), {"owner": "Bo"})]
    first = live.edited(edits)
    assert live.edited([]) is live
    assert live.edited(list(edits)) is first


def test_a_column_is_in_the_source_only_while_an_edit_fills_it(drawn):
    live = LiveAims(Aims.on(drawn(systems=SYSTEMS).path, "2026-06-30"))
    supplied = live.edited([Edit("systems", ("S1",), {"supplier": "Acme"}), Edit("people", ("Bo",), {})])
    both = supplied.edited([Edit("suppliers", ("Acme",), {"owner": "Bo"})])
    assert supplied.provided("systems", "supplier") and not live.provided("systems", "supplier")
    assert both.provided("systems", "supplier") and both.provided("suppliers")
    assert not supplied.provided("suppliers")


def test_only_what_rests_on_a_changed_register_is_built_again(drawn):
    """An owner changes no cell: the states of the cells stay as they are built."""
    live = LiveAims(Aims.on(drawn(systems=SYSTEMS).path, "2026-06-30"))
    owned = live.edited([Edit("systems", ("S1",), {"owner": "Bo"})])
    owned.measure("coverage_by_area")
    before = dict(live._bench._built)
    live.edited([Edit("systems", ("S2",), {"owner": "Bo"})]).measure("coverage_by_area")
    again = {name for name, versions in live._bench._built.items() if before[name] != versions}
    assert "systems_at" in again and not again & {"cell_states", "coverage_by_area"}
