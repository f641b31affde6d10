"""Random rows of the registers around the core tables: risks, sightings, suppliers, audits, incidents and the like.

Each function takes the draw and the ids of the workspace's systems and returns a table's rows.
"""

from __future__ import annotations

from datetime import date

from aimslib.tables import STAGES

from .draw import CLAUSES, CONTROLS, SUPPLIERS, Draw

LEAP_DAY = date(2024, 2, 29)


def risks(draw: Draw, systems: list[str]) -> list[dict]:
    return [
        {
            "risk_id": f"R{n}",
            "system_id": draw.choice((None, *systems)),
            "axis": draw.choice(("organisation", "people_and_society")),
            "category": draw.choice(("bias", "opacity", None)),
            "description": "wrong advice",
            "owner": draw.owner(),
            "likelihood": draw.maybe(draw.score(), 0.8),
            "severity": draw.maybe(draw.score(), 0.8),
            "treatment": draw.choice(("avoid", "modify", "share", "retain", "retain", None)),
            "controls": draw.joined(draw.some(CONTROLS, 3)),
            "treatment_due_on": draw.maybe(draw.day()),
            "residual_likelihood": draw.maybe(draw.score(), 0.5),
            "residual_severity": draw.maybe(draw.score(), 0.5),
            "status": draw.choice(("open", "open", "treated", "accepted", "closed")),
            "identified_on": draw.day(),
            "review_due_on": draw.maybe(draw.day()),
            "accepted_by": draw.owner(0.4),
            "accepted_on": draw.maybe(draw.day()),
        }
        for n in draw.number_of_rows(9)
    ]


def sightings(draw: Draw, systems: list[str]) -> list[dict]:
    rows = []
    for tool in ("ChatPad", "chatpad", "Summariser", "Vision"):
        for source in draw.some(("sso", "proxy", "expenses", "survey", "other"), 2):
            first = draw.day()
            rows.append(
                {
                    "tool": tool,
                    "source": source,
                    "first_seen_on": first,
                    "last_seen_on": draw.maybe(max(first, draw.day())),
                    "users": draw.maybe(draw.randint(0, 40)),
                    "system_id": draw.choice((None, *systems, *systems)),
                }
            )
    return rows


def suppliers(draw: Draw, systems: list[str]) -> list[dict]:
    return [
        {
            "supplier": name,
            "service": None,
            "owner": draw.owner(),
            "responsibilities_allocated_on": draw.maybe(draw.choice((draw.day(), draw.edge())), 0.8),
            "contract_reviewed_on": draw.maybe(draw.day()),
            "ai_terms": draw.choice(("yes", "no", None)),
        }
        for name in draw.some((*SUPPLIERS, "Unused Ltd"), 5)
    ]


def objectives(draw: Draw, systems: list[str]) -> list[dict]:
    return [
        {
            "objective_id": f"O{n}",
            "statement": "fewer wrong refusals",
            "measure": None,
            "target": None,
            "owner": draw.owner(),
            "set_on": draw.day(),
            "due_on": draw.maybe(draw.day()),
            "achieved_on": draw.maybe(draw.day()),
        }
        for n in draw.number_of_rows(3)
    ]


def audits(draw: Draw, systems: list[str]) -> list[dict]:
    return [
        {
            "audit_id": f"AU{n}",
            "kind": draw.choice((*["internal"] * 4, "stage_1", "stage_2", "surveillance", "recertification")),
            "standards": draw.choice((None, "42001", "ISO/IEC 42001:2023; 27001", "27001", "27001;42001", "ISO 27001")),
            "scheduled_on": draw.day(),
            "completed_on": draw.maybe(draw.day(), 0.8),
            "auditor": draw.maybe(draw.person()),
            "result": draw.choice(("passed", "minor_findings", "major_findings", None)),
            "decision_on": draw.maybe(draw.choice((draw.day(), LEAP_DAY))),
            "certificate_expires_on": draw.maybe(draw.day(), 0.3),
        }
        for n in draw.number_of_rows(4)
    ]


def management_reviews(draw: Draw, systems: list[str]) -> list[dict]:
    return [
        {
            "review_id": f"MR{n}",
            "held_on": draw.day(),
            "chair": draw.person(),
            "decisions": draw.choice(("go on", None, " ")),
        }
        for n in draw.number_of_rows(3)
    ]


def actions(draw: Draw, systems: list[str]) -> list[dict]:
    return [
        {
            "action_id": f"AC{n}",
            "source": draw.choice(("board", "management_review", "audit", "other")),
            "decision": "fund it",
            "owner": draw.owner(),
            "agreed_on": draw.day(),
            "due_on": draw.maybe(draw.day()),
            "done_on": draw.maybe(draw.day()),
        }
        for n in draw.number_of_rows(3)
    ]


def nonconformities(draw: Draw, systems: list[str]) -> list[dict]:
    rows = []
    for n in draw.number_of_rows(9):
        due_on = draw.maybe(draw.day(), 0.8)
        closed_on = draw.maybe(draw.near(due_on) if due_on else draw.day(), 0.7)
        rows.append(
            {
                "nonconformity_id": f"NC{n}",
                "raised_on": draw.day(),
                "source": draw.choice(("internal_audit", "external_audit", "incident", "monitoring")),
                "requirement": f"42001:{draw.choice(CLAUSES + CONTROLS)}",
                "severity": draw.choice(("major", "minor", "opportunity")),
                "description": "not done",
                "root_cause": None,
                "corrective_action": None,
                "owner": draw.owner(),
                "due_on": due_on,
                "closed_on": closed_on,
                "effectiveness_checked_on": draw.maybe(draw.day_or_near(closed_on), 0.5),
            }
        )
    return rows


def incidents(draw: Draw, systems: list[str]) -> list[dict]:
    rows = []
    for n in draw.number_of_rows(8):
        notify_by = draw.maybe(draw.day(), 0.7)
        rows.append(
            {
                "incident_id": f"IN{n}",
                "system_id": draw.choice((None, *systems)),
                "occurred_on": draw.day(),
                "detected_on": draw.maybe(draw.day()),
                "severity": draw.choice(("low", "medium", "high", "critical")),
                "description": "wrong output",
                "notifiable": draw.choice(("yes", "yes", "no", None)),
                "notify_by": notify_by,
                "communicated_on": draw.maybe(
                    draw.near(notify_by) if notify_by and draw.chance(0.6) else draw.edge(), 0.6
                ),
                "resolved_on": draw.maybe(draw.day()),
            }
        )
    return rows


def lifecycle_gates(draw: Draw, systems: list[str]) -> list[dict]:
    """Single gates of any stage, and for some systems the two that a deployment needs."""
    if not systems:
        return []
    wanted = [(draw.choice(systems), draw.choice((*STAGES, "deployment"))) for _ in draw.number_of_rows(6)]
    wanted += [(system, stage) for system in systems if draw.chance(0.4) for stage in ("verification", "deployment")]
    return [
        {"gate_id": f"G{n}", "system_id": system, "stage": stage, "approved_on": draw.day(), "approver": draw.person()}
        for n, (system, stage) in enumerate(wanted)
    ]


REGISTERS = {
    "risks": risks,
    "sightings": sightings,
    "suppliers": suppliers,
    "objectives": objectives,
    "audits": audits,
    "management_reviews": management_reviews,
    "actions": actions,
    "nonconformities": nonconformities,
    "incidents": incidents,
    "lifecycle_gates": lifecycle_gates,
}
