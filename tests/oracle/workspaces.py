"""Random small workspaces: valid by tables.py, and built to disagree with a careless reading of the definitions.

Every third one is `rich`: owned, decided and evidenced nearly everywhere, since levels above 0, `held` and
`sustained` never come up in a workspace drawn without care. The rest are as messy as registers are.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from aimslib.tables import (
    BY_NAME,
    DIMENSIONS,
    DOCUMENT_KINDS,
    NEEDED_ROLES,
    RECORD_KINDS,
    STAGES,
    TABLES,
    TIERS,
)

from .draw import CLAUSES, CONTROLS, FULL, ISO27001, MAPPED, PEOPLE, SUPPLIERS, TODAY, Draw
from .recompute import recompute
from .reference import read_reference
from .reference_drawn import random_overrides
from .registers_drawn import REGISTERS
from .states import build_state

REQUIREMENTS = CLAUSES + CONTROLS
SHARED = ("6.3", "7.5.1", "9.2.1", "9.3.1", "10.1", "10.2")  # the same clause in 27001, reusable in full
RENEWED = ("A.4.2", "A.4.3", "A.6.2.2", "A.6.2.5", "A.9.4")  # a material change ends older evidence of these


@dataclass(frozen=True)
class RandomWorkspace:
    """What intake would have made: typed rows, what the source provides, the state of each evidence file, overrides."""

    tables: dict[str, list[dict]]
    provided: set[tuple[str, str]]
    file_status: dict[str, str]
    reference: dict[str, list[dict]]

    def state(self, path: Path) -> Path:
        """The workspace as a state database at a path."""
        return build_state(path, self.tables, self.provided, self.file_status, self.reference)

    def recompute(self, as_of: date) -> dict[str, list[dict]]:
        """Every measure of the workspace on a date, by the oracle."""
        reference = read_reference(overrides=self.reference) if self.reference else None
        return recompute(self.tables, as_of, self.provided, self.file_status, reference)


def _system(draw: Draw, system_id: str, rich: bool) -> dict:
    registered_on = draw.past() if rich or draw.chance(0.85) else draw.day()
    stage = draw.choice((*STAGES, "operation", "retired"))
    retired_on = draw.maybe(draw.day(), 0.7 if stage == "retired" else 0.1)
    return {
        "system_id": system_id,
        "name": f"System {system_id}",
        "purpose": "triage",
        "org_unit": draw.choice(("Claims", "Marketing", "  ", None)),
        "owner": draw.person() if rich else draw.owner(),
        "role": draw.choice(("provider", "developer", "user", "user", None)),
        "supplier": draw.choice((*SUPPLIERS, " ", None, None)),
        "lifecycle_stage": stage,
        "risk_tier": draw.choice((*TIERS, None)),
        "personal_data": draw.choice(("yes", "no", "unknown", None)),
        "aims_scope": draw.choice(("yes", "no", None, None, None, None)),
        "scope_justification": None,
        "registered_on": registered_on,
        "deployed_on": draw.maybe(draw.day()),
        "changed_on": draw.maybe(draw.day(), 0.2 if rich else 0.5),
        "reviewed_on": draw.maybe(draw.day()),
        "retired_on": retired_on,
        "last_used_on": draw.maybe(draw.day_or_near(retired_on), 0.5),
    }


def _control(draw: Draw, control: str, rich: bool) -> dict:
    applicable = draw.choice(("yes",) * 9 + ("no",)) if rich else draw.choice(("yes", "yes", "no", "no", None))
    return {
        "control": control,
        "applicable": applicable,
        "justification": draw.maybe("because", 0.98 if rich else 0.7),
        "owner": draw.person() if rich else draw.owner(),
        "status": draw.choice(("planned", "in_progress", "implemented", None)),
        "decided_on": draw.maybe(draw.past() if rich else draw.day(), 0.5),
    }


def _satisfies(draw: Draw, focus: list[str]) -> str:
    ours = draw.some(focus, 5) if draw.chance(0.8) else draw.some(REQUIREMENTS, 30)
    theirs = draw.some(draw.choice((MAPPED, FULL, ISO27001)), draw.choice((1, 3, 8))) if draw.chance(0.5) else []
    names = [f"42001:{name}" for name in ours] + [f"27001:{name}" for name in theirs]
    draw.shuffle(names)
    return draw.joined(names or [f"42001:{draw.choice(focus)}"])


def _subject(draw: Draw, systems: list[dict]) -> tuple[str | None, date | None]:
    """What evidence is about, and a day in that system's life that matters for it."""
    system = draw.choice((None, None, "*", *systems, *systems))
    if isinstance(system, dict):
        return system["system_id"], draw.choice((system["retired_on"], system["changed_on"]))
    return system, None


def _evidence(draw: Draw, evidence_id: str, focus: list[str], systems: list[dict]) -> dict:
    system_id, anchor = _subject(draw, systems)
    effective_on = draw.day_or_near(anchor) if draw.chance(0.4) else draw.past()
    return {
        "evidence_id": evidence_id,
        "title": f"Evidence {evidence_id}",
        "satisfies": _satisfies(draw, focus),
        "system_id": system_id,
        "kind": draw.choice(DOCUMENT_KINDS + RECORD_KINDS),
        "effective_on": effective_on,
        "collected_on": draw.maybe(effective_on),
        "accepted_on": draw.maybe(draw.near(effective_on), 0.5),
        "valid_until": draw.maybe(draw.choice((draw.day(), draw.near(effective_on))), 0.4),
        "status": draw.choice(("accepted",) * 9 + ("draft", "submitted", "rejected")),
        "collected_by": draw.maybe(draw.person()),
        "reviewed_by": draw.maybe(draw.person()),
        "location": None,
        "sha256": None,
    }


def _wide_evidence(draw: Draw, evidence_id: str, names: tuple[str, ...], system_id: str | None) -> dict:
    """Lasting evidence for nearly all of a rich workspace, so that what is random decides between high levels."""
    row = _evidence(draw, evidence_id, list(names), [])
    kept = [name for name in names if draw.chance(0.98)]
    row |= {
        "satisfies": draw.joined(f"42001:{name}" for name in kept),
        "system_id": system_id,
        "kind": draw.choice(RECORD_KINDS),
        "accepted_on": None,
        "valid_until": draw.near(draw.day().replace(year=2028)),
        "effective_on": draw.past().replace(year=draw.choice((2022, 2023, 2024))),
        "status": "accepted",
    }
    if draw.chance(0.9):
        row |= {"collected_by": "Ann Ash", "reviewed_by": "Bo Berg"}
    return row


def _around_change(draw: Draw, system: dict) -> list[dict]:
    """Evidence for one control just before, on and after a system's change: what predates it may be superseded."""
    rows, control = [], draw.choice(RENEWED)
    for offset in draw.some((-30, -1, 0, 1), 3):
        evidence_id = f"C{offset}-{system['system_id']}"
        row = _evidence(draw, evidence_id, [control], [system])
        effective_on = system["changed_on"] + timedelta(days=offset)
        rows.append(row | {"satisfies": f"42001:{control}", "system_id": system["system_id"], "effective_on": effective_on, "accepted_on": None,
                           "valid_until": None})
    return rows


def _collected_for_either(draw: Draw) -> list[dict]:
    """Current evidence of the organisation for a clause that 27001 shares: for one standard, the other, or both."""
    rows, clause = [], draw.choice(SHARED)
    for n in draw.number_of_rows(3):
        row = _evidence(draw, f"B{n}", [clause], [])
        names = draw.choice((f"42001:{clause}", f"27001:{clause}", f"42001:{clause}; 27001:{clause}"))
        rows.append(row | {"satisfies": names, "system_id": None, "status": "accepted", "kind": "record"})
    return rows


def _evidence_rows(draw: Draw, systems: list[dict], rich: bool) -> list[dict]:
    focus = draw.sample(CLAUSES, 4) + draw.sample(CONTROLS, 6)
    prefix = draw.choice(("E", "ev-", "Z"))
    ids = [system["system_id"] for system in systems]
    rows = [_evidence(draw, f"{prefix}{n}", focus, systems) for n in draw.number_of_rows(45)]
    rows += _collected_for_either(draw)
    rows += [row for system in systems if system["changed_on"] for row in _around_change(draw, system)]
    if rich:
        rows += [_wide_evidence(draw, f"W{n}", REQUIREMENTS, None) for n in range(2)]
        rows += [_wide_evidence(draw, f"W-{system}", CONTROLS, system) for system in ids]
    return rows


def _assessments(draw: Draw, systems: list[dict], rich: bool) -> list[dict]:
    rows = []
    for n in range(draw.randint(0, 2 * len(systems))):
        system = draw.choice(systems)
        assessed_on = draw.day_or_near(system["changed_on"])
        rows.append({
            "assessment_id": f"IA{n}",
            "system_id": system["system_id"],
            "trigger": draw.choice(("registration", "material_change", "periodic")),
            "assessed_on": assessed_on,
            "tier": draw.choice(TIERS),
            "dimensions_assessed": draw.joined(draw.some(DIMENSIONS, 3)),
            "summary": None,
            "assessor": draw.person(),
            "approver": draw.maybe(draw.person()),
            "approved_on": draw.maybe(draw.choice((draw.near(assessed_on), draw.past())), 0.8),
            "review_due_on": draw.maybe(draw.day(), 0.5),
        })
    if rich:
        settled = {"assessed_on": TODAY - timedelta(days=40), "approved_on": TODAY - timedelta(days=30),
                   "review_due_on": None, "trigger": "periodic", "assessor": "Cy Cole"}
        rows += [
            {"assessment_id": f"A-{system['system_id']}", "system_id": system["system_id"], "tier": draw.choice(TIERS), **settled}
            for system in systems if draw.chance(0.9)
        ]
    return rows


def _impacts(draw: Draw, assessments: list[dict]) -> list[dict]:
    if not assessments:
        return []
    return [
        {
            "impact_id": f"IM{n}",
            "assessment_id": draw.choice(assessments)["assessment_id"],
            "dimension": draw.choice(DIMENSIONS),
            "category": draw.choice(("bias", "safety", None)),
            "affected_party": "customers",
            "harm": "wrong refusal",
            "likelihood": draw.score(),
            "severity": draw.score(),
            "controls": draw.joined(draw.some(CONTROLS, 6)),
            "residual_likelihood": draw.maybe(draw.score()),
            "residual_severity": draw.maybe(draw.score()),
        }
        for n in draw.number_of_rows(8)
    ]


def _people(draw: Draw, rich: bool) -> list[dict]:
    return [
        {"name": name, "email": None, "org_unit": None, "left_on": draw.maybe(draw.day(), 0.02 if rich else 0.35)}
        for name in draw.some(PEOPLE, len(PEOPLE))
    ]


def _roles(draw: Draw, rich: bool) -> list[dict]:
    rows = {}
    for _ in draw.number_of_rows(9):
        key = draw.choice((*NEEDED_ROLES, "other")), draw.choice((*PEOPLE, "TBC", "?", "Zoe Zeller")), draw.day()
        rows[key] = draw.maybe(draw.day(), 0.4)
    if rich:
        rows["aims_manager", "Zoe Zeller", draw.past().replace(year=2022)] = None
    return [
        {"role": role, "holder": holder, "from_on": from_on, "until_on": until_on}
        for (role, holder, from_on), until_on in rows.items()
    ]


def _all_tables(draw: Draw) -> dict[str, list[dict]]:
    rich = draw.chance(0.35)
    systems = [_system(draw, f"{draw.choice('SsT')}{n}", rich) for n in draw.number_of_rows(7)]
    ids = [system["system_id"] for system in systems]
    known = CONTROLS + CLAUSES if rich else draw.some(CONTROLS, 38) + draw.some(CLAUSES, 12)
    assessments = _assessments(draw, systems, rich)
    tables = {
        "systems": systems,
        "controls": [_control(draw, control, rich) for control in known if not rich or draw.chance(0.99)],
        "evidence": _evidence_rows(draw, systems, rich),
        "impact_assessments": assessments,
        "impacts": _impacts(draw, assessments),
        "people": _people(draw, rich),
        "roles": _roles(draw, rich),
    }
    tables |= {name: rows(draw, ids) for name, rows in REGISTERS.items()}
    if rich:
        tables |= {name: [] for name in ("nonconformities", "sightings") if draw.chance(0.6)}
        tables["audits"] += [{"audit_id": "AU-year", "kind": "internal", "scheduled_on": draw.past(),
                              "completed_on": draw.past(), "auditor": "Cy Cole"}]
        tables["management_reviews"] += [{"review_id": "MR-year", "held_on": draw.past(), "chair": "Cy Cole"}]
    return {table.name: tables[table.name] for table in TABLES}


def _withhold(draw: Draw, tables: dict[str, list[dict]]) -> set[tuple[str, str]]:
    """Take tables and columns away, as real sources do; returns what is left as (table, column)."""
    provided = set()
    for table in TABLES:
        if not table.required and draw.chance(0.12):
            tables[table.name] = []
            continue
        if draw.chance(0.06) and table.name != "systems":
            tables[table.name] = []
        dropped = {c.name for c in table.columns if not c.required and draw.chance(0.04)}
        tables[table.name] = [{k: v for k, v in row.items() if k not in dropped} for row in tables[table.name]]
        provided |= {(table.name, column.name) for column in table.columns if column.name not in dropped}
    assessments = {row["assessment_id"] for row in tables["impact_assessments"]}
    tables["impacts"] = [row for row in tables["impacts"] if row["assessment_id"] in assessments]
    return provided


def random_workspace(seed: int) -> RandomWorkspace:
    """The workspace of a seed: 0-7 systems and up to some fifty evidence rows, dates clustered around draw.TODAY."""
    draw = Draw(seed)
    tables = _all_tables(draw)
    if draw.chance(0.5):
        provided = _withhold(draw, tables)
    else:
        provided = {(table.name, column.name) for table in BY_NAME.values() for column in table.columns}
    statuses = ("not_checked",) * 9 + ("present",) * 9 + ("missing", "mismatch")
    file_status = {row["evidence_id"]: draw.choice(statuses) for row in tables["evidence"]}
    overrides = random_overrides(draw) if draw.chance(0.25) else {}
    return RandomWorkspace(tables, provided, file_status, overrides)
