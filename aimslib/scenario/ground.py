"""The ground an action stands on: the registers as the actions before it have left them.

Rows are merged here as texts, which is quick; what a measure says is asked of `Aims.edited`, and only of the edits that
can change the answer, so that a scenario of a hundred actions does not compute the same register a hundred times.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

from ..aims import Aims
from ..edits import Edit
from ..tables import BY_NAME, NOBODY
from .document import wrong
from .held import Held

Rows = dict[tuple[str, ...], dict[str, str]]
# The tables that an action can edit and on which the register, or which cells are required, depends.
OF_REGISTER = ("systems", "impact_assessments", "impacts")
OF_REQUIRED = (*OF_REGISTER, "controls")


class Ground:
    """The registers on as_of with the edits made so far. aims: as it was before; an area or unit that it is focused on
    is set aside, because actions are for the whole of it."""

    def __init__(self, aims: Aims):
        self.aims = aims.whole()
        self.as_of: date = aims.as_of
        self.today = aims.as_of.isoformat()
        self.number = 0  # of the action, from 1
        self._held = Held.of(self.aims)
        self._edits: list[Edit] = []
        self._many: Counter[str] = Counter()  # edits by table: thousands of questions, few of them new
        self._rows: dict[str, Rows] = {}
        self._seen: dict[tuple[str, ...], tuple[int, Aims]] = {}
        self._tiers_of: Aims | None = None
        self._tier: dict[str, str] = {}

    @property
    def requirements(self) -> dict[str, dict]:
        """The clauses and controls in their order, with title, area, scope, is_control, shareable."""
        return self._held.requirements

    @property
    def crosswalk(self) -> list[dict]:
        """Which ISO 27001 identifiers serve which requirement: iso42001, iso27001, reuse."""
        return self._held.crosswalk

    def add(self, edits: Iterable[Edit]) -> None:
        """Makes edits that later actions see."""
        for edit in edits:
            self._edits.append(edit)
            self._many[edit.table] += 1
            if edit.table in self._rows:
                _apply(self._rows[edit.table], edit)

    def rows(self, table: str) -> Rows:
        """The rows of an input table by key, every column as text, empty for nothing."""
        if table not in self._rows:
            self._rows[table] = dict(self._held.rows(table))
            for edit in self._edits:
                if edit.table == table:
                    _apply(self._rows[table], edit)
        return self._rows[table]

    def register(self, measure: str) -> list[dict]:
        """A measure that rests on the register and the assessments alone: `register`, `assessments_due`."""
        return self._with(OF_REGISTER).measure(measure)

    def required(self) -> list[dict]:
        """The cells that are required now; their states are not of now, see `cells_now`."""
        return self._with(OF_REQUIRED).measure("cells")

    def cells_now(self) -> list[dict]:
        """The cells with the states that they have now."""
        return self._with(tuple(BY_NAME)).measure("cells")

    def size(self, place: str) -> str:
        """What the effort of evidence depends on, by evidence.system_id: `organisation`, `shared`, else the tier."""
        if place in ("", "*"):
            return "shared" if place else "organisation"
        return self._tiers().get(place, "high")

    def new_ids(self, table: str, number: int) -> list[str]:
        """Ids that no row has, named after the action: WI-2-1 is the first row that the second action adds."""
        taken = {key[0].casefold() for key in self.rows(table)}
        prefix = f"WI-{self.number}-"
        while any(f"{prefix}{one}".casefold() in taken for one in range(1, number + 1)):
            prefix = f"{prefix}x"
        return [f"{prefix}{one}" for one in range(1, number + 1)]

    def somebody(self, name: str, where: str) -> str:
        """The name, where it is one of a person who is here on as_of. Raises ScenarioError for a placeholder and for
        somebody who has left: an action by nobody would change no figure, in silence."""
        if name.casefold().strip() in NOBODY:
            raise wrong(where, f"{name!r} names nobody.\n  Name a person.")
        left_on = self.rows("people").get((name,), {}).get("left_on")
        if left_on and left_on <= self.today:
            raise wrong(where, f"{name} left on {left_on} (people).\n  Name somebody who is here on {self.today}.")
        return name

    def holders(self, role: str) -> list[str]:
        """Who holds a role of the AIMS on as_of, and is here, by name."""
        people = self.rows("people")
        return sorted(
            {
                row["holder"]
                for row in self.rows("roles").values()
                if row["role"] == role
                and row["from_on"] <= self.today <= (row["until_on"] or self.today)
                and row["holder"].casefold() not in NOBODY
                and not "" < people.get((row["holder"],), {}).get("left_on", "") <= self.today
            }
        )

    def _tiers(self) -> dict[str, str]:
        aims = self._with(OF_REGISTER)
        if self._tiers_of is not aims:
            self._tiers_of, self._tier = aims, {row["system_id"]: row["tier"] for row in aims.measure("register")}
        return self._tier

    def _with(self, tables: tuple[str, ...]) -> Aims:
        many = sum(self._many[table] for table in tables)
        if not many:
            return self.aims
        if self._seen.get(tables, (0, None))[0] != many:
            edits = [edit for edit in self._edits if edit.table in tables]
            self._seen[tables] = many, self.aims.edited(edits)
        return self._seen[tables][1]


def _apply(rows: Rows, edit: Edit) -> None:
    if edit.remove:
        rows.pop(edit.key, None)
        return
    empty = {column.name: "" for column in BY_NAME[edit.table].columns}
    rows[edit.key] = {**rows.get(edit.key, empty), **edit.row}
