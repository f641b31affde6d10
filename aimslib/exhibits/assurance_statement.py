"""The answer to "how do you govern AI?" in one sentence that a customer may quote."""

from __future__ import annotations

from markupsafe import Markup

from . import _text as t
from ._exhibit import Exhibit
from ._html import counted, figure


def assurance_statement(aims) -> Exhibit:
    """How many AI systems the AIMS governs, whether an AI policy is in force, and how many roles are held; no names."""
    rows = aims.measure("assurance")
    systems = sum(row["systems"] for row in aims.measure("register_summary"))
    number = figure(systems, t.number(systems), "register_summary", "sum:systems")
    text = Markup(
        "We run an AI management system to ISO/IEC 42001. It governs {} {}, {}, and {} of its roles are held."
    ).format(
        number,
        "AI system" if systems == 1 else "AI systems",
        _policy(rows),
        _roles([row for row in rows if row["topic"] == "role"]),
    )
    html = Markup('<p class="verdict">{}</p>').format(text)
    return Exhibit("How we govern AI", html, caption=t.from_snapshot(aims), sources=("assurance", "register_summary"))


def _policy(rows: list[dict]) -> Markup | str:
    """Since when the AI policy is in force; the clause decides, the control of the same content repeats it."""
    policy = [row for row in rows if row["topic"] == "policy" and row["item"] == "5.2"]
    if not policy or not policy[0]["numerator"]:
        return "an AI policy is being approved"
    since = policy[0]["since_on"]
    shown = figure(since, t.day(since), "assurance", "column:since_on", topic="policy", item="5.2")
    return Markup("under an AI policy in force since {}").format(shown)


def _roles(rows: list[dict]) -> Markup:
    held = sum(row["numerator"] for row in rows)
    shown = figure(held, t.number(held), "assurance", "sum:numerator", topic="role")
    return Markup("{} of {}").format(shown, counted(rows, "assurance", topic="role"))
