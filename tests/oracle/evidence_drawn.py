"""Random evidence: for a few requirements again and again, so that items compete for the same cell."""

from __future__ import annotations

from datetime import date, timedelta

from aimslib.tables import DOCUMENT_KINDS, RECORD_KINDS

from .draw import CLAUSES, CONTROLS, FULL, ISO27001, MAPPED, Draw

REQUIREMENTS = CLAUSES + CONTROLS
SHARED = ("6.3", "7.5.1", "9.2.1", "9.3.1", "10.1", "10.2")  # the same clause in 27001, reusable in full
RENEWED = ("A.4.2", "A.4.3", "A.6.2.2", "A.6.2.5", "A.9.4")  # a material change ends older evidence of these


def _satisfies(draw: Draw, focus: list[str]) -> str:
    ours = draw.some(focus, 5) if draw.chance(0.8) else draw.some(REQUIREMENTS, 30)
    theirs = draw.some(draw.choice((MAPPED, FULL, ISO27001)), draw.choice((1, 3, 8))) if draw.chance(0.5) else []
    names = [f"42001:{name}" for name in ours] + [f"27001:{name}" for name in theirs]
    draw.shuffle(names)
    return draw.joined(names or [f"42001:{draw.choice(focus)}"])


def _subject(draw: Draw, systems: list[dict]) -> tuple[str | None, date | None]:
    """What evidence is about, and a day in that system's life that matters for it."""
    system = draw.choice((None, None, "*", *systems, *systems))
    if isinstance(system, dict):
        return system["system_id"], draw.choice((system["retired_on"], system["changed_on"]))
    return system, None


def _evidence(draw: Draw, evidence_id: str, focus: list[str], systems: list[dict]) -> dict:
    system_id, anchor = _subject(draw, systems)
    effective_on = draw.day_or_near(anchor) if draw.chance(0.4) else draw.past()
    return {
        "evidence_id": evidence_id,
        "title": f"Evidence {evidence_id}",
        "satisfies": _satisfies(draw, focus),
        "system_id": system_id,
        "kind": draw.choice(DOCUMENT_KINDS + RECORD_KINDS),
        "effective_on": effective_on,
        "collected_on": draw.maybe(effective_on),
        "accepted_on": draw.maybe(draw.near(effective_on), 0.5),
        "valid_until": draw.maybe(draw.choice((draw.day(), draw.near(effective_on))), 0.4),
        "status": draw.choice(("accepted",) * 9 + ("draft", "submitted", "rejected")),
        "collected_by": draw.maybe(draw.person()),
        "reviewed_by": draw.maybe(draw.person()),
        "location": draw.choice(("register.pdf", "https://example.org/register", " ", None)),
        "sha256": None,
    }


def _wide_evidence(draw: Draw, evidence_id: str, names: tuple[str, ...], system: dict | None) -> dict:
    """Lasting evidence for nearly all of a rich workspace, so that what is random decides between high levels."""
    row = _evidence(draw, evidence_id, list(names), [])
    kept = [name for name in names if draw.chance(0.98)]
    effective_on = draw.past().replace(year=draw.choice((2022, 2023, 2024)))
    if system and draw.chance(0.4):
        effective_on = draw.near(system["registered_on"])
    row |= {
        "satisfies": draw.joined(f"42001:{name}" for name in kept),
        "system_id": system["system_id"] if system else None,
        "kind": draw.choice(RECORD_KINDS),
        "accepted_on": None,
        "valid_until": draw.near(draw.day().replace(year=2028)),
        "effective_on": effective_on,
        "status": "accepted",
    }
    if draw.chance(0.9):
        row |= {"collected_by": "Ann Ash", "reviewed_by": "Bo Berg"}
    return row


def _around(draw: Draw, system: dict, event: str, control: str) -> list[dict]:
    """Evidence for one control just before, on and after a change or retirement: what predates it may not count."""
    rows = []
    for offset in draw.some((-30, -1, 0, 1), 3):
        evidence_id = f"{event}{offset}-{system['system_id']}"
        row = _evidence(draw, evidence_id, [control], [system])
        effective_on = system[event] + timedelta(days=offset)
        rows.append(
            row
            | {
                "satisfies": f"42001:{control}",
                "system_id": system["system_id"],
                "effective_on": effective_on,
                "accepted_on": None,
                "valid_until": None,
            }
        )
    return rows


def _collected_for_either(draw: Draw) -> list[dict]:
    """Current evidence of the organisation for a clause that 27001 shares: for one standard, the other, or both."""
    rows, clause = [], draw.choice(SHARED)
    for n in draw.number_of_rows(3):
        row = _evidence(draw, f"B{n}", [clause], [])
        names = draw.choice((f"42001:{clause}", f"27001:{clause}", f"42001:{clause}; 27001:{clause}"))
        rows.append(row | {"satisfies": names, "system_id": None, "status": "accepted", "kind": "record"})
    return rows


def evidence_rows(draw: Draw, systems: list[dict], rich: bool) -> list[dict]:
    focus = draw.sample(CLAUSES, 4) + draw.sample(CONTROLS, 6)
    rows = [_evidence(draw, f"{draw.choice(('E', 'e-', 'É'))}{n}", focus, systems) for n in draw.number_of_rows(45)]
    rows += _collected_for_either(draw)
    for system in systems:
        if system["changed_on"]:
            rows += _around(draw, system, "changed_on", draw.choice(RENEWED))
        if system["retired_on"]:
            rows += _around(draw, system, "retired_on", "A.6.2.6")
    if rich:
        rows += [_wide_evidence(draw, f"W{n}", REQUIREMENTS, None) for n in range(2)]
        rows += [_wide_evidence(draw, f"W-{system['system_id']}", CONTROLS, system) for system in systems]
    return rows
