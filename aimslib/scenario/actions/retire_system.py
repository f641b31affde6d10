"""retire_system: systems go out of use today."""

from __future__ import annotations

from dataclasses import dataclass, field

from ...edits import Edit
from ..base import Action, Work
from ..document import wrong
from ..fields import chosen
from ..ground import Ground
from ..subjects import Chosen


@dataclass(frozen=True, kw_only=True)
class RetireSystem(Action):
    """Take systems out of use. What has to be shown at retirement is then asked for."""

    systems: Chosen = field(metadata=chosen("systems", "The systems"))

    @property
    def text(self) -> str:
        return f"Retire {self.systems.text}"

    def work(self, ground: Ground) -> list[Work]:
        register = {row["system_id"]: row for row in ground.register("register")}
        retired = {"lifecycle_stage": "retired", "retired_on": ground.today}
        found = []
        for number, one in enumerate(self.systems.select(ground)):
            if one not in register:
                raise wrong(self.systems.place(number), f"{one} is not registered by {ground.today}.")
            if register[one]["lifecycle_stage"] == "retired":
                raise wrong(self.systems.place(number), f"{one} is already retired.\n  Leave it out.")
            found.append(Work(register[one]["tier"], one, (Edit("systems", (one,), retired),)))
        return found
