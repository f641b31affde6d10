"""close_nonconformity: corrective actions are done, and the nonconformities closed today."""

from __future__ import annotations

from dataclasses import dataclass, field

from ...edits import Edit
from ..base import Action, Work
from ..document import wrong
from ..fields import chosen
from ..ground import Ground
from ..subjects import Chosen


@dataclass(frozen=True, kw_only=True)
class CloseNonconformity(Action):
    """Do the corrective actions of nonconformities and close them."""

    ids: Chosen = field(metadata=chosen("nonconformities", "The nonconformities"))

    @property
    def text(self) -> str:
        return f"Close {self.ids.text}"

    def work(self, ground: Ground) -> list[Work]:
        found = []
        for number, one in enumerate(self.ids.select(ground)):
            closed_on = ground.rows("nonconformities")[(one,)]["closed_on"]
            if closed_on and closed_on <= ground.today:
                raise wrong(self.ids.place(number), f"{one} was closed on {closed_on}.\n  Leave it out.")
            found.append(Work("", one, (Edit("nonconformities", (one,), {"closed_on": ground.today}),)))
        return found
