"""The single actions that buy most, each alone."""

from __future__ import annotations

from .. import plan as plans
from . import _plan
from . import _text as t
from ._exhibit import Exhibit, Source
from ._html import Column, table


def plan_best(aims, to: str | None = "", area: str | None = None) -> Exhibit:
    """The ten actions that buy most for a person-day, each alone on today's registers."""
    plan = _plan.asked(aims, to, area)
    if isinstance(plan, Exhibit):
        return plan
    title = "What single actions buy"
    if not plan.worth:
        return Exhibit(title, caption="No action alone buys anything.")
    columns = (
        Column("What", lambda one: one.text, kind="title"),
        Column("Days", lambda one: plans.days(one.effort), number=True),
        Column("Cells covered", lambda one: one.cells, number=True),
        Column("Criteria met", lambda one: ", ".join(f"{area} {t.criterion(name)}" for _, area, name in one.criteria)),
        Column("Areas that rise", lambda one: ", ".join(one.areas)),
    )
    rows = tuple(
        {
            "action": one.text,
            "alike": one.alike,
            "effort": one.effort,
            "cells": one.cells,
            "criteria": "; ".join(f"ML{level} {area} {name}" for level, area, name in one.criteria),
            "areas": "; ".join(one.areas),
        }
        for one in plan.worth
    )
    definition = (
        "The actions that buy most for a person-day, each alone: areas that rise first, then criteria, then cells."
    )
    return Exhibit(
        title,
        table(title, plan.worth, columns, sheet="plan_best"),
        caption=f"{definition} {t.LEVEL_NOTE}",
        sources=(Source("plan_best", kind="given", rows=rows, definition=definition),),
    )
