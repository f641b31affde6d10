"""The plan as a table: what is done in which month, by whom, for how many person-days."""

from __future__ import annotations

from .. import plan as plans
from . import _plan
from . import _text as t
from ._exhibit import Exhibit
from ._html import Column, table


def plan_actions(aims, to: str | None = "", area: str | None = None) -> Exhibit:
    """The actions of the plan to a level (empty: the next one), for the AIMS or an area, in the order of the months; or
    why there are none."""
    plan = _plan.asked(aims, to, area)
    if isinstance(plan, Exhibit):
        return plan
    title = f"Plan to {plan.target}"
    columns = (
        Column("Month", lambda step: step.month, number=True),
        Column("What", lambda step: step.text, kind="title"),
        Column("Which", _which, kind="why"),
        Column("Days", lambda step: plans.days(step.effort), number=True),
        Column("Who", _who),
    )
    first, last = plan.curve[0].areas, plan.curve[-1].areas
    return Exhibit(
        title,
        table(title, plan.steps, columns, sheet="plan"),
        caption=(
            f"{plans.days(plan.effort)} person-days take {last} of {plan.areas} areas to {t.level(plan.level)}; today "
            f"{first} are there. {_plan.basis(plan)}"
        ),
        sources=(_plan.steps_source(plan),),
    )


MOST = 6  # ids or names in a row; the others are counted, and the workbook has them


def _which(step) -> str:
    return _listed(step.subjects)


def _who(step) -> str:
    return _listed(tuple(step.owners))


def _listed(names: tuple[str, ...]) -> str:
    more = len(names) - MOST
    return ", ".join(names[:MOST]) + (f", {more} more" if more > 0 else "")
