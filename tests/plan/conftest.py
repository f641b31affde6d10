"""Plans for a drawn organisation: `plan_for("2 | A.2 | coverage | 0.9", systems=...)`, on the ladder drawn."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

import aimslib
from aimslib import plan as plans
from aimslib.aims import Aims
from aimslib.plan import Plan
from aimslib.plan.effort import SIZES, Effort

ROOT = Path(__file__).resolve().parents[2]
DAY = "2026-06-30"


def effort(allow: tuple[str, ...] = (), **days: float) -> Effort:
    """One person-day for everything but what is named: `add_evidence_shared=5`, `assign_owner=2`."""
    every = {(kind, size): 1.0 for kind, sizes in SIZES.items() for size in sizes or ("",)}
    named = {key: days[name] for key in every for name in (key[0], "_".join(key)) if name in days}
    assert set(days) <= {name for key in every for name in (key[0], "_".join(key))}
    return Effort(every | named, frozenset(allow), "drawn")


def ladder(text: str) -> list[dict]:
    """level | area | criterion | threshold, a rung a line."""
    rows = [[part.strip() for part in line.split("|")] for line in text.strip().splitlines()]
    return [
        {"level": level, "area": area, "criterion": name, "threshold": threshold, "statement": "drawn"}
        for level, area, name, threshold in rows
    ]


@pytest.fixture
def plan_for(drawn):
    """The plan of a drawn organisation to the highest level of a drawn ladder."""

    def make(rungs: str, costs: Effort | None = None, area: str | None = None, **tables: str) -> Plan:
        rows = ladder(rungs)
        path = drawn(reference={"maturity_ladder": rows}, **tables).path
        level = max(int(row["level"]) for row in rows)
        return plans.make(Aims(path, date.fromisoformat(DAY)), level, costs or effort(), area)

    return make


@pytest.fixture(scope="session")
def sample_workspace(tmp_path_factory) -> Path:
    """A copy of the sample organisation, loaded."""
    folder = tmp_path_factory.mktemp("planned")
    for part in ("data", "params"):
        shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("snapshots"))
    aimslib.open(folder, as_of=DAY)
    return folder


@pytest.fixture(scope="session")
def sample(sample_workspace) -> Aims:
    return aimslib.open(sample_workspace, as_of=DAY)


@pytest.fixture(scope="session")
def sample_plan(sample) -> Plan:
    """The sample's plan to ML2."""
    return plans.make(sample, 2, plans.read_effort(sample.workspace))


def done(plan: Plan) -> list[str]:
    """What a plan does: kind and subjects, a line a piece."""
    return sorted(f"{step.kind} {subject}".strip() for step in plan.steps for subject in step.subjects)
