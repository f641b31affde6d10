"""How long a plan to ML2 takes, as a multiple of one look at the same organisation's maturity, in one run.

    .venv/bin/python benchmarks/plan.py [WORKSPACE AS_OF]

Without arguments: the sample organisation on 2026-06-30. The levels, effort and gap are printed beside the times.
"""

from __future__ import annotations

import statistics
import sys
import time
from pathlib import Path

import aimslib
from aimslib import plan as plans

ROOT = Path(__file__).resolve().parent.parent
RUNS = 3


def seconds(work) -> tuple[float, object]:
    """The wall time of one call, and what it gave."""
    start = time.perf_counter()
    given = work()
    return time.perf_counter() - start, given


def main() -> None:
    workspace, as_of = sys.argv[1:] if len(sys.argv) == 3 else (ROOT, "2026-06-30")
    aims = aimslib.open(workspace, as_of=as_of)
    efforts = plans.read_effort(aims.workspace)
    looks, made = [], []
    for _ in range(RUNS):
        taken, _level = seconds(lambda: aimslib.open(workspace, as_of=as_of).measure("maturity"))
        looks.append(taken)
        taken, plan = seconds(lambda: plans.make(aimslib.open(workspace, as_of=as_of), 2, efforts))
        made.append(taken)
    look, median = statistics.median(looks), statistics.median(made)
    print(f"maturity    {look:7.3f} s")
    print(f"plan to ML2 {median:7.3f} s  {median / look:5.1f} x")
    print(f"{plan.effort:,g} person-days in {len(plan.steps)} actions, gap {100 * plan.gap:.2f} %")


if __name__ == "__main__":
    main()
