"""Findings that were opened, closed or are judged otherwise, by rule."""

from __future__ import annotations

from . import _text as t
from ._moved import Register, arrow, counted, line, some

FEW = 2  # findings whose reason is told
# The change that opens or closes a finding of a rule: kind and field of its row, about the same subject.
MOVED_BY = {
    "system_without_owner": ("system", "owner"),
    "owner_left": ("system", "owner"),
    "zombie": ("system", "lifecycle stage"),
    "assessment_missing": ("system", "impact assessment"),
    "assessment_outdated": ("system", "impact assessment"),
    "assessment_review_overdue": ("system", "impact assessment"),
    "control_undecided": ("control", "applicable"),
    "excluded_without_justification": ("control", "applicable"),
    "requirement_without_evidence": ("cell", "state"),
    "evidence_expired": ("cell", "state"),
    "risk_retained_unaccepted": ("risk", "status"),
}


def findings(register: Register) -> list[dict]:
    """A line for findings opened, one for those closed, one for those of another severity: rules with counts."""
    rows = register.of("finding")
    opened = [row for row in rows if row["before"] is None]
    closed = [row for row in rows if row["after"] is None]
    judged = [row for row in rows if row["before"] and row["after"]]
    found = [_line(register, moved, how) for moved, how in ((opened, "opened"), (closed, "closed")) if moved]
    if judged:
        moves = counted(f"{t.rule(row['because'])}: {arrow(row['before'], row['after'])}" for row in judged)
        found.append(line("Severity of findings", moves))
    return found


def _line(register: Register, rows: list[dict], how: str) -> dict:
    reasons = list(dict.fromkeys(filter(None, (_reason(register, row) for row in rows))))
    what = f"{t.sentence(t.count(len(rows), 'finding'))} {how}"
    return line(what, counted(t.rule(row["because"]) for row in rows), some(reasons, FEW, "; "))


def _reason(register: Register, row: dict) -> str:
    """What moved about the subject; of a finding that is open and where nothing did, what it says."""
    rule = row["because"]
    subject = row["subject_id"].removeprefix(f"{rule} ")
    for move in register.of(*MOVED_BY.get(rule, ("none",))):
        if move["subject_id"].split(" ", 1)[0] == subject or move["subject_id"] == subject:
            return f"{register.name(subject)}: {_move(register, move)}"
    still = register.open.get((rule, subject))
    return still["detail"] if still else ""


def _move(register: Register, move: dict) -> str:
    if move["subject_kind"] == "cell":
        if move["after"] == "missing":
            return "no evidence left"
        return f"{t.STATES[move['after']].lower()} {register.item(move['because']) if move['because'] else ''}".strip()
    if move["field"] == "impact assessment" and move["after"]:
        return register.item(move["after"])
    return f"{move['field']} {arrow(move['before'], move['after'])}"
