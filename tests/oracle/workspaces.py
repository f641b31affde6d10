"""Random small workspaces: valid by tables.py, and built to disagree with a careless reading of the definitions.

Every third one is `rich`: owned, decided and evidenced nearly everywhere, since levels above 0, `held` and
`sustained` never come up in a workspace drawn without care. The rest are as messy as registers are.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from aimslib.tables import BY_NAME, DIMENSIONS, NEEDED_ROLES, STAGES, TABLES, TIERS

from .draw import CLAUSES, CONTROLS, PEOPLE, SUPPLIERS, TODAY, Draw
from .evidence_drawn import evidence_rows
from .recompute import recompute
from .reference import read_reference
from .reference_drawn import random_overrides
from .registers_drawn import REGISTERS
from .states import build_state

# Optional columns that finding rules need; left out more often than the others.
NEEDED = (
    "owner", "left_on", "changed_on", "reviewed_on", "supplier", "applicable", "due_on", "treatment",
    "responsibilities_allocated_on", "aims_scope", "scope_justification", "approved_on", "deployed_on", "approver",
    "retired_on", "justification", "controls", "reviewed_by", "location", "sha256", "treatment_due_on",
    "review_due_on", "effectiveness_checked_on", "notify_by",
)  # fmt: skip


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
    row = {
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
        "scope_justification": draw.choice(("a sandbox", " ", None)),
        "registered_on": registered_on,
        "deployed_on": draw.maybe(draw.day()),
        "changed_on": draw.maybe(draw.day(), 0.2 if rich else 0.5),
        "reviewed_on": draw.maybe(draw.day()),
        "retired_on": retired_on,
        "last_used_on": draw.maybe(draw.day_or_near(retired_on), 0.5),
    }
    return row | _left_alone(draw) if not rich and draw.chance(0.15) else row


def _left_alone(draw: Draw) -> dict:
    """What makes an operating system a zombie, or falls a day short of it."""
    return {
        "lifecycle_stage": "operation",
        "owner": draw.owner(0.1),
        "registered_on": TODAY - timedelta(days=draw.choice((365, 366, 800))),
        "reviewed_on": draw.choice((None, TODAY - timedelta(days=365), TODAY - timedelta(days=366))),
        "last_used_on": draw.choice((None, TODAY - timedelta(days=365), TODAY - timedelta(days=366))),
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


def _assessments(draw: Draw, systems: list[dict], rich: bool) -> list[dict]:
    rows = []
    for n in range(draw.randint(0, 2 * len(systems))):
        system = draw.choice(systems)
        assessed_on = draw.day_or_near(system["changed_on"])
        approved_on = draw.choice((draw.near(assessed_on), draw.past(), draw.day_or_near(system["deployed_on"])))
        rows.append(
            {
                "assessment_id": f"IA{n}",
                "system_id": system["system_id"],
                "trigger": draw.choice(("registration", "material_change", "periodic")),
                "assessed_on": assessed_on,
                "tier": draw.choice(TIERS),
                "dimensions_assessed": draw.joined(draw.some(DIMENSIONS, 3)),
                "summary": None,
                "assessor": draw.person(),
                "approver": draw.maybe(draw.choice((draw.person(), "TBC")) if draw.chance(0.1) else draw.person(), 0.8),
                "approved_on": draw.maybe(approved_on, 0.8),
                "review_due_on": draw.maybe(draw.day(), 0.5),
            }
        )
    if rich:
        settled = {
            "assessed_on": TODAY - timedelta(days=40),
            "approved_on": TODAY - timedelta(days=30),
            "review_due_on": None,
            "trigger": "periodic",
            "assessor": "Cy Cole",
        }
        for system_id in (system["system_id"] for system in systems if draw.chance(0.9)):
            tier = draw.choice(TIERS)
            rows.append({"assessment_id": f"A-{system_id}", "system_id": system_id, "tier": tier, **settled})
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
        {"name": name, "email": None, "org_unit": None, "left_on": draw.maybe(draw.edge(), 0.02 if rich else 0.4)}
        for name in draw.some(PEOPLE, len(PEOPLE))
    ]


def _roles(draw: Draw, assessments: list[dict], rich: bool) -> list[dict]:
    rows = {}
    for assessment in assessments:
        if assessment.get("approver") and assessment["approved_on"] and draw.chance(0.6):
            from_on = draw.choice((draw.near(assessment["approved_on"]), draw.past()))
            key = "impact_assessment_approver", assessment["approver"], from_on
            rows[key] = draw.maybe(draw.near(assessment["approved_on"]), 0.4)
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
        "evidence": evidence_rows(draw, systems, rich),
        "impact_assessments": assessments,
        "impacts": _impacts(draw, assessments),
        "people": _people(draw, rich),
        "roles": _roles(draw, assessments, rich),
    }
    tables |= {name: rows(draw, ids) for name, rows in REGISTERS.items()}
    if rich:
        tables |= {name: [] for name in ("nonconformities", "sightings") if draw.chance(0.6)}
        tables["audits"] += [
            {
                "audit_id": "AU-year",
                "kind": "internal",
                "scheduled_on": draw.past(),
                "completed_on": draw.past(),
                "auditor": "Cy Cole",
            }
        ]
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
        dropped = {c.name for c in table.columns if not c.required and draw.chance(0.15 if c.name in NEEDED else 0.04)}
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
