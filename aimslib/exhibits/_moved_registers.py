"""Systems, risks and decisions of the Statement of Applicability that moved."""

from __future__ import annotations

from . import _text as t
from ._moved import Register, arrow, counted, line, some

DECIDED = {None: "undecided", "yes": "applicable", "no": "excluded"}
LIFE = ("lifecycle stage", "tier", "in scope")
FEW = 2  # risks named in a line: their names are sentences


def systems(register: Register) -> list[dict]:
    """A line for systems registered, retired or gone, one for other owners, one for another stage, tier or scope."""
    registered = register.of("system", "registered")
    stayed = _stayed(register)
    retired = [row for row in stayed if row["field"] == "lifecycle stage" and row["after"] == "retired"]
    owners = [row for row in stayed if row["field"] == "owner"]
    told = {row["subject_id"] for row in retired}
    others = [row for row in stayed if row["field"] in LIFE and row["subject_id"] not in told]
    found = []
    if registered or retired:
        moves = [*(_registered(register, row) for row in registered), *(_move(register, row) for row in retired)]
        because = "; ".join(filter(None, (_when(register, registered), _behind(register, retired))))
        found.append(line(_how_many(registered, retired), some(moves, separator="; "), because))
    if owners:
        rules = counted(t.rule(rule) for row in owners if row["because"] for rule in row["because"].split(", "))
        because = f"finding: {rules}" if rules else ""
        what = f"Owner of {t.count(len(owners), 'system')}"
        found.append(line(what, _moves(register, owners), because))
    if others:
        found.append(line("Stage, tier or scope", _moves(register, others), _behind(register, others)))
    return found


def risks(register: Register) -> list[dict]:
    """A line for risks that are higher after treatment, one for those that are lower; the widest move first."""
    rows = [row for row in register.of("risk", "residual level") if row["before"] and row["after"]]
    rows.sort(key=lambda row: -abs(_rise(row)))
    found = []
    for what, sign in (("went up", 1), ("went down", -1)):
        moved = [row for row in rows if sign * _rise(row) > 0]
        if moved:
            treatments = counted(row["because"] for row in moved if row["because"])
            because = f"treatment: {treatments}" if treatments else ""
            found.append(
                line(f"{t.sentence(t.count(len(moved), 'risk'))} {what}", _moves(register, moved, FEW), because)
            )
    return found


def others(register: Register) -> list[dict]:
    """What is shown where there is room: purposes, risks that came or were rated, controls decided."""
    material = [row for row in _stayed(register) if row["field"] in ("purpose", "role", "supplier")]
    rated = [row for row in register.of("risk", "residual level") if not (row["before"] and row["after"])]
    status = register.of("risk", "status")
    new = {row["subject_id"] for row in status}
    status += [row for row in rated if row["subject_id"] not in new]
    decided = register.of("control", "applicable")
    found = []
    if material:
        changed = some(f"{register.name(row['subject_id'])}: another {row['field']}" for row in material)
        found.append(line("What a system is for", changed, some({f"changed {row['because']}" for row in material})))
    if status:
        found.append(line("Status or rating of a risk", _moves(register, status, FEW)))
    if decided:
        moves = counted(arrow(DECIDED[row["before"]], DECIDED[row["after"]]) for row in decided)
        reasons = some((row["because"] for row in decided if row["because"]), 1)
        found.append(line("Controls decided", f"{moves}: {some(row['subject_id'] for row in decided)}", reasons))
    return found


def _stayed(register: Register) -> list[dict]:
    """Rows of systems that were there before and still are; those of a new one would say everything twice."""
    moved = {row["subject_id"] for row in register.of("system", "registered")}
    return [row for row in register.of("system") if row["subject_id"] not in moved]


def _registered(register: Register, row: dict) -> str:
    name = register.name(row["subject_id"])
    if row["after"] is None:
        return f"{name}: registered → not in the register"
    system = register.systems[row["subject_id"]]
    return f"{name}: {arrow(None, system['lifecycle_stage'])}, {system['tier']} tier"


def _how_many(registered: list[dict], retired: list[dict]) -> str:
    """2 systems registered, 1 retired"""
    came = sum(row["after"] is not None for row in registered)
    counts = {"registered": came, "retired": len(retired), "not in the register": len(registered) - came}
    first, *more = [f"{number} {how}" for how, number in counts.items() if number]
    number, how = first.split(" ", 1)
    return ", ".join([f"{t.count(int(number), 'system')} {how}", *more])


def _when(register: Register, rows: list[dict]) -> str:
    days = sorted({register.systems[row["subject_id"]]["registered_on"] for row in rows if row["after"]})
    return f"registered {' to '.join(map(t.short_day, dict.fromkeys((days[0], days[-1]))))}" if days else ""


def _moves(register: Register, rows: list[dict], most: int = 3) -> str:
    return some((_move(register, row) for row in rows), most, "; ")


def _move(register: Register, row: dict) -> str:
    before, after = (_value(row["field"], row[side]) for side in ("before", "after"))
    return f"{register.name(row['subject_id'])}: {arrow(before, after)}"


def _value(field: str, value: str | None) -> str | None:
    if field == "in scope":
        return "in scope" if value == "yes" else "not in scope"
    if field == "residual level":
        return value or "not rated"
    return f"{value} tier" if field == "tier" and value else value


def _behind(register: Register, rows: list[dict]) -> str:
    """Assessments, gates and reasons, each once."""
    return some(dict.fromkeys(register.item(row["because"]) for row in rows if row["because"]))


def _rise(row: dict) -> int:
    return int(row["after"]) - int(row["before"])
