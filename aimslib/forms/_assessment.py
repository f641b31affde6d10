"""One open assessment as it is being filled, without a screen: what was typed, what is wrong with it, what it would
change, and how it reaches the files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from .. import amend, assessing
from ..aims import Aims
from ..edits import Edit
from ..errors import UsageError
from ..tables import IMPACT_ASSESSMENTS, IMPACTS, Column
from . import _approval as approval
from . import _store as store
from ._check import Check
from ._foretell import Foretold, foretell
from ._words import LABELS

NEW = "new "  # an impact has no id of its own before it is saved
APPROVAL = ("approver", "approved_on")
SCORED = ("dimension", "likelihood", "severity", "controls")  # what figures follow from
RESIDUAL = ("residual_likelihood", "residual_severity")
APPROVED_ON = IMPACT_ASSESSMENTS.column("approved_on")
COUNTED = ("assessed_on", "tier", "dimensions_assessed", "review_due_on")
ASSESSMENT_COLUMNS = tuple(
    column for column in IMPACT_ASSESSMENTS.columns if column.name not in ("assessment_id", "system_id", *APPROVAL)
)
IMPACT_COLUMNS = tuple(column for column in IMPACTS.columns if column.name not in ("impact_id", "assessment_id"))


@dataclass(frozen=True)
class Problem:
    """A cell that would not load. impact: its id, empty for the assessment itself."""

    impact: str
    column: str
    wrong: str

    @property
    def text(self) -> str:
        where = f"{LABELS[self.column]} of {self.impact}" if self.impact else LABELS[self.column]
        return f"{where}: {self.wrong}"


class Assessment:
    """An open assessment: `values` by column, `impacts` by id and column, as typed; `removed`: what goes when saved.

    Raises UsageError where the files have no such assessment, or it is approved.
    """

    def __init__(self, aims: Aims, assessment_id: str):
        self.aims, self.id = aims, assessment_id
        self.check = Check.of(aims)
        self._bands = aims.reference("tier_bands")
        self.reload()

    def reload(self) -> None:
        """Take the rows as the files have them now; what was typed and not saved is gone."""
        self._seen = store.look(self.aims.workspace, self.id)
        rows = self._seen.rows("impact_assessments")
        if not rows:
            raise UsageError(f"The files have no assessment {self.id} any more.\n  Choose another system.")
        row = self._canonical(IMPACT_ASSESSMENTS.columns, rows[0])
        if row["approved_on"]:
            raise UsageError(f"{self.id} was approved on {row['approved_on']}.\n  What was approved is not edited.")
        self.system_id = row["system_id"]
        self.values = {column.name: row[column.name] for column in ASSESSMENT_COLUMNS}
        found = [self._canonical(IMPACTS.columns, one) for one in self._seen.rows("impacts")]
        self.impacts = {one["impact_id"]: {column.name: one[column.name] for column in IMPACT_COLUMNS} for one in found}
        self.removed: set[str] = set()
        self._before = self._draft()

    def refresh_aims(self) -> None:
        """Figures and roles from the files as they are now."""
        self.aims = store.reopened(self.aims)

    @property
    def system(self) -> dict:
        """Its row of the register."""
        return next(row for row in self.aims.table("systems") if row["system_id"] == self.system_id)

    @property
    def kept(self) -> dict[str, dict[str, str]]:
        """The impacts that are not removed."""
        return {name: impact for name, impact in self.impacts.items() if name not in self.removed}

    def add(self) -> str:
        """A new, empty impact; returns the name it has until it is saved."""
        name = f"{NEW}{1 + max((int(one.removeprefix(NEW)) for one in self.impacts if one.startswith(NEW)), default=0)}"
        self.impacts[name] = {column.name: "" for column in IMPACT_COLUMNS}
        return name

    def write(self, impact: str, column: str, text: str) -> None:
        """A cell of an impact. Changing a suggestion makes it the assessor's own."""
        row = self.impacts[impact]
        spec = IMPACTS.column(column)
        if self.check.cell(spec, row[column]) == self.check.cell(spec, text):
            return
        suggested = self.is_suggestion(impact)
        row[column] = text
        if suggested:
            self.confirm(impact)

    def confirm(self, impact: str) -> None:
        """Take a suggestion as it stands."""
        self.impacts[impact]["harm"] = assessing.confirmed(self.impacts[impact]["harm"])

    def is_suggestion(self, impact: str) -> bool:
        return assessing.is_suggestion(self.impacts[impact])

    def suggestions(self) -> list[str]:
        """The impacts that nobody has confirmed, changed or removed yet."""
        return [name for name in self.kept if self.is_suggestion(name)]

    def problems(self) -> list[Problem]:
        """Every cell that intake would not load, in the order of the form."""
        found = [
            Problem("", column.name, self.check.wrong(IMPACT_ASSESSMENTS, column, self.values[column.name]))
            for column in ASSESSMENT_COLUMNS
        ]
        for name, impact in self.kept.items():
            found += [
                Problem(name, column.name, self.check.wrong(IMPACTS, column, impact[column.name]))
                for column in IMPACT_COLUMNS
            ]
        return [one for one in found if one.wrong]

    def unfit(self) -> list[str]:
        """The impacts that no figure can be computed from yet, because a cell that figures follow from is wrong."""
        wrong = {one.impact for one in self.problems() if one.column in SCORED}
        return [name for name in self.kept if name in wrong]

    def demanded(self) -> assessing.Demanded:
        """The tier that the inherent impacts demand, and what demands it."""
        return assessing.demanded_tier(self._readable().impacts, self._bands)

    def foretell(self, approved_on: str) -> Foretold | Problem:
        """What an approval on that day would change; the problem that has to be corrected first, where there is one."""
        wrong = next((one for one in self.problems() if not one.impact and one.column in COUNTED), None)
        text = self.check.wrong(IMPACT_ASSESSMENTS, APPROVED_ON, approved_on)
        if wrong or text:
            return wrong or Problem("", APPROVED_ON.name, text)
        day = self.check.cell(APPROVED_ON, approved_on) or self.aims.as_of.isoformat()
        return foretell(self.aims, self.system_id, self._whole(replace(self._readable(), approved_on=day)))

    def _whole(self, draft: assessing.Draft) -> list[Edit]:
        """Every row of it, and the end of those that the state still has: the state may be older than the files."""
        stay = {impact.impact_id for impact in draft.impacts}
        held = [row["impact_id"] for row in self.aims.table("impacts") if row["assessment_id"] == self.id]
        gone = [Edit("impacts", (one,), remove=True) for one in held if one not in stay]
        return assessing.edits_for(draft) + gone

    def refused(self, approver: str, approved_on: str) -> list[str]:
        """Why it can't be approved like this, a sentence or two each; empty if it can."""
        open_ones = self.suggestions()
        values = self._canonical(ASSESSMENT_COLUMNS, self.values)
        found = [one.text for one in self.problems()]
        if open_ones:
            found.append(f"Still a suggestion: {', '.join(open_ones)}. Confirm, change or remove each of them.")
        day = self.check.cell(APPROVED_ON, approved_on)
        return found + approval.refused(self.aims, values, approver.strip(), day)

    def save(self, tell: store.Tell) -> bool:
        """Write what changed; False where nothing did. Raises UsageError for cells that would not load, ConflictError
        where somebody else changed a row of this assessment meanwhile, IntakeError for anything else intake refuses."""
        problems = self.problems()
        if problems:
            raise UsageError("\n".join(one.text for one in problems))
        return self._write({}, tell)

    def approve(self, approver: str, approved_on: str, tell: store.Tell) -> Foretold:
        """Write what changed and the approval, in one go; returns what was foretold just before.

        Raises as `save`, and UsageError with every reason why this approver can't approve it on this day. Who holds
        the role is read from the files as they are now.
        """
        self.refresh_aims()
        reasons = self.refused(approver, approved_on)
        if reasons:
            raise UsageError("\n".join(reasons))
        day = self.check.cell(APPROVED_ON, approved_on)
        foretold = self.foretell(day)
        self._write({"approver": approver.strip(), "approved_on": day}, tell)
        return foretold

    def _write(self, approved: Mapping[str, str], tell: store.Tell) -> bool:
        workspace = self.aims.workspace
        added = [name for name in self.kept if name.startswith(NEW)]
        ids = dict(zip(added, amend.next_ids(workspace, "impacts", len(added)), strict=True)) if added else {}
        edits = self._changes(approved, ids)
        if not edits:
            return False
        store.save(workspace, self.id, edits, list(ids.values()), self._seen, tell)
        self.refresh_aims()
        if not approved:
            self.reload()
        return True

    def _changes(self, approved: Mapping[str, str], ids: Mapping[str, str]) -> list[Edit]:
        """Only cells whose meaning changed: the others keep the text they have in the file."""
        return assessing.edits_for(replace(self._draft(ids), **approved), self._before)

    def keep(self) -> Path:
        """Write everything that was typed to reports/unsaved/; returns the file."""
        rows = [("impact_assessments", self.id, name, text) for name, text in self.values.items()]
        rows += [("impacts", one, name, text) for one, impact in self.kept.items() for name, text in impact.items()]
        rows += [("impacts", one, "removed", "yes") for one in sorted(self.removed)]
        return store.keep(self.aims.workspace, self.id, rows)

    @property
    def unsaved(self) -> bool:
        """Was anything typed that the files do not have?"""
        return self._draft() != self._before

    def _draft(self, ids: Mapping[str, str] | None = None) -> assessing.Draft:
        """What was typed as the record of it; ids: what new impacts are called."""
        own = {"assessment_id": self.id, "system_id": self.system_id}
        impacts = [
            {**own, **self._canonical(IMPACT_COLUMNS, impact), "impact_id": (ids or {}).get(name, name)}
            for name, impact in self.kept.items()
        ]
        return assessing.draft_of({**own, **self._canonical(ASSESSMENT_COLUMNS, self.values)}, impacts)

    def _readable(self) -> assessing.Draft:
        """The record without impacts that can't be counted yet, nor residual scores that are no numbers."""
        draft, unfit = self._draft(), self.unfit()
        wrong = {(one.impact, one.column) for one in self.problems()}
        impacts = (
            replace(one, **{name: "" for name in RESIDUAL if (one.impact_id, name) in wrong}) for one in draft.impacts
        )
        return replace(draft, impacts=tuple(one for one in impacts if one.impact_id not in unfit))

    def _canonical(self, columns: Iterable[Column], row: Mapping[str, str]) -> dict[str, str]:
        return {column.name: self.check.cell(column, row.get(column.name) or "") for column in columns}
