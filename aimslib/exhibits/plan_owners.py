"""Who does the plan: person-days by person and month."""

from __future__ import annotations

from collections import defaultdict

from .. import plan as plans
from . import _plan
from ._exhibit import Exhibit
from ._html import Column, table

MOST = 15  # people in the table; the workbook has all


def plan_owners(aims, to: str | None = "", area: str | None = None) -> Exhibit:
    """Person-days of a plan by who does it, with the month in which most of it falls."""
    plan = _plan.asked(aims, to, area)
    if isinstance(plan, Exhibit):
        return plan
    title = f"Who does it: the plan to {plan.target}"
    days: dict[str, dict[int, float]] = defaultdict(lambda: defaultdict(float))
    for step in plan.steps:
        for name, effort in step.owners.items():
            days[name][step.month] += effort
    people = list(plan.by_owner())
    months = sorted(plan.by_month())
    columns = (
        Column("Who", lambda name: name, kind="title"),
        *(
            Column(f"Month {month}", lambda name, month=month: _blank(days[name].get(month, 0.0)), number=True)
            for month in months
        ),
        Column("Days", lambda name: plans.days(sum(days[name].values())), number=True),
    )
    more = len(people) - MOST
    return Exhibit(
        title,
        table(title, people[:MOST], columns, sheet="plan"),
        caption=(
            "Whoever answers for the system, the control or the supplier; where nobody does, the AIMS manager."
            + (f" {more} more people are in the workbook." if more > 0 else "")
        ),
        sources=(_plan.steps_source(plan),),
    )


def _blank(value: float) -> str:
    return plans.days(value) if value else ""
