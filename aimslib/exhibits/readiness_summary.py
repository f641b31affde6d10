"""Is the organisation ready for its certification audits, what blocks it, and when is the next one."""

from __future__ import annotations

from markupsafe import Markup

from . import _text as t
from ._exhibit import Exhibit
from ._html import Column, badge, figure, of, table

SHEET = "readiness_verdict"
STAGES = {"stage_1": "Stage 1", "stage_2": "Stage 2", "surveillance": "Surveillance"}
CHECKS = {
    "soa_complete": "SoA complete",
    "no_zombie": "no system out of control",
    "no_open_major": "no major nonconformity open",
}
EVENTS = {"stage_1": "certification audit stage 1", "stage_2": "certification audit stage 2"}


def readiness_summary(aims) -> Exhibit:
    """The verdict for the audits ahead with each blocker by name, checks passed, and the next date of certification.

    Ahead are stages 1 and 2, or surveillance once there is a certification decision.
    """
    calendar = aims.measure("certification_calendar")
    decided = any(row["event"] == "recertification" for row in calendar)
    rows = [row for row in aims.measure(SHEET) if (row["stage"] == "surveillance") == decided]
    columns = (
        Column("Audit", lambda row: STAGES.get(row["stage"], t.words(row["stage"])), kind="name"),
        Column("Verdict", _verdict),
        Column("What blocks it", _blockers, kind="why", label="Blockers"),
        Column("Passed", _passed, number=True),
    )
    title = "Ready for certification?"
    return Exhibit(
        title,
        table(title, rows, columns),
        caption=Markup("{} The checks are a convention. {}").format(
            _next(aims.as_of, calendar), t.not_provided(aims, "audits")
        ),
        sources=(SHEET, "readiness", "certification_calendar"),
    )


def _verdict(row: dict) -> Markup:
    if row["ready"]:
        return badge(figure(True, "ready", SHEET, "column:ready", stage=row["stage"]), "good")
    number = len(row["blockers"])
    where = {"stage": row["stage"], "blocking": True, "passed": False}
    return badge(figure(number, t.count(number, "blocker"), "readiness", "count", **where), "major")


def _blockers(row: dict) -> str:
    return ", ".join(CHECKS.get(name, t.words(name)) for name in row["blockers"]) or "nothing"


def _passed(row: dict) -> Markup | str:
    return of(row, SHEET, "stage", numerator="checks_passed", denominator="checks")


def _next(as_of, calendar: list[dict]) -> Markup | str:
    """The next audit or date of the certificate; internal audits are no certification."""
    ahead = [row for row in calendar if row["due_on"] >= as_of and not row["event"].startswith("internal")]
    if not ahead:
        return "No certification audit is scheduled."
    first = min(ahead, key=lambda row: (row["due_on"], row["event"]))
    on = figure(
        first["due_on"],
        t.day(first["due_on"]),
        "certification_calendar",
        "column:due_on",
        event=first["event"],
        basis=first["basis"],
    )
    name = first["event"].removesuffix(" scheduled")
    return Markup("Next: {} on {}.").format(EVENTS.get(name, t.words(name)), on)
