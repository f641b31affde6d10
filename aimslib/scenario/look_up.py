"""What the registers say of the subjects that a filter chooses among.

Each function gives (id, traits: filter -> values), an id as often as its traits differ from place to place. Tier,
stage, scope, ownership and states come from the measures, so that a filter means what the reports mean.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .ground import Ground

Traits = dict[str, set[str]]
Found = list[tuple[str, Traits]]


def system_ids(ground: Ground) -> list[str]:
    """Every row of the register."""
    return [key[0] for key in ground.rows("systems")]


def systems(ground: Ground, asked: set[str]) -> Found:
    """The systems in scope."""
    rows = ground.rows("systems")
    due = {row["system_id"] for row in ground.register("assessments_due")} if "due" in asked else set()
    found = []
    for row in ground.register("register"):
        if row["in_scope"]:
            entry = rows[(row["system_id"],)]
            traits = {
                "tier": {row["tier"]},
                "risk_tier": _some(entry["risk_tier"]),
                "org_unit": _some(entry["org_unit"]),
                "owner": _some(entry["owner"]),
                "supplier": _some(entry["supplier"]),
                "stage": {row["lifecycle_stage"]},
                "role": _some(entry["role"]),
                "owned": {_yes(row["owned"])},
                "assessed": {_yes(row["assessed"])},
                "due": {_yes(row["system_id"] in due)},
            }
            found.append((row["system_id"], traits))
    return found


def requirement_ids(ground: Ground) -> list[str]:
    """The clauses and the controls."""
    return list(ground.requirements)


def requirements(ground: Ground, asked: set[str]) -> Found:
    """The clauses and the controls, in their order."""
    return [(name, _requirement(ground, name)) for name in ground.requirements]


def control_ids(ground: Ground) -> list[str]:
    """The controls."""
    return [name for name, row in ground.requirements.items() if row["is_control"]]


def controls(ground: Ground, asked: set[str]) -> Found:
    """The controls, in their order."""
    rows = ground.rows("controls")
    return [
        (name, {**_requirement(ground, name), "applicable": {rows.get((name,), {}).get("applicable") or "undecided"}})
        for name in control_ids(ground)
    ]


def evidence_ids(ground: Ground) -> list[str]:
    """Every row of evidence."""
    return [key[0] for key in ground.rows("evidence")]


def evidence(ground: Ground, asked: set[str]) -> Found:
    """The accepted rows. With `state`: those that decide a cell, once for each such cell, with the cell's area and
    system; else with those that the row itself names."""
    rows = ground.rows("evidence")
    if "state" not in asked:
        return [
            (key[0], _evidence(row, _areas(ground, row["satisfies"]), row["system_id"]))
            for key, row in rows.items()
            if row["status"] == "accepted"
        ]
    return [
        (
            key[0],
            _evidence(rows[key], {ground.requirements[cell["requirement"]]["area"]}, cell["system_id"], cell["state"]),
        )
        for cell in ground.cells_now()
        if (key := (cell["item_id"] or "",)) in rows
    ]


def nonconformity_ids(ground: Ground) -> list[str]:
    """Every row of nonconformities."""
    return [key[0] for key in ground.rows("nonconformities")]


def nonconformities(ground: Ground, asked: set[str]) -> Found:
    """Those that are raised by as_of and not closed by then."""
    today = ground.as_of.isoformat()
    return [
        (
            key[0],
            {
                "severity": {row["severity"]},
                "area": _areas(ground, row["requirement"]),
                "owner": _some(row["owner"]),
            },
        )
        for key, row in ground.rows("nonconformities").items()
        if row["raised_on"] <= today and not (row["closed_on"] and row["closed_on"] <= today)
    ]


def supplier_ids(ground: Ground) -> list[str]:
    """The suppliers that have a row, and those that a system names."""
    named = [row["supplier"] for row in ground.rows("systems").values() if row["supplier"]]
    return list(dict.fromkeys([*(key[0] for key in ground.rows("suppliers")), *named]))


def suppliers(ground: Ground, asked: set[str]) -> Found:
    """The suppliers of systems in scope. Allocated: within the 365 days for which an allocation counts."""
    rows, entries = ground.rows("suppliers"), ground.rows("systems")
    named = [entries[(row["system_id"],)]["supplier"] for row in ground.register("register") if row["in_scope"]]
    first = (ground.as_of - timedelta(days=365)).isoformat()
    found = []
    for name in sorted(set(named) - {""}):
        row = rows.get((name,), {})
        allocated = first <= row.get("responsibilities_allocated_on", "") <= ground.today
        found.append((name, {"owner": _some(row.get("owner")), "allocated": {_yes(allocated)}}))
    return found


def identifiers(cell: str, standard: str) -> list[str]:
    """The identifiers of a standard in a cell such as `42001:A.6.2.4; 27001:A.5.1`."""
    parts = [part.strip() for part in cell.split(";")]
    return [part.split(":", 1)[1] for part in parts if part.startswith(f"{standard}:")]


def _requirement(ground: Ground, name: str) -> Traits:
    row = ground.requirements[name]
    owner = ground.rows("controls").get((name,), {}).get("owner")
    return {"area": {row["area"]}, "scope": {row["scope"]}, "owner": _some(owner)}


def _evidence(
    row: dict[str, str], areas: set[str], system: str | None, state: str | None = None
) -> dict[str, set[str]]:
    # Reviewed independently, as the ladder asks: by somebody else than who collected it.
    reviewed = row["reviewed_by"] != "" and row["reviewed_by"] != row["collected_by"]
    return {
        "area": areas,
        "system": _some(system),
        "kind": {row["kind"]},
        "state": _some(state),
        "reviewed": {_yes(reviewed)},
    }


def _areas(ground: Ground, cell: str) -> set[str]:
    named = identifiers(cell, "42001")
    return {ground.requirements[name]["area"] for name in named if name in ground.requirements}


def _some(value: str | None) -> set[str]:
    return {value} if value else set()


def _yes(value: bool) -> str:
    return "yes" if value else "no"
