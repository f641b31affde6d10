"""register_tool: a tool that was seen in use enters the register of AI systems."""

from __future__ import annotations

from dataclasses import dataclass, field

from ...edits import Edit
from ...tables import BY_NAME
from ..base import Action, Work
from ..document import unknown, wrong
from ..fields import choice, text
from ..ground import Ground


@dataclass(frozen=True, kw_only=True)
class RegisterTool(Action):
    """Register a tool that was seen in use: a new system in operation, of unknown role and not yet assessed, so that
    everything applies to it. Without a source, for all places where the tool was seen."""

    tool: str = field(metadata=text("The tool, as sightings names it"))
    source: str | None = field(
        default=None, metadata=choice("Where it was seen", BY_NAME["sightings"].column("source").values)
    )
    system_id: str | None = field(default=None, metadata=text("Id that the system gets"))
    name: str | None = field(default=None, metadata=text("Name that it gets; else that of the tool"))
    purpose: str | None = field(default=None, metadata=text("What it is used for"))
    owner: str | None = field(default=None, metadata=text("Who becomes its owner"))
    org_unit: str | None = field(default=None, metadata=text("Unit that runs it"))
    supplier: str | None = field(default=None, metadata=text("Who supplies it"))

    @property
    def text(self) -> str:
        return f"Register {self.tool}, which was seen in use"

    def work(self, ground: Ground) -> list[Work]:
        sightings = self._sightings(ground)
        system_id = self.system_id or ground.new_ids("systems", 1)[0]
        if (system_id,) in ground.rows("systems"):
            raise wrong(self.where, f"there is a system {system_id} already.\n  Choose another system_id.")
        row = {
            "name": self.name or self.tool,
            "purpose": self.purpose or f"To be described; {self.tool} was seen in use",
            "org_unit": self.org_unit or "",
            "owner": ground.somebody(self.owner, self.where) if self.owner else "",
            "supplier": self.supplier or "",
            "lifecycle_stage": "operation",
            "registered_on": ground.today,
        }
        seen = [Edit("sightings", key, {"system_id": system_id}) for key in sightings]
        return [Work("", system_id, (Edit("systems", (system_id,), row), *seen))]

    def _sightings(self, ground: Ground) -> list[tuple[str, ...]]:
        rows = ground.rows("sightings")
        tools = {key[0] for key in rows}
        if self.tool not in tools:
            raise unknown(self.where, "tool", self.tool, tools)
        seen = {key: row["system_id"] for key, row in rows.items() if key[0] == self.tool}
        if self.source:
            if (self.tool, self.source) not in seen:
                raise unknown(self.where, f"source of {self.tool}", self.source, {key[1] for key in seen})
            seen = {(self.tool, self.source): seen[self.tool, self.source]}
        found = [key for key, system in seen.items() if not system]
        if not found:
            known = ", ".join(sorted(set(seen.values())))
            raise wrong(self.where, f"{self.tool} is registered already, as {known}.\n  Leave the action out.")
        return found
