"""assign_owner: somebody becomes accountable for systems, or for controls and clauses."""

from __future__ import annotations

from dataclasses import dataclass, field

from ...edits import Edit
from ..base import Action, Work
from ..document import wrong
from ..fields import chosen, text
from ..ground import Ground
from ..subjects import Chosen


@dataclass(frozen=True, kw_only=True)
class AssignOwner(Action):
    """Name an owner for systems, or for controls and clauses."""

    owner: str = field(metadata=text("Who becomes the owner"))
    systems: Chosen | None = field(default=None, metadata=chosen("systems", "The systems"))
    controls: Chosen | None = field(default=None, metadata=chosen("requirements", "The controls and clauses"))

    def __post_init__(self) -> None:
        if (self.systems is None) == (self.controls is None):
            raise wrong(self.where, "assign_owner is for systems or for controls.\n  Name one of the two.")

    @property
    def text(self) -> str:
        return f"Assign {self.owner} as owner of {(self.systems or self.controls).text}"

    def work(self, ground: Ground) -> list[Work]:
        owner = ground.somebody(self.owner, self.where)
        if self.systems:
            table, size, ids = "systems", "system", self.systems.select(ground)
        else:
            table, size, ids = "controls", "requirement", self.controls.select(ground)
        return [Work(size, one, (Edit(table, (one,), {"owner": owner}),)) for one in ids]
