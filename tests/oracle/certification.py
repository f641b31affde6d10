"""The calendar of the certificate, and what the AIMS supports of other frameworks."""

from __future__ import annotations

import calendar
from datetime import date

from .cells import stated
from .facts import World
from .reference import split


def _years_after(day: date, years: int) -> date:
    """The same day of a later year; the last of February for a leap day."""
    year = day.year + years
    return date(year, day.month, min(day.day, calendar.monthrange(year, day.month)[1]))


def _is_of_the_aims(row: dict) -> bool:
    return row.get("standards") is None or any("42001" in name for name in split(row["standards"]))


def certification_calendar(world: World) -> list[dict]:
    audits = [row for row in world.rows("audits") if _is_of_the_aims(row)]
    decided = [
        row
        for row in audits
        if row["kind"] in ("stage_2", "recertification")
        and world.by(row.get("decision_on"))
        and row.get("result") != "major_findings"
    ]
    rows = []
    if decided:
        latest = max(decided, key=lambda row: (row["decision_on"], row["audit_id"]))
        on, basis = latest["decision_on"], latest["audit_id"]
        rows = [
            {"event": "surveillance 1", "due_on": _years_after(on, 1), "basis": basis},
            {"event": "surveillance 2", "due_on": _years_after(on, 2), "basis": basis},
            {
                "event": "recertification",
                "due_on": latest.get("certificate_expires_on") or _years_after(on, 3),
                "basis": basis,
            },
        ]
    return rows + [
        {"event": f"{row['kind']} scheduled", "due_on": row["scheduled_on"], "basis": row["audit_id"]}
        for row in audits
        if not world.by(row.get("completed_on"))
    ]


def frameworks(world: World) -> list[dict]:
    reference = world.reference
    rows = []
    for item in reference.rmf:
        inside = {row["id"] for row in reference.rmf if item["id"] in (row["id"], row["category"], row["function"])}
        served = {row["iso42001"] for row in reference.rmf_map if row["ai_rmf"] in inside}
        rows.append(_support(world, "NIST AI RMF", item["level"], item["id"], item["title"], served))
    for article, title in {row["article"]: row["article_title"] for row in reference.eu_map}.items():
        served = {row["iso42001"] for row in reference.eu_map if row["article"] == article}
        rows.append(_support(world, "EU AI Act", "article", article, title, served))
    return rows


def _support(world: World, framework: str, level: str, item: str, title: str, served: set[str]) -> dict:
    covered = [cell.state == "covered" for cell in stated(world) if cell.requirement.id in served]
    return {
        "framework": framework,
        "level": level,
        "item": item,
        "title": title,
        "numerator": sum(covered),
        "denominator": len(covered),
        "ratio": sum(covered) / len(covered) if covered else None,
    }
