"""The life of each system: the gates it passed, the evidence of each stage, and how it was retired."""

from __future__ import annotations

from markupsafe import Markup

from . import _text as t
from ._exhibit import Exhibit, Source
from ._html import Column, field, figure, table

MOST = 40
STAGES = {
    "design": "Design",
    "development": "Devel.",
    "verification": "Verif.",
    "deployment": "Deploy.",
    "operation": "Oper.",
}


def lifecycle_record(aims, most: int = MOST) -> Exhibit:
    """Systems with their gates, covered of required cells by the stage from which a control is needed, retirement."""
    rows = [row for row in aims.measure("register") if row["aims_scope"] != "no"]
    dates = {row["system_id"]: row for row in aims.table("systems")}
    evidence = _Evidence(aims)
    gates = [row for row in aims.table("lifecycle_gates") if row["approved_on"] <= aims.as_of]
    gates.sort(key=lambda row: (row["approved_on"], row["gate_id"]))
    columns = (
        field("system_id", "System", kind="code"),
        field("name", "Name"),
        field("lifecycle_stage", "Stage"),
        Column("Gates passed", lambda row: _gates(row["system_id"], gates), kind="why"),
        *(
            Column(head, lambda row, stage=stage: evidence.figure(row["system_id"], stage), number=True)
            for stage, head in STAGES.items()
        ),
        Column("Deployed", lambda row: t.short_day(dates[row["system_id"]]["deployed_on"]) or "–", kind="date"),
        Column("Changed", lambda row: t.short_day(dates[row["system_id"]]["changed_on"]) or "–", kind="date"),
        Column("Retired", lambda row: t.short_day(dates[row["system_id"]]["retired_on"]) or "–", kind="date"),
    )
    title = "Lifecycle of each system"
    return Exhibit(
        title,
        table(title, rows, columns, most=most, sheet="register"),
        caption="Under each stage: cells covered of those required from that stage on; of a retired system, of what "
        "has to be kept. " + t.not_provided(aims, "lifecycle_gates"),
        sources=(
            "register",
            "cells",
            Source("annex_a_controls", "reference"),
            Source("lifecycle_gates", "table"),
            Source("systems", "table"),
        ),
    )


class _Evidence:
    """Cells of systems by the stage from which their control is required."""

    def __init__(self, aims):
        self._controls: dict[str, list[str]] = {}
        for row in aims.reference("annex_a_controls"):
            if row["from_stage"]:
                self._controls.setdefault(row["from_stage"], []).append(row["control"])
        stage_of = {control: stage for stage, controls in self._controls.items() for control in controls}
        self._states: dict[tuple, list[str]] = {}
        for row in aims.measure("cells"):
            if row["system_id"] and row["requirement"] in stage_of:
                self._states.setdefault((row["system_id"], stage_of[row["requirement"]]), []).append(row["state"])

    def figure(self, system_id: str, stage: str) -> Markup | str:
        states = self._states.get((system_id, stage))
        if not states:
            return "–"
        where = {"system_id": system_id, "requirement": self._controls[stage]}
        covered = states.count("covered")
        return Markup("{} of {}").format(
            figure(covered, t.number(covered), "cells", "count", **where, state="covered"),
            figure(len(states), t.number(len(states)), "cells", "count", **where),
        )


def _gates(system_id: str, gates: list[dict]) -> str:
    mine = [row for row in gates if row["system_id"] == system_id]
    return "; ".join(f"{row['stage']} {t.short_day(row['approved_on'])}, {row['approver']}" for row in mine) or "none"
