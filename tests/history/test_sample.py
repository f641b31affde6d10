"""The sample organisation, from its files to a snapshot and back."""

import csv
import json
import shutil
from datetime import date
from pathlib import Path

import pytest

from aimslib import intake
from aimslib.aims import Aims
from aimslib.history import History, append
from aimslib.intake.sources import digest
from aimslib.workspace import Workspace

ROOT = Path(__file__).resolve().parents[2]
JUNE = date(2026, 6, 30)
BANDS = "tier,min_score,min_severity\nhigh,20,5\nlimited,6,4\n"
MEASURES = ("cells", "coverage", "maturity_criteria", "findings", "unused_evidence", "overlap", "risks", "incidents")


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    """The sample with other tier bands, loaded once: workspace, load and snapshot."""
    root = tmp_path_factory.mktemp("sample")
    shutil.copytree(ROOT / "data", root / "data", ignore=shutil.ignore_patterns("snapshots"))
    (root / "params" / "reference").mkdir(parents=True)
    (root / "params" / "reference" / "tier_bands.csv").write_text(BANDS, "utf-8")
    workspace = Workspace(root)
    loaded = intake.load(workspace)
    return workspace, loaded, append(workspace, loaded, JUNE)


@pytest.mark.parametrize("name", MEASURES)
def test_a_snapshot_gives_the_measures_that_the_files_gave(sample, name):
    workspace, loaded, snapshot = sample
    assert Aims.on(History(workspace).state(snapshot), JUNE).measure(name) == Aims.on(loaded.path, JUNE).measure(name)


@pytest.mark.parametrize("name", ["inputs", "overrides"])
def test_a_snapshot_says_where_its_rows_are_from(sample, name):
    workspace, loaded, snapshot = sample
    rows = Aims.on(History(workspace).state(snapshot), JUNE).state(name)
    assert rows and rows == Aims.on(loaded.path, JUNE).state(name)


def test_the_record_has_the_hash_of_each_file_and_the_override(sample):
    workspace, _, snapshot = sample
    record = History(workspace).record(snapshot)
    recorded = {row["file"]: row["sha256"] for row in record["inputs"]}
    assert recorded["data/systems.csv"] == digest((workspace.data / "systems.csv").read_bytes())
    assert all(row["rows_read"] == row["rows_loaded"] + row["rows_quarantined"] for row in record["inputs"])
    assert list(record["overrides"]) == ["tier_bands"]
    assert "reference_tier_bands.parquet" in record["files"]
    assert set(record["file_status"].values()) >= {"present", "not_checked"}
    text = (snapshot.folder / "snapshot.json").read_text("utf-8")
    assert str(workspace.root) not in text
    assert text == json.dumps(record, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def test_a_file_written_in_another_way_is_no_change(sample):
    """Rows and columns in another order, quotes around every cell, other line ends."""
    workspace, _, snapshot = sample
    path = workspace.data / "sightings.csv"
    with path.open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
        writer.writerows(row[::-1] for row in (header, *reversed(rows)))
    loaded = intake.load(workspace)
    assert loaded.built
    assert append(workspace, loaded, JUNE) is None
    assert History(workspace).snapshots == [snapshot]


def test_another_override_is_a_change_that_the_snapshot_keeps(sample):
    workspace, _, _ = sample
    file = workspace.params / "reference" / "tier_bands.csv"
    before = file.read_bytes()
    file.write_text("tier,min_score,min_severity\nhigh,1,1\n", "utf-8")
    snapshot = append(workspace, intake.load(workspace), JUNE)
    file.write_bytes(before)
    aims = Aims.on(History(workspace).state(snapshot), JUNE)
    (row,) = aims.state("overrides")
    assert snapshot.number == 2
    assert row["sha256"] == digest(b"tier,min_score,min_severity\nhigh,1,1\n")
    assert {row["tier"] for row in aims.measure("coverage_by_system")} == {"high"}
