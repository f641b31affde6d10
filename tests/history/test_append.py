"""A load appends a snapshot when what was loaded is not what the newest snapshot holds."""

import hashlib
import json
import os
import subprocess
import sys

import duckdb
import pytest

from aimslib.history import HistoryError

SHUFFLED = """
    system_id | owner | name
    S2        | Grace | Forecasting
    S1        | Ada   | Triage
"""
SUPPLIED = """
    system_id | name        | owner | supplier
    S1        | Triage      | Ada   |
    S2        | Forecasting | Grace |
"""


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def test_the_first_load_appends_a_snapshot_named_by_day_and_content(organisation):
    snapshot = organisation.load("2026-01-31")
    record = json.loads((snapshot.folder / "snapshot.json").read_text("utf-8"))
    assert snapshot.name == f"2026-01-31-{record['content'][:8]}"
    assert (record["number"], record["snapshot"], record["as_of"]) == (1, snapshot.name, "2026-01-31")
    assert record["tables"]["systems"]["rows"] == 2
    assert record["provided"]["evidence"][:2] == ["effective_on", "evidence_id"]
    assert record["file_status"] == {"E1": "not_checked"}
    assert set(record["files"]) == {"systems.parquet", "controls.parquet", "evidence.parquet"}


def test_a_line_has_the_hash_of_the_record_and_of_the_line_before(loaded):
    header, *lines = loaded.chain()
    assert header == "number,snapshot,hash,previous"
    for number, (before, line) in enumerate(zip([header, *lines], lines, strict=False), start=1):
        snapshot = loaded.history.snapshots[number - 1]
        record = (snapshot.folder / "snapshot.json").read_bytes()
        assert line == f"{number},{snapshot.name},{sha256(record)},{sha256(before.encode())}"


def test_a_table_is_a_parquet_file_with_all_columns_typed_and_sorted_by_its_key(organisation):
    snapshot = organisation.load("2026-01-31", systems=SHUFFLED)
    file = str(snapshot.folder / "systems.parquet")
    rows = duckdb.sql(f"select system_id, registered_on, supplier from '{file}'").fetchall()
    assert [row[0] for row in rows] == ["S1", "S2"]
    assert rows[0][1].isoformat() == "2026-01-01"
    assert rows[0][2] is None


@pytest.mark.parametrize(
    "again",
    [
        pytest.param({}, id="the same"),
        pytest.param({"systems": SHUFFLED}, id="rows and columns in another order"),
    ],
)
def test_an_unchanged_input_appends_nothing_whatever_the_day(organisation, again):
    assert organisation.load("2026-01-31")
    assert organisation.load("2026-02-28", **again) is None
    assert len(organisation.chain()) == 2


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"owner": "Alan"}, id="a value"),
        pytest.param({"files": {"E1": "missing"}}, id="an evidence file that is gone"),
        pytest.param({"roles": "role | holder"}, id="a table that is provided now, without rows"),
        pytest.param({"systems": SUPPLIED}, id="an empty column that is provided now"),
    ],
)
def test_another_content_appends_a_snapshot(organisation, change):
    organisation.load("2026-01-31")
    assert organisation.load("2026-01-31", **change).number == 2


def test_going_back_to_an_earlier_content_on_the_same_day_gets_a_name_of_its_own(organisation):
    first = organisation.load("2026-01-31", "Grace")
    organisation.load("2026-01-31", "Alan")
    third = organisation.load("2026-01-31", "Grace")
    assert third.name == f"{first.name}-2"
    assert organisation.history.verify() == []


def test_the_same_content_gives_the_same_bytes_in_another_process(organisation, tmp_path):
    snapshot = organisation.load("2026-01-31")
    other = tmp_path / "other"
    (other / "data").mkdir(parents=True)
    answer = run_append(other, organisation.states[0], PYTHONHASHSEED="7", TZ="Asia/Tokyo", LC_ALL="C")
    assert answer.wait() == 0
    files = sorted(path.name for path in snapshot.folder.iterdir())
    there = other / "data" / "snapshots" / snapshot.name
    assert sorted(path.name for path in there.iterdir()) == files
    for name in files:
        assert (there / name).read_bytes() == (snapshot.folder / name).read_bytes(), name


def test_loads_at_the_same_time_wait_for_each_other(organisation):
    """Four processes with other registers, two with the same as the first: a sound chain in which nothing got lost."""
    states = [organisation.state(owner) for owner in ("A", "B", "C", "D")]
    children = [run_append(organisation.root, state) for state in (*states, states[0], states[0])]
    assert [child.wait() for child in children] == [0] * 6
    snapshots = organisation.history.snapshots
    assert len({organisation.history.record(snapshot)["content"] for snapshot in snapshots}) == len(states)
    assert organisation.history.verify() == []


def run_append(root, state, **environment) -> subprocess.Popen:
    code = (
        "import sys, datetime\n"
        "from pathlib import Path\n"
        "from aimslib.history import append\n"
        "from aimslib.intake import Loaded, Result\n"
        "from aimslib.workspace import Workspace\n"
        "loaded = Loaded(Path(sys.argv[2]), Result(), True)\n"
        "append(Workspace(Path(sys.argv[1])), loaded, datetime.date(2026, 1, 31))\n"
    )
    return subprocess.Popen([sys.executable, "-c", code, str(root), str(state)], env=os.environ | environment)


def test_a_load_that_ended_before_its_line_is_completed_by_the_same_load(loaded):
    """A crash between the folder and its line leaves a folder that is not in the chain."""
    before, head = loaded.chain(), (loaded.root / ".aims" / "chain-head").read_bytes()
    snapshot = loaded.load("2026-04-30", "Barbara")
    loaded.rewrite(before)
    (loaded.root / ".aims" / "chain-head").write_bytes(head)
    (problem,) = loaded.history.verify()
    assert problem.startswith(f"data/snapshots/{snapshot.name} was added: it is not in the chain.")
    assert loaded.append(loaded.states[-1], "2026-04-30") == snapshot
    assert loaded.history.verify() == []


def test_a_load_that_ended_while_it_wrote_leaves_nothing_behind(loaded):
    half = loaded.folder / ".new-abc" / "snapshot"
    half.mkdir(parents=True)
    (half / "systems.parquet").write_bytes(b"PAR1")
    assert loaded.history.verify() == []
    assert loaded.load("2026-04-30", "Barbara").number == 4
    assert not half.exists()


def test_another_folder_of_that_name_is_left_alone_and_named(loaded):
    snapshot = loaded.load("2026-04-30", "Barbara")
    (snapshot.folder / "snapshot.json").write_bytes(b"{}")
    loaded.rewrite(loaded.chain()[:-1])
    (loaded.root / ".aims" / "chain-head").unlink()
    assert loaded.append(loaded.states[-1], "2026-04-30").name == f"{snapshot.name}-2"
    assert (snapshot.folder / "snapshot.json").read_bytes() == b"{}"
    assert [problem.split(" ")[0] for problem in loaded.history.verify()] == [f"data/snapshots/{snapshot.name}"]


def test_nothing_is_appended_to_a_chain_that_was_touched(loaded):
    """Else the next load would hide what was removed."""
    loaded.rewrite(loaded.chain()[:-1])
    with pytest.raises(HistoryError, match=r"removed together with its line(.|\n)*no snapshot was appended"):
        loaded.load("2026-04-30", "Barbara")
    assert len(loaded.chain()) == 3
