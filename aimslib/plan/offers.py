"""What can be done: candidates by what they are, each made once and with its effort."""

from __future__ import annotations

from collections.abc import Iterator

from .effort import Effort
from .units import Candidate


class Offers:
    """The candidates of a plan. effort: what each costs."""

    def __init__(self, effort: Effort):
        self.effort = effort
        self._made: dict[tuple[str, str, str], Candidate] = {}

    def make(self, kind: str, subject: str = "", requirement: str = "", size: str = "", **more) -> Candidate:
        """The candidate of a kind for a subject (and requirement), the same one whenever it is asked for. size: what
        its effort depends on. more: place and needs, see Candidate."""
        key = (kind, subject, requirement)
        if key not in self._made:
            days = self.effort.of(kind, size)
            self._made[key] = Candidate(kind, subject, requirement, size=size, effort=days, **more)
        return self._made[key]

    def get(self, kind: str, subject: str = "", requirement: str = "") -> Candidate | None:
        """The candidate if there is one."""
        return self._made.get((kind, subject, requirement))

    def __iter__(self) -> Iterator[Candidate]:
        """All of them, in the order of kind, subject and requirement."""
        return iter([self._made[key] for key in sorted(self._made)])
