"""The what-if: choose what would be done, and see at once what that would change."""

from __future__ import annotations

from ..aims import Aims


def what_if(aims: Aims, scenario: str = ""):
    """The what-if as a widget: choose actions, see level and coverage before and after, undo, save as a scenario.

    scenario: the name of one of params/scenarios to start from, else nothing is chosen. Nothing in data/ is written;
    Save writes params/scenarios/<name>.yaml, which `aims what-if` reads.

    Raises UsageError for a name that is none, ScenarioError for a scenario that these registers do not fit.
    """
    from .what_if_form import WhatIf  # widgets take time to import

    return WhatIf(aims, scenario)
