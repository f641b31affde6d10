"""review_evidence: somebody other than its collector reviews evidence."""

from __future__ import annotations

from dataclasses import dataclass, field

from ...edits import Edit
from ..base import Action, Work
from ..document import wrong
from ..fields import chosen, text
from ..ground import Ground
from ..subjects import Chosen


@dataclass(frozen=True, kw_only=True)
class ReviewEvidence(Action):
    """Have evidence reviewed by somebody who did not collect it. A filter takes what the reviewer can review."""

    ids: Chosen = field(metadata=chosen("evidence", "The evidence"))
    reviewer: str = field(metadata=text("Who reviews it"))

    @property
    def text(self) -> str:
        return f"Have {self.ids.text} reviewed by {self.reviewer}"

    def work(self, ground: Ground) -> list[Work]:
        reviewer = ground.somebody(self.reviewer, self.where)
        found = []
        for number, one in enumerate(self.ids.select(ground)):
            row = ground.rows("evidence")[(one,)]
            if row["collected_by"] != reviewer:
                edit = Edit("evidence", (one,), {"reviewed_by": reviewer})
                found.append(Work(ground.size(row["system_id"]), one, (edit,)))
            elif self.ids.ids:
                problem = f"{reviewer} collected {one}, and a review of one's own is none.\n  Name another reviewer."
                raise wrong(self.ids.place(number), problem)
        if not found:
            raise wrong(self.where, f"{reviewer} collected all of it.\n  Name another reviewer.")
        return found
