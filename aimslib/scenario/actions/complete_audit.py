"""complete_audit: an internal audit of the AIMS is completed today."""

from __future__ import annotations

from dataclasses import dataclass, field

from ...edits import Edit
from ..base import Action, Work
from ..document import unknown, wrong
from ..fields import text
from ..ground import Ground


@dataclass(frozen=True, kw_only=True)
class CompleteAudit(Action):
    """Complete an internal audit of the AIMS: one that is planned, where its id is given, else another."""

    auditor: str = field(metadata=text("Who audits"))
    audit: str | None = field(default=None, metadata=text("Id of the audit that is planned"))

    @property
    def text(self) -> str:
        return f"Complete {f'the audit {self.audit}' if self.audit else 'an internal audit'}, by {self.auditor}"

    def work(self, ground: Ground) -> list[Work]:
        auditor = ground.somebody(self.auditor, self.where)
        done = {"completed_on": ground.today, "auditor": auditor}
        if self.audit:
            self._planned(ground)
            return [Work("", self.audit, (Edit("audits", (self.audit,), done),))]
        (new,) = ground.new_ids("audits", 1)
        row = {"kind": "internal", "standards": "42001", "scheduled_on": ground.today, **done}
        return [Work("", new, (Edit("audits", (new,), row),))]

    def _planned(self, ground: Ground) -> None:
        """Raises ScenarioError for an audit that is not an internal one of the AIMS still to be done."""
        rows = ground.rows("audits")
        if (self.audit,) not in rows:
            raise unknown(self.where, "audit", self.audit, [key[0] for key in rows])
        row = rows[(self.audit,)]
        if row["kind"] != "internal" or (row["standards"] and "42001" not in row["standards"]):
            raise wrong(self.where, f"{self.audit} is no internal audit of the AIMS.\n  Name one that is, or none.")
        if row["completed_on"] and row["completed_on"] <= ground.today:
            raise wrong(self.where, f"{self.audit} was completed on {row['completed_on']}.\n  Name another, or none.")
