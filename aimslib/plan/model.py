"""From an AIMS to the problem of a plan: every criterion up to the level, and everything that can be done."""

from __future__ import annotations

from .criteria import Criteria
from .effort import Effort
from .facts import Facts
from .offers import Offers
from .probe import Probe
from .units import Criterion, Problem


def problem(facts: Facts, level: int, effort: Effort, area: str | None = None) -> Problem:
    """What has to hold for every area to reach a level, or for one area.

    Raises RuntimeError where it does not count today's figures as the measures do, which is a fault of ours.
    """
    offers = Offers(effort)
    criteria = Criteria(facts, offers, Probe(facts, offers))
    areas = tuple(row["area"] for row in facts.aims.measure("maturity_by_area") if area in (None, row["area"]))
    found: list[Criterion] = []
    for row in facts.criteria:
        if row["area"] in areas and row["level"] <= level:
            built = criteria.of(row)
            if all(one.met(frozenset()) for one in built) != (row["met"] is not False):
                raise RuntimeError(f"{row['criterion']} of {row['area']} is {row['met']}, the plan counts otherwise")
            found += built
    cells = {name: criteria.cells(name) for name in areas}
    return Problem(level, areas, tuple(found), cells, tuple(offers))
