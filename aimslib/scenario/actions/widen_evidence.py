"""widen_evidence: what was collected for ISO 27001 is widened to AI, so that the same row also shows a requirement."""

from __future__ import annotations

from dataclasses import dataclass, field

from ...edits import Edit
from ..base import Action, Work
from ..document import wrong
from ..fields import chosen
from ..ground import Ground
from ..look_up import identifiers
from ..subjects import Chosen


@dataclass(frozen=True, kw_only=True)
class WidenEvidence(Action):
    """Widen ISO 27001 evidence to AI: its rows also name the requirements that the crosswalk maps to it in full.
    Without requirements, all of these that a row does not name yet."""

    ids: Chosen = field(metadata=chosen("evidence", "The ISO 27001 evidence"))
    requirements: Chosen | None = field(default=None, metadata=chosen("requirements", "What it then also shows"))

    @property
    def text(self) -> str:
        what = self.requirements.text if self.requirements else "what the crosswalk maps to it in full"
        return f"Widen {self.ids.text} to {what}"

    def work(self, ground: Ground) -> list[Work]:
        wanted = self.requirements.select(ground) if self.requirements else list(ground.requirements)
        served: set[str] = set()
        found = []
        ids = self.ids.select(ground)
        for number, one in enumerate(ids):
            row = ground.rows("evidence")[(one,)]
            full, named = _full(ground, row["satisfies"]), identifiers(row["satisfies"], "42001")
            added = [name for name in wanted if name in full and name not in named]
            served |= {name for name in wanted if name in full}
            if added:
                satisfies = "; ".join([*_parts(row["satisfies"]), *(f"42001:{name}" for name in added)])
                edit = Edit("evidence", (one,), {"satisfies": satisfies})
                found.append(Work(ground.size(row["system_id"]), one, (edit,), "; ".join(added)))
            elif self.ids.ids:
                raise wrong(self.ids.place(number), _nothing(one, wanted, full, named))
        for number, name in enumerate(self.requirements.ids if self.requirements else ()):
            if name not in served:
                raise wrong(
                    self.requirements.place(number),
                    f"none of the evidence named is mapped to {name} in full: widening it is not enough.\n"
                    "  Collect evidence of it: add_evidence.",
                )
        if not found:
            raise wrong(self.where, f"{self.text}: there is nothing to widen.\n  Leave the action out.")
        return found


def _full(ground: Ground, satisfies: str) -> set[str]:
    """The requirements that the crosswalk maps in full to the 27001 identifiers of a cell."""
    isms = set(identifiers(satisfies, "27001"))
    return {row["iso42001"] for row in ground.crosswalk if row["iso27001"] in isms and row["reuse"] == "full"}


def _parts(satisfies: str) -> list[str]:
    return [part.strip() for part in satisfies.split(";") if part.strip()]


def _nothing(one: str, wanted: list[str], full: set[str], named: list[str]) -> str:
    if not full:
        return f"{one} names no ISO 27001 identifier that is mapped to a requirement in full: it can't be widened."
    possible = sorted(full - set(named)) or ["nothing more"]
    already = [name for name in wanted if name in full]
    what = "already shows what is asked" if already else "is not mapped in full to what is asked"
    return f"{one} {what}.\n  It can be widened to: {', '.join(possible)}"
