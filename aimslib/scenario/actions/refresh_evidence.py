"""refresh_evidence: what a row showed is collected again, as of today."""

from __future__ import annotations

from dataclasses import dataclass, field

from ...edits import Edit
from ..base import Action, Work
from ..fields import chosen, text
from ..ground import Ground
from ..subjects import Chosen

KEPT = ("title", "satisfies", "system_id", "kind")


@dataclass(frozen=True, kw_only=True)
class RefreshEvidence(Action):
    """Collect evidence again: a new accepted item that shows the same for the same system, true today."""

    ids: Chosen = field(metadata=chosen("evidence", "The evidence that is collected again"))
    reviewer: str | None = field(default=None, metadata=text("Who reviews it"))

    @property
    def text(self) -> str:
        return f"Collect {self.ids.text} again"

    def work(self, ground: Ground) -> list[Work]:
        reviewer = ground.somebody(self.reviewer, self.where) if self.reviewer else ""
        old = self.ids.select(ground)
        found = []
        for one, new in zip(old, ground.new_ids("evidence", len(old)), strict=True):
            kept = {name: ground.rows("evidence")[(one,)][name] for name in KEPT}
            row = {
                **kept,
                "effective_on": ground.today,
                "collected_on": ground.today,
                "accepted_on": ground.today,
                "status": "accepted",
                "reviewed_by": reviewer,
            }
            found.append(Work(ground.size(kept["system_id"]), one, (Edit("evidence", (new,), row),)))
        return found
