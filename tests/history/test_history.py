"""A snapshot is found by its day or name, and gives the figures of what was loaded then."""

import json
from datetime import date

import duckdb
import pytest

from aimslib.aims import Aims
from aimslib.errors import UsageError
from aimslib.history import HistoryError
from aimslib.intake.sources import digest

MARCH, APRIL = date(2026, 3, 31), date(2026, 4, 30)


def test_a_snapshot_is_found_by_exactly_its_day(loaded):
    assert loaded.history.on(MARCH).number == 3
    assert loaded.history.on(APRIL) is None


def test_of_several_snapshots_of_a_day_the_last_is_taken(loaded):
    loaded.load("2026-03-31", "Barbara")
    assert loaded.history.on(MARCH).number == 4
    assert loaded.history.before(APRIL).number == 4


def test_the_snapshot_before_a_day_is_of_the_latest_earlier_day(loaded):
    assert loaded.history.before(MARCH).as_of == date(2026, 2, 28)
    assert loaded.history.before(date(2026, 1, 31)) is None


def test_a_day_that_is_loaded_late_stands_where_its_day_is(loaded):
    loaded.load("2026-02-14", "Barbara")
    assert loaded.history.snapshots[-1].as_of == date(2026, 2, 14)
    assert loaded.history.before(APRIL).as_of == MARCH


def test_a_snapshot_is_found_by_its_name_or_the_beginning_of_it(loaded):
    second = loaded.history.snapshots[1]
    assert loaded.history.find(second.name) == second
    assert loaded.history.find("2026-02") == second


def test_a_name_that_fits_none_or_several_is_refused_with_what_there_is(loaded):
    names = [snapshot.name for snapshot in loaded.history.snapshots]
    with pytest.raises(UsageError, match="There is no snapshot '2025'") as none:
        loaded.history.find("2025")
    with pytest.raises(UsageError, match="Several snapshots begin with 2026"):
        loaded.history.find("2026")
    assert all(name in str(none.value) for name in names)


def test_a_whole_name_wins_over_a_longer_one(organisation):
    first = organisation.load("2026-01-31", "Grace")
    organisation.load("2026-01-31", "Alan")
    organisation.load("2026-01-31", "Grace")
    assert organisation.history.find(first.name) == first


def test_the_state_of_a_snapshot_holds_the_registers_of_then(loaded):
    aims = Aims.on(loaded.history.state(loaded.history.on(MARCH)), MARCH)
    assert [row["owner"] for row in aims.table("systems")] == ["Ada", "Edsger"]
    assert {row["key"]: row["value"] for row in aims.state("meta")}["snapshot"] == loaded.history.on(MARCH).name
    assert (aims.state("quarantine"), aims.state("notes")) == ([], [])
    assert aims.provided("systems", "owner") and not aims.provided("systems", "supplier")
    assert not aims.provided("roles")


def test_the_file_status_of_then_counts(organisation):
    snapshot = organisation.load("2026-01-31", files={"E1": "missing"})
    aims = Aims.on(organisation.history.state(snapshot), "2026-01-31")
    assert [row["reason"] for row in aims.measure("unused_evidence")] == ["file missing"]


def test_a_state_is_built_once(loaded):
    snapshot = loaded.history.on(MARCH)
    path = loaded.history.state(snapshot)
    built = path.stat().st_mtime_ns
    assert loaded.history.state(snapshot) == path and path.stat().st_mtime_ns == built
    assert path.parent == loaded.root / ".aims"


def test_no_figures_come_from_a_snapshot_that_was_touched(loaded):
    snapshot = loaded.history.on(MARCH)
    loaded.history.state(snapshot)
    (snapshot.folder / "systems.parquet").write_bytes(b"PAR1")
    with pytest.raises(HistoryError, match=r"systems\.parquet was changed"):
        loaded.history.state(snapshot)


def test_a_snapshot_of_another_schema_has_what_is_new_empty_and_not_provided_and_not_what_is_gone(organisation):
    """Systems had no `supplier` and a `mood` then, and there was a table `pets`."""
    snapshot = organisation.load("2026-01-31")
    as_if_written_by_another_version(organisation, snapshot)
    aims = Aims.on(organisation.history.state(organisation.history.on(snapshot.as_of)), snapshot.as_of)
    row = aims.table("systems")[0]
    assert (row["owner"], row["supplier"]) == ("Ada", None) and "mood" not in row
    assert aims.provided("systems", "owner") and not aims.provided("systems", "supplier")
    assert not aims.provided("systems", "mood") and not aims.provided("pets")
    assert aims.measure("ownership")[0]["denominator"] == 2


def as_if_written_by_another_version(organisation, snapshot) -> None:
    file = snapshot.folder / "systems.parquet"
    older = file.with_suffix(".older")
    duckdb.sql(f"select * exclude (supplier), 'calm' as mood from '{file}'").write_parquet(str(older))
    older.replace(file)
    duckdb.sql("select 'Rex' as pet").write_parquet(str(snapshot.folder / "pets.parquet"))
    record = organisation.history.record(snapshot)
    record["provided"] |= {"systems": [*record["provided"]["systems"], "mood"], "pets": ["pet"]}
    record["tables"]["pets"] = {"content": "", "rows": 1}
    record["files"] = {path.name: digest(path.read_bytes()) for path in snapshot.folder.glob("*.parquet")}
    text = json.dumps(record).encode()
    (snapshot.folder / "snapshot.json").write_bytes(text)
    organisation.rewrite([line.replace(snapshot.hash, digest(text)) for line in organisation.chain()])


def test_the_history_until_a_snapshot_ends_with_it(loaded):
    second = loaded.history.snapshots[1]
    until = loaded.history.until(second)
    assert until.snapshots[-1] == second
    assert until.on(MARCH) is None and until.before(APRIL) == second


def test_the_record_can_be_read(loaded):
    snapshot = loaded.history.on(MARCH)
    assert loaded.history.record(snapshot) == json.loads((snapshot.folder / "snapshot.json").read_bytes())
