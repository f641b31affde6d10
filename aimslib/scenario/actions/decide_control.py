"""decide_control: the Statement of Applicability says of controls whether they apply, and why."""

from __future__ import annotations

from dataclasses import dataclass, field

from ...edits import Edit
from ...tables import YES_NO
from ..base import Action, Work
from ..fields import choice, chosen, text
from ..ground import Ground
from ..subjects import Chosen


@dataclass(frozen=True, kw_only=True)
class DecideControl(Action):
    """Decide whether controls apply, with the reason. A control that does not apply is required nowhere, except where
    an assessment names it."""

    controls: Chosen = field(metadata=chosen("controls", "The controls"))
    applicable: str = field(metadata=choice("Do they apply", YES_NO))
    justification: str = field(metadata=text("Why"))

    @property
    def text(self) -> str:
        verb = "applies" if self.controls.ids[1:] == () and self.controls.ids else "apply"
        does = verb if self.applicable == "yes" else f"{'does' if verb == 'applies' else 'do'} not apply"
        return f"Decide that {self.controls.text} {does}"

    def work(self, ground: Ground) -> list[Work]:
        decision = {
            "applicable": self.applicable,
            "justification": self.justification,
            "decided_on": ground.today,
        }
        return [Work("", one, (Edit("controls", (one,), decision),)) for one in self.controls.select(ground)]
