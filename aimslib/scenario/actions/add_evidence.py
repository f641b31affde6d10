"""add_evidence: new evidence, one item for each cell; for several systems at once only where the control allows it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from ...edits import Edit
from ...tables import BY_NAME
from ..base import Action, Work
from ..document import ScenarioError, wrong
from ..fields import choice, chosen, day, flag, text
from ..ground import Ground
from ..subjects import STATES, Chosen

SHARED = "*"
OPEN = "open"
Place = tuple[str, str]  # requirement, and as evidence.system_id has it: empty, * or a system


@dataclass(frozen=True, kw_only=True)
class AddEvidence(Action):
    """Collect evidence: one item for each required cell of these requirements, at these systems or at the organisation;
    or one item a requirement for all systems (`systems: "*"`), where the control is shareable."""

    requirements: Chosen = field(metadata=chosen("requirements", "What it shows"))
    systems: Chosen | None = field(
        default=None, metadata=chosen("systems", 'The systems it shows it for, or "*" for all at once')
    )
    organisation: bool | None = field(
        default=None, metadata=flag("yes where it shows it for the organisation as a whole")
    )
    kind: str = field(metadata=choice("Kind of evidence", BY_NAME["evidence"].column("kind").values))
    state: str | None = field(
        default=None, metadata=choice("Only for cells in this state; open: all but covered", (OPEN, *STATES))
    )
    effective_on: date | None = field(
        default=None, metadata=day("Day on which what it shows is true; as_of where it is left out")
    )
    title: str | None = field(default=None, metadata=text("What it is"))
    reviewer: str | None = field(default=None, metadata=text("Who reviews it"))

    def __post_init__(self) -> None:
        if (self.systems is None) == (self.organisation is None):
            raise wrong(self.where, "add_evidence is for systems or for the organisation.\n  Name one of the two.")

    @property
    def text(self) -> str:
        place = (
            "the organisation" if self.systems is None else "all systems at once" if self._shared else self.systems.text
        )
        only = f", where it is {self.state}" if self.state else ""
        return f"Collect evidence ({self.kind}) of {self.requirements.text} for {place}{only}"

    def work(self, ground: Ground) -> list[Work]:
        if self.effective_on and self.effective_on > ground.as_of:
            raise wrong(self.where, f"{self.effective_on} is after {ground.as_of}: the evidence would not count yet.")
        reviewer = ground.somebody(self.reviewer, self.where) if self.reviewer else ""
        places = self._places(ground)
        if not places:
            raise wrong(self.where, f"{self.text}: there is no such cell.\n  Leave the action out, or choose others.")
        ids = ground.new_ids("evidence", len(places))
        return [
            Work(
                size=ground.size(place),
                subject=place,
                requirement=requirement,
                edits=(Edit("evidence", (one,), self._row(ground, requirement, place, reviewer)),),
            )
            for one, (requirement, place) in zip(ids, places, strict=True)
        ]

    @property
    def _shared(self) -> bool:
        return self.systems is not None and self.systems.ids == (SHARED,)

    def _places(self, ground: Ground) -> list[Place]:
        """Where an item is collected: the cells that are required among those named."""
        cells = ground.cells_now() if self.state else ground.required()
        if self.state:
            wanted = set(STATES) - {"covered"} if self.state == OPEN else {self.state}
            cells = [cell for cell in cells if cell["state"] in wanted]
        at: dict[str, list[str]] = {}
        for cell in cells:
            at.setdefault(cell["requirement"], []).append(cell["system_id"] or "")
        named = self.requirements.select(ground)
        fitting = [name for name in named if self._fits(ground, name)]
        systems = [SHARED] if self._shared else self.systems.select(ground) if self.systems else [""]
        places = [
            (name, place)
            for name in fitting
            for place in systems
            if (name in at if place == SHARED else place in at.get(name, ()))
        ]
        self._all_needed(places)
        return places

    def _fits(self, ground: Ground, name: str) -> bool:
        """Can this requirement be shown at the place? One that a filter found may not; one that is named has to."""
        row = ground.requirements[name]
        problem = ""
        if self.organisation and row["scope"] == "system":
            problem = f"{name} has to be shown for each system, not by the organisation.\n  Name systems."
        elif not self.organisation and row["scope"] == "organisation":
            problem = f"{name} is shown by the organisation, not for each system.\n  Write organisation: yes"
        elif self._shared and row["shareable"] != "yes":
            problem = f"{name} is not shareable: one item can't show it for all systems.\n  Name the systems."
        if problem and self.requirements.ids:
            raise self._at(self.requirements, name, problem)
        return not problem

    def _all_needed(self, places: list[Place]) -> None:
        """Raises ScenarioError for a requirement or system that is named and needs nothing: its evidence would decide
        no cell. With `state` that is what was asked for."""
        if self.state:
            return
        requirements, served = {requirement for requirement, _ in places}, {place for _, place in places}
        for name in self.requirements.ids:
            if name not in requirements:
                raise self._at(
                    self.requirements, name, f"{name} is not required there: its evidence would decide nothing."
                )
        for name in self.systems.ids if self.systems else ():
            if name not in served:
                raise self._at(self.systems, name, f"{name} needs none of these: its evidence would decide nothing.")

    def _at(self, chosen_here: Chosen, name: str, problem: str) -> ScenarioError:
        return wrong(chosen_here.place(chosen_here.ids.index(name)), problem)

    def _row(self, ground: Ground, requirement: str, place: str, reviewer: str) -> dict[str, str]:
        return {
            "title": self.title or f"To collect: {ground.requirements[requirement]['title']}",
            "satisfies": f"42001:{requirement}",
            "system_id": place,
            "kind": self.kind,
            "effective_on": (self.effective_on or ground.as_of).isoformat(),
            "collected_on": ground.today,
            "accepted_on": ground.today,
            "status": "accepted",
            "reviewed_by": reviewer,
        }
