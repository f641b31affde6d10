"""allocate_supplier: who is responsible for what is agreed with suppliers today."""

from __future__ import annotations

from dataclasses import dataclass, field

from ...edits import Edit
from ..base import Action, Work
from ..fields import chosen
from ..ground import Ground
from ..subjects import Chosen


@dataclass(frozen=True, kw_only=True)
class AllocateSupplier(Action):
    """Agree with suppliers who is responsible for what. A supplier that only a system names gets a row."""

    suppliers: Chosen = field(metadata=chosen("suppliers", "The suppliers"))

    @property
    def text(self) -> str:
        return f"Allocate responsibilities with {self.suppliers.text}"

    def work(self, ground: Ground) -> list[Work]:
        agreed = {"responsibilities_allocated_on": ground.today}
        return [Work("", one, (Edit("suppliers", (one,), agreed),)) for one in self.suppliers.select(ground)]
