"""Scenarios: what if this were done? Actions change the registers in memory, and the same measures are computed.

    scenario = aimslib.scenario.read("params/scenarios/owners.yaml")
    comparison = aimslib.scenario.what_if(aims, scenario)

One code path: an action makes edits, `Aims.edited` computes with them. Nothing in data/ is ever written.
"""

from __future__ import annotations

from .actions import kinds
from .base import Action, Work
from .comparison import Comparison, what_if
from .document import ScenarioError
from .saved import find, names
from .scenario import Scenario, Step, action, of_text, read, write
from .subjects import Chosen
from .target import Target

__all__ = [
    "Action",
    "Chosen",
    "Comparison",
    "Scenario",
    "ScenarioError",
    "Step",
    "Target",
    "Work",
    "action",
    "find",
    "kinds",
    "names",
    "of_text",
    "read",
    "what_if",
    "write",
]
