"""What the registers say: ownership, risks by rating, incidents by month, the objectives."""

from __future__ import annotations

from collections import Counter

from .facts import World, excluded, in_scope, is_owned, soa


def ownership(world: World) -> list[dict]:
    systems = [is_owned(world, system.get("owner")) for system in in_scope(world)]
    controls = [
        is_owned(world, soa(world, control.id).get("owner"))
        for control in world.reference.controls
        if control.id not in excluded(world)
    ]
    return [
        {
            "numerator": sum(systems),
            "denominator": len(systems),
            "ratio": sum(systems) / len(systems) if systems else None,
            "controls_numerator": sum(controls),
            "controls_denominator": len(controls),
            "controls_ratio": sum(controls) / len(controls) if controls else None,
        }
    ]


def _or(first: int | None, second: int | None) -> int | None:
    return second if first is None else first


def risks(world: World) -> list[dict]:
    """Open and treated risks by rating; a residual score that is not given is the inherent one."""
    inherent, residual = Counter(), Counter()
    for row in world.rows("risks"):
        if row["status"] in ("open", "treated") and world.by(row["identified_on"]):
            likelihood, severity = row.get("likelihood"), row.get("severity")
            inherent[row["axis"], likelihood, severity] += 1
            after = _or(row.get("residual_likelihood"), likelihood), _or(row.get("residual_severity"), severity)
            residual[row["axis"], *after] += 1
    return [
        {
            "axis": axis,
            "likelihood": likelihood,
            "severity": severity,
            "inherent": inherent[axis, likelihood, severity],
            "residual": residual[axis, likelihood, severity],
        }
        for axis, likelihood, severity in inherent.keys() | residual.keys()
    ]


def _notified_late(world: World, row: dict) -> bool:
    notify_by, communicated_on = row.get("notify_by"), row.get("communicated_on")
    if row.get("notifiable") != "yes" or notify_by is None:
        return False
    return notify_by < world.as_of and (communicated_on is None or communicated_on > notify_by)


def incidents(world: World) -> list[dict]:
    months: dict = {}
    for row in world.rows("incidents"):
        if world.by(row["occurred_on"]):
            months.setdefault(row["occurred_on"].replace(day=1), []).append(row)
    return [
        {
            "month": month,
            **{level: sum(row["severity"] == level for row in rows) for level in ("low", "medium", "high", "critical")},
            "open": sum(not world.by(row.get("resolved_on")) for row in rows),
            "notifiable_late": sum(_notified_late(world, row) for row in rows),
        }
        for month, rows in months.items()
    ]


def objectives(world: World) -> list[dict]:
    rows = []
    for row in world.rows("objectives"):
        if world.by(row["set_on"]):
            achieved_on = row.get("achieved_on") if world.by(row.get("achieved_on")) else None
            overdue = row.get("due_on") is not None and row["due_on"] < world.as_of
            shown = ("objective_id", "statement", "measure", "target", "owner", "due_on")
            status = "achieved" if achieved_on else "overdue" if overdue else "on_time"
            rows.append({column: row.get(column) for column in shown} | {"achieved_on": achieved_on, "status": status})
    return rows
