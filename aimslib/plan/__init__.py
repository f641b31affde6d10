"""Plans: the cheapest honest path to the next level, computed.

    effort = aimslib.plan.read_effort(workspace)
    plan = aimslib.plan.make(aims, level=2, effort=effort)
    aimslib.scenario.write(plan.scenario, "params/scenarios/plan-ml2.yaml")

The ladder's criteria become the rows of an integer program, what can be done its variables; what each action covers is
asked of the measures (`probe`), and the plan is confirmed by them (`scenario.what_if`).
"""

from __future__ import annotations

from .effort import Effort, days
from .effort import read as read_effort
from .make import Plan, PlanError, Step, level_of, make
from .screen import content, proof, screen

__all__ = [
    "Effort",
    "Plan",
    "PlanError",
    "Step",
    "content",
    "days",
    "level_of",
    "make",
    "proof",
    "read_effort",
    "screen",
]
