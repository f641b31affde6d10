"""The parts of OSCAL assessment results: systems as components, items as observations, requirements as findings,
findings of ours as risks."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta

from ._items import Item, Items
from ._oscal import Names, control_id, filled, holds, line, objective_id, props, stamp
from ._statement import STATES, state_summary

_MOST = 20  # systems named in a sentence
_REQUIREMENTS = ("control", "requirement")  # subjects that are requirements
_OPERATIONAL = {
    "design": "under-development",
    "development": "under-development",
    "verification": "under-development",
    "deployment": "operational",
    "operation": "operational",
    "retired": "disposition",
}


class Results:
    """Builds the parts of one result; every list is in the order of the measure it is made from."""

    def __init__(self, aims, names: Names):
        self._aims, self._names = aims, names
        self._cells = defaultdict(list)
        self._items: dict[tuple[str, str], Item] = {}
        self._decides = defaultdict(list)
        self._used = defaultdict(dict)
        items = Items(aims)
        for cell in aims.measure("cells"):
            self._cells[cell["requirement"]].append(cell)
            item = items.of(cell)
            if item:
                key = item.table, item.item_id
                self._items[key] = item
                self._decides[key].append(cell)
                self._used[cell["requirement"]][key] = None
        self._coverage = aims.measure("coverage")
        self._found = [row for row in aims.measure("findings") if row["severity"] != "note"]

    def objectives(self) -> list[dict]:
        """One objective a requirement: what is assessed, and the requirement's id as the standard writes it."""
        return [
            {
                "control-id": control_id(row["requirement"]),
                "props": props(requirement=row["requirement"], scope=row["scope"]),
                "parts": [
                    {
                        "id": objective_id(row["requirement"]),
                        "name": "assessment-objective",
                        "title": f"{row['requirement']} {line(row['title'])}",
                        "prose": "Current evidence covers every place where the requirement applies.",
                    }
                ],
            }
            for row in self._coverage
        ]

    def components(self) -> list[dict]:
        """The AI systems that have cells."""
        concerned = {cell["system_id"] for cells in self._cells.values() for cell in cells} - {None}
        return [
            {
                "uuid": self._names.of("system", row["system_id"]),
                "type": "system",
                "title": line(row["name"]),
                "description": row["purpose"],
                "props": props(system_id=row["system_id"], lifecycle_stage=row["lifecycle_stage"]),
                "status": {"state": _OPERATIONAL[row["lifecycle_stage"]]},
            }
            for row in self._aims.table("systems")
            if row["system_id"] in concerned
        ]

    def reviewed(self) -> dict:
        """All requirements; those without a cell, excluded ones among them, are excluded from the assessment."""
        selection = filled(
            description="The clauses 4 to 10 and the controls of Annex A of ISO/IEC 42001:2023. Excluded are controls "
            "that the Statement of Applicability excludes or that no system needs.",
            include_controls=[{"control-id": control_id(row["requirement"])} for row in self._coverage],
            exclude_controls=[
                {"control-id": control_id(row["requirement"])} for row in self._coverage if not row["denominator"]
            ],
        )
        objectives = [
            {"objective-id": objective_id(row["requirement"])} for row in self._coverage if row["denominator"]
        ]
        return filled(
            control_selections=[selection],
            control_objective_selections=[{"include-objectives": objectives}] if objectives else [],
        )

    def observations(self) -> list[dict]:
        """One an item that decided a cell, with the systems it was looked at for."""
        return [self._observation(item, self._decides[key]) for key, item in self._items.items()]

    def _observation(self, item: Item, cells: list[dict]) -> dict:
        collected = item.row.get("collected_on") or item.on
        as_of = self._aims.as_of
        ends = [cell["ends_on"] for cell in cells]
        expires = None if None in ends else max(ends)
        systems = dict.fromkeys(cell["system_id"] for cell in cells if cell["system_id"])
        return filled(
            uuid=self._names.of("observation", item.table, item.item_id),
            title=f"{line(item.item_id)}: {line(item.title)}",
            description=line(item.title),
            props=props(
                item_id=item.item_id,
                register=item.table,
                kind=item.row.get("kind") if item.table == "evidence" else None,
                effective_on=item.on,
                collected_on=item.row.get("collected_on"),
                ends_on=expires,
                location=item.row.get("location"),
                sha256=item.row.get("sha256"),
            ),
            methods=["EXAMINE"],
            types=["control-objective"],
            subjects=[{"subject-uuid": self._names.of("system", name), "type": "component"} for name in systems],
            collected=stamp(collected if holds(collected) else as_of),
            expires=_day_after(expires),
        )

    def findings(self) -> list[dict]:
        """One a requirement with cells: satisfied when every cell is covered."""
        return [self._finding(row) for row in self._coverage if row["denominator"]]

    def _finding(self, row: dict) -> dict:
        requirement, satisfied = row["requirement"], row["numerator"] == row["denominator"]
        title = f"{requirement} {line(row['title'])}"
        return filled(
            uuid=self._names.of("finding", requirement),
            title=title,
            description=" ".join(
                [f"{row['numerator']} of {row['denominator']} cells are covered.", *self._open(requirement)]
            ),
            props=props(
                requirement=requirement,
                state=state_summary(row),
                numerator=row["numerator"],
                denominator=row["denominator"],
                **{state: row[state] for state in STATES},
            ),
            target={
                "type": "objective-id",
                "target-id": objective_id(requirement),
                "title": title,
                "status": {
                    "state": "satisfied" if satisfied else "not-satisfied",
                    "reason": "pass" if satisfied else "fail",
                },
            },
            related_observations=[
                {"observation-uuid": self._names.of("observation", *key)} for key in self._used[requirement]
            ],
            related_risks=[
                {"risk-uuid": self._risk_uuid(found)} for found in self._found if requirement in _concerned(found)
            ],
        )

    def _open(self, requirement: str) -> list[str]:
        """What is not covered: a sentence a state, with the systems."""
        sentences, cells = [], self._cells[requirement]
        for state, name in STATES.items():
            where = [cell["system_id"] or "the organisation" for cell in cells if cell["state"] == state != "covered"]
            more = f" and {len(where) - _MOST} more" if len(where) > _MOST else ""
            if where:
                sentences.append(f"{name.capitalize()}: {', '.join(map(line, where[:_MOST]))}{more}.")
        return sentences

    def risks(self) -> list[dict]:
        """One a finding of ours, a rule that something does not meet; the remedy is the recommended response."""
        return [self._risk(found) for found in self._found]

    def _risk_uuid(self, found: dict) -> str:
        return self._names.of("risk", found["rule"], found["subject_kind"], found["subject_id"])

    def _risk(self, found: dict) -> dict:
        return filled(
            uuid=self._risk_uuid(found),
            title=f"{found['rule'].replace('_', ' ').capitalize()}: {line(found['subject_id'])}",
            description=found["detail"],
            statement=found["detail"],
            props=props(
                rule=found["rule"],
                severity=found["severity"],
                subject_kind=found["subject_kind"],
                subject_id=found["subject_id"],
                requirement=found["requirement"],
                since_on=found["since_on"],
            ),
            status="open",
            remediations=[
                {
                    "uuid": self._names.of("remedy", found["rule"], found["subject_kind"], found["subject_id"]),
                    "lifecycle": "recommendation",
                    "title": line(found["remedy"]),
                    "description": found["remedy"],
                }
            ],
        )

    def unchecked(self) -> list[str]:
        """Rules that could not be checked, in words."""
        return [
            f"{row['rule']}: {row['detail']}." for row in self._aims.measure("findings") if row["severity"] == "note"
        ]


def _day_after(last: date | None) -> str | None:
    """When what counts to the end of its last day is out of date."""
    if last is None or last == date.max:
        return None
    return stamp(last + timedelta(days=1)) if holds(last + timedelta(days=1)) else None


def _concerned(found: dict) -> set[str]:
    """The requirements that a finding is about: that of its rule, and its subject where that is one."""
    return {found["requirement"]} | ({found["subject_id"]} if found["subject_kind"] in _REQUIREMENTS else set())
