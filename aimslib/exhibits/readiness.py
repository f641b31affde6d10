"""Ready for stage 1, stage 2 and surveillance? A verdict with its blockers, and every check behind it."""

from __future__ import annotations

from markupsafe import Markup

from . import _register as register
from . import _text as t
from ._exhibit import Exhibit
from ._html import Column, badge, field, table, taken

VERDICT = "readiness_verdict"


def readiness(aims) -> Exhibit:
    """Each stage with its verdict and blockers; under it each check: passed, blocking, and what was counted."""
    verdicts = {row["stage"]: row for row in aims.measure(VERDICT)}
    columns = (
        Column("Check", lambda row: t.sentence(t.words(row["check"]))),
        field("requirement", "Clause", kind="code"),
        field("statement", "Passed when", kind="why"),
        Column("Passed", lambda row: badge("yes", "good") if row["passed"] else badge("no", _grave(row))),
        Column("Blocks", lambda row: "yes" if row["blocking"] else "no"),
        Column("Now", lambda row: register.detail(row["detail"], "readiness")),
    )
    title = "Readiness for certification"
    return Exhibit(
        title,
        table(title, aims.measure("readiness"), columns, group=lambda row: _heading(verdicts[row["stage"]])),
        caption="Ready: no blocking check fails. The checks are a convention of reference/readiness_checks.csv; a "
        "certification body decides by its own.",
        sources=(VERDICT, "readiness"),
    )


def stage(name: str) -> str:
    """stage_1 -> Stage 1"""
    return t.sentence(t.words(name))


def _grave(row: dict) -> str:
    return "major" if row["blocking"] else "minor"


def _heading(row: dict) -> Markup:
    blockers = t.listed(t.words(check) for check in row["blockers"] or ())
    said = "ready" if row["ready"] else "not ready"
    return Markup("{}: {} <span class='why'>{} of {} checks passed{}</span>").format(
        stage(row["stage"]),
        badge(said, "good" if row["ready"] else "major"),
        taken(row, "checks_passed", VERDICT, "stage"),
        taken(row, "checks", VERDICT, "stage"),
        f"; blocked by {blockers}" if blockers else "",
    )
