"""What must hold on any workspace, whatever the figures are."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from aimslib.aims import Aims

from .draw import CLAUSES, CONTROLS, TODAY
from .recompute import MEASURES
from .test_recompute import counted
from .workspaces import RandomWorkspace, random_workspace

RATIOS = (
    "coverage",
    "coverage_by_area",
    "coverage_by_system",
    "coverage_by_stage",
    "coverage_by_pdca",
    "coverage_by_org_unit",
    "coverage_total",
)
KEYS = ("requirement", "area", "system_id", "lifecycle_stage", "pdca", "org_unit")
few = settings(max_examples=8, deadline=None, derandomize=True)
seeds = st.integers(min_value=1_000, max_value=1_000_000)  # none of those the comparison uses


def measured(drawn: RandomWorkspace, names) -> dict[str, list[dict]]:
    with TemporaryDirectory() as folder:
        aims = Aims.on(drawn.state(Path(folder) / "state.duckdb"), TODAY)
        return {name: aims.measure(name) for name in names}


def with_evidence(drawn: RandomWorkspace, random: Random) -> RandomWorkspace:
    """One more row of accepted evidence that is current on TODAY."""
    system_ids = [system["system_id"] for system in drawn.tables["systems"]]
    row = {
        "evidence_id": "NEW",
        "title": "New evidence",
        "satisfies": "; ".join(f"42001:{name}" for name in random.sample(CLAUSES + CONTROLS, 20)),
        "system_id": random.choice([None, "*", *system_ids]),
        "kind": random.choice(("record", "policy")),
        "effective_on": TODAY - timedelta(days=random.randint(0, 365)),
        "status": "accepted",
    }
    tables = drawn.tables | {"evidence": [*drawn.tables["evidence"], row]}
    return replace(drawn, tables=tables, file_status=drawn.file_status | {"NEW": "present"})


def numerators(rows: list[dict]) -> dict[tuple, int]:
    return {tuple(row.get(key) for key in KEYS): row["numerator"] for row in rows}


@few
@given(seed=seeds)
def test_more_current_evidence_never_lowers_a_coverage(seed):
    drawn = random_workspace(seed)
    before, after = measured(drawn, RATIOS), measured(with_evidence(drawn, Random(seed)), RATIOS)
    for name in RATIOS:
        old, new = numerators(before[name]), numerators(after[name])
        assert old.keys() == new.keys()
        lowered = {key: (old[key], new[key]) for key in old if new[key] < old[key]}
        assert not lowered, f"seed {seed}, {name}: {lowered}"


@few
@given(seed=seeds)
def test_the_order_of_rows_changes_nothing(seed):
    drawn, random = random_workspace(seed), Random(seed)
    shuffled = {name: random.sample(rows, len(rows)) for name, rows in drawn.tables.items()}
    before = measured(drawn, MEASURES)
    after = measured(replace(drawn, tables=shuffled), MEASURES)
    for name in MEASURES:
        assert counted(before[name], set()) == counted(after[name], set()), f"seed {seed}, {name}"
