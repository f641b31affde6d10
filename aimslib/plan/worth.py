"""What single actions buy: each alone, on today's registers, for its effort."""

from __future__ import annotations

from dataclasses import dataclass

from .classes import Classes
from .tally import Rung, Tally
from .units import Candidate

MOST = 10


@dataclass(frozen=True, eq=False)
class Worth:
    """One action alone. alike: for how many the same is true, it included. cells: newly covered. criteria: newly met,
    of the levels up to the target (level, area, criterion). areas: that rise a level. text: it as a sentence."""

    candidate: Candidate
    alike: int
    cells: int
    criteria: tuple[Rung, ...]
    areas: tuple[str, ...]
    text: str = ""

    @property
    def effort(self) -> float:
        """Person-days."""
        return self.candidate.effort

    def per_day(self) -> tuple[float, float, float]:
        """Areas, criteria and cells for a person-day, which is how they are ranked: an area that rises first."""
        got = len(self.areas), len(self.criteria), self.cells
        return tuple(_per(one, self.effort) for one in got)


def worth(counted: Classes) -> list[Worth]:
    """The ten actions that buy most for a person-day, of those that can be done today by themselves; of those that are
    alike, one."""
    tally = Tally(counted.problem)
    levels, met = tally.levels(), tally.met()
    found = []
    for candidate, members in counted.members.items():
        if candidate.needs:
            continue
        tally.do(candidate)
        risen = tuple(area for area, level in tally.levels().items() if area in levels and level > levels[area])
        newly = tuple(sorted(tally.met() - met))
        found.append(Worth(candidate, len(members), tally.covered_by([candidate]), newly, risen))
        tally.undo(candidate)
    found = [one for one in found if any(one.per_day())]
    return sorted(found, key=lambda one: (*(-value for value in one.per_day()), one.candidate.key))[:MOST]


def _per(got: float, effort: float) -> float:
    if not got:
        return 0.0
    return got / effort if effort else float("inf")
