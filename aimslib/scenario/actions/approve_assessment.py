"""approve_assessment: the impacts of systems are assessed and the result approved, today, in all three dimensions."""

from __future__ import annotations

from dataclasses import dataclass, field

from ...edits import Edit
from ...tables import DIMENSIONS, TIERS
from ..base import Action, Work
from ..document import wrong
from ..fields import choice, chosen, text
from ..ground import Ground
from ..subjects import Chosen

UNNAMED = "to be named"
APPROVER = "impact_assessment_approver"


@dataclass(frozen=True, kw_only=True)
class ApproveAssessment(Action):
    """Assess the impacts of systems and approve the result. A system that was assessed keeps the impacts found then,
    with the controls they name; without a tier it keeps its own, and a new one gets its risk_tier, or high."""

    systems: Chosen = field(metadata=chosen("systems", "The systems"))
    tier: str | None = field(default=None, metadata=choice("Tier that is declared", TIERS))
    approver: str | None = field(
        default=None, metadata=text("Who approves; else a holder of impact_assessment_approver")
    )
    assessor: str | None = field(
        default=None, metadata=text("Who assesses; else who did it last, or the system's owner")
    )

    @property
    def text(self) -> str:
        tier = f" as {self.tier}" if self.tier else ""
        return f"Assess the impacts of {self.systems.text} and approve the result{tier}"

    def work(self, ground: Ground) -> list[Work]:
        systems = self.systems.select(ground)
        register = {row["system_id"]: row for row in ground.register("register")}
        due = {row["system_id"]: row["trigger"] for row in ground.register("assessments_due")}
        latest, impacts = _latest(ground), _impacts(ground)
        approver = self._approver(ground)
        ids = ground.new_ids("impact_assessments", len(systems))
        impact_ids = iter(ground.new_ids("impacts", len(ground.rows("impacts"))))
        found = []
        for number, (system, new) in enumerate(zip(systems, ids, strict=True)):
            if system not in register:
                raise wrong(self.systems.place(number), f"{system} is not registered by {ground.today}.")
            if register[system]["lifecycle_stage"] == "retired":
                raise wrong(
                    self.systems.place(number), f"{system} is retired: nothing has to be assessed.\n  Leave it out."
                )
            entry, last = ground.rows("systems")[(system,)], latest.get(system, {})
            if last and last["approved_on"] == ground.today < last["assessed_on"]:
                problem = f"{last['assessment_id']} of {system} is approved today and dated {last['assessed_on']}"
                raise wrong(self.systems.place(number), f"{problem}: it would outlast a new one.\n  Correct its date.")
            guess = register[system]["tier"] if register[system]["assessed"] else entry["risk_tier"] or "high"
            row = {
                "system_id": system,
                "trigger": due.get(system, "periodic"),
                "assessed_on": ground.today,
                "tier": self.tier or guess,
                "dimensions_assessed": "; ".join(DIMENSIONS),
                "assessor": self._assessor(last, entry["owner"], approver),
                "approver": approver,
                "approved_on": ground.today,
            }
            new = _after(last, new, ground.today)
            copies = [
                Edit("impacts", (next(impact_ids),), {**impact, "assessment_id": new})
                for impact in impacts.get(last.get("assessment_id"), ())
            ]
            found.append(Work(self.tier or guess, system, (Edit("impact_assessments", (new,), row), *copies)))
        return found

    def _approver(self, ground: Ground) -> str:
        if self.approver:
            return ground.somebody(self.approver, self.where)
        holders = ground.holders(APPROVER)
        if not holders:
            raise wrong(
                self.where,
                f"nobody holds the role {APPROVER} on {ground.today}.\n"
                f"  Put appoint: {{role: {APPROVER}, holder: ...}} before it, or name the approver.",
            )
        return holders[0]

    def _assessor(self, latest: dict[str, str], owner: str, approver: str) -> str:
        """Nobody approves an assessment of their own."""
        candidates = [self.assessor] if self.assessor else [latest.get("assessor", ""), owner]
        return next((name for name in candidates if name and (self.assessor or name != approver)), UNNAMED)


def _latest(ground: Ground) -> dict[str, dict[str, str]]:
    """The latest approved assessment of each system, as the measures choose it."""
    latest: dict[str, dict[str, str]] = {}
    for row in ground.rows("impact_assessments").values():
        if row["approved_on"] and row["approved_on"] <= ground.today:
            other = latest.get(row["system_id"])
            if other is None or _order(row) > _order(other):
                latest[row["system_id"]] = row
    return latest


def _order(row: dict[str, str]) -> tuple[str, str, str]:
    return row["approved_on"], row["assessed_on"], row["assessment_id"]


def _impacts(ground: Ground) -> dict[str, list[dict[str, str]]]:
    """The impacts of each assessment, without their ids."""
    found: dict[str, list[dict[str, str]]] = {}
    for row in ground.rows("impacts").values():
        copied = {name: value for name, value in row.items() if name != "impact_id"}
        found.setdefault(row["assessment_id"], []).append(copied)
    return found


def _after(last: dict[str, str], new: str, today: str) -> str:
    """An id that comes after the last one where both are of the same day: then the id decides which counts."""
    tied = last and last["approved_on"] == today and last["assessment_id"] >= new
    return f"{last['assessment_id']}-{new}" if tied else new
