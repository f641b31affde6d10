"""A share of an area's cells, as actions: which evidence would be collected to reach it.

The requirement with most open cells comes first, of equals the one that the standard has first; each is collected for
all systems that lack it, the last one for as many as the share still needs, by id. So the same share is always the same
actions.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from math import ceil

from .. import scenario as scenarios
from ..errors import unknown
from ..scenario import Action
from .what_if_state import Choices

_TITLED = re.compile(r"For (\d+)% of (\S+)")
ORDER = "Filled in this order: the requirement with most open cells first."


def shares(choices: Choices) -> dict[str, int]:
    """The shares in percent that are chosen, by area: they are read from the actions, so that a saved scenario has
    them too."""
    found = (_share(action) for action in choices.scenario.actions)
    return dict(one for one in found if one)


def reach(choices: Choices, area: str, percent: int, reviewer: str = "") -> None:
    """Puts in the evidence with which this share of the area's required cells would be covered, in place of what was
    there for a share of the area. A share that is reached without it takes it out. reviewer: who reviews what is
    collected, if anybody.

    Raises UsageError for an area that is none.
    """
    areas = {row["requirement"]: row["area"] for row in choices.aims.measure("coverage")}
    if area not in areas.values():
        raise unknown("area", area, set(areas.values()))
    others = tuple(one for one in choices.scenario.actions if (_share(one) or ("",))[0] != area)
    without = scenarios.what_if(choices.aims, replace(choices.scenario, actions=others))
    cells = [row for row in without.after.measure("cells") if areas[row["requirement"]] == area]
    left = [(row["requirement"], row["system_id"] or "") for row in cells if row["state"] != "covered"]
    missing = ceil(percent * len(cells) / 100 - 1e-9) - (len(cells) - len(left))
    choices.become((*others, *_collected(left, missing, f"For {percent}% of {area}", reviewer)))


def _share(action: Action) -> tuple[str, int] | None:
    titled = _TITLED.fullmatch(getattr(action, "title", None) or "") if action.called() == "add_evidence" else None
    return (titled[2], int(titled[1])) if titled else None


def _collected(left: Sequence[tuple[str, str]], missing: int, title: str, reviewer: str) -> list[Action]:
    """Actions for so many of the open cells (requirement, system): one for those of the organisation, one for each
    group of systems that lack the same requirements."""
    open_at: dict[str, list[str]] = {}
    for requirement, system in left:
        open_at.setdefault(requirement, []).append(system)
    groups: dict[tuple[str, ...], list[str]] = {}
    for requirement, systems in sorted(
        open_at.items(), key=lambda one: -len(one[1])
    ):  # stable: equals keep their order
        taken = tuple(sorted(systems)[: max(missing, 0)])
        missing -= len(taken)
        if taken:
            groups.setdefault(taken, []).append(requirement)
    more = {"title": title, **({"reviewer": reviewer} if reviewer else {})}
    return [
        scenarios.action("add_evidence", requirements=requirements, kind="record", **more, **_place(systems))
        for systems, requirements in groups.items()
    ]


def _place(systems: tuple[str, ...]) -> dict[str, object]:
    return {"organisation": "yes"} if systems == ("",) else {"systems": list(systems)}
