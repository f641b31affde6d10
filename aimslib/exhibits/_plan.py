"""What the plan's exhibits share: the plan, made once; its rows for a workbook, and what it says of itself."""

from __future__ import annotations

from weakref import WeakKeyDictionary

from ..plan import Plan, PlanError, level_of, make, proof, read_effort
from . import _text as t
from ._exhibit import Exhibit, Source

_made: WeakKeyDictionary = WeakKeyDictionary()  # several exhibits of a report show the same plan


def asked(aims, to: str | None, area: str | None) -> Plan | Exhibit:
    """The plan, or where there is none to show the exhibit that says why: not asked for (to is None), reached already,
    out of reach, not found in time."""
    if to is None:
        said = "No plan is asked for: params may name a level, such as plan: ML2."
        return Exhibit("Plan", caption=said, asked=False)
    try:
        plan = planned(aims, to, area)
    except PlanError as error:
        return Exhibit("Plan", caption=str(error))
    said = nothing(plan)
    return Exhibit(f"Plan to {plan.target}", caption=said) if said else plan


def planned(aims, to: str = "", area: str | None = None) -> Plan:
    """The plan of an AIMS to a level, with the efforts of its workspace. to: `ML2`; empty: the next level.

    Raises PlanError where none is found in time.
    """
    plans = _made.setdefault(aims, {})
    if (to, area) not in plans:
        plans[to, area] = make(aims, level_of(to) if to else _next(aims, area), read_effort(aims.workspace), area)
    return plans[to, area]


def _next(aims, area: str | None) -> int:
    """The next level; at the top of the ladder, the top."""
    rows = aims.measure("maturity_by_area") if area else aims.measure("maturity")
    row = next(row for row in rows if area in (None, row.get("area")))
    return max(row["level"] or 0, 1) if row["next_level"] is None else row["next_level"]


def steps_source(plan: Plan) -> Source:
    """The actions as rows."""
    rows = tuple(
        {
            "number": step.number,
            "month": step.month,
            "kind": step.kind,
            "action": step.text,
            "subjects": "; ".join(step.subjects),
            "pieces": step.pieces,
            "effort": step.effort,
            "owners": "; ".join(f"{name} {days:g}" for name, days in step.owners.items()),
        }
        for step in plan.steps
    )
    return Source(
        "plan", kind="given", rows=rows, definition=f"The actions of the plan to {plan.target}. {proof(plan)}"
    )


def basis(plan: Plan) -> str:
    """What the figures rest on, in a sentence."""
    return f"{proof(plan)} Efforts are those of {plan.effort_file}, a convention. {t.LEVEL_NOTE}"


def nothing(plan: Plan) -> str:
    """Why there is no plan; empty where there is one."""
    if plan.reached:
        return f"{plan.target} is reached: there is nothing to plan."
    if plan.blocked:
        why = "; ".join(f"{one.area} {t.criterion(one.criterion)}: {one.reason}" for one in plan.blocked)
        return f"{plan.target} can't be reached by what can be done now. {why}."
    return ""
