"""appoint: somebody takes a role of the AIMS today."""

from __future__ import annotations

from dataclasses import dataclass, field

from ...edits import Edit
from ...tables import BY_NAME
from ..base import Action, Work
from ..document import wrong
from ..fields import choice, text
from ..ground import Ground


@dataclass(frozen=True, kw_only=True)
class Appoint(Action):
    """Appoint somebody to a role of the AIMS."""

    role: str = field(metadata=choice("The role", BY_NAME["roles"].column("role").values))
    holder: str = field(metadata=text("Who holds it from now on"))

    @property
    def text(self) -> str:
        return f"Appoint {self.holder} as {self.role.replace('_', ' ')}"

    def work(self, ground: Ground) -> list[Work]:
        holder = ground.somebody(self.holder, self.where)
        if holder in ground.holders(self.role):
            raise wrong(self.where, f"{holder} holds the role {self.role} already.\n  Leave the action out.")
        edit = Edit("roles", (self.role, holder, ground.today), {"until_on": ""})
        return [Work("", holder, (edit,))]
