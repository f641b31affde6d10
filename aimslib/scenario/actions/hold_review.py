"""hold_review: the management reviews the AIMS today and decides."""

from __future__ import annotations

from dataclasses import dataclass, field

from ...edits import Edit
from ..base import Action, Work
from ..fields import text
from ..ground import Ground


@dataclass(frozen=True, kw_only=True)
class HoldReview(Action):
    """Hold a management review of the AIMS that takes decisions."""

    chair: str = field(metadata=text("Who chairs it"))
    decisions: str = field(metadata=text("What it decides"))

    @property
    def text(self) -> str:
        return f"Hold a management review, chaired by {self.chair}"

    def work(self, ground: Ground) -> list[Work]:
        chair = ground.somebody(self.chair, self.where)
        (new,) = ground.new_ids("management_reviews", 1)
        row = {"held_on": ground.today, "chair": chair, "decisions": self.decisions}
        return [Work("", new, (Edit("management_reviews", (new,), row),))]
