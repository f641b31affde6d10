"""Evidence that is about to end, and evidence that decides nothing, with the reason why."""

from __future__ import annotations

from datetime import timedelta

from .cells import Cell, direct, fits, stated
from .facts import World, excluded, in_scope
from .items import evidence_end, evidence_start, items, named


def evidence_expiring(world: World) -> list[dict]:
    """Items for covered cells that end within 180 days, a row an end (a change ends an item earlier for some cells)."""
    last = world.as_of + timedelta(days=180)
    covered = [cell for cell in stated(world) if cell.state == "covered"]
    ends = {
        (item.id, end)
        for cell in covered
        for item, end in direct(world, cell)
        if item.current(world.as_of, end) and end is not None and end <= last
    }
    decided = [(cell.item_id, cell.ends_on) for cell in covered]
    return [{"item_id": item_id, "ends_on": end, "cells_lost": decided.count((item_id, end))} for item_id, end in ends]


def _why_it_does_not_count(world: World, row: dict) -> str | None:
    """Reasons that lie in the row itself."""
    if row["status"] != "accepted":
        return row["status"]
    file_status = world.file_status[row["evidence_id"]]
    if file_status in ("missing", "mismatch"):
        return f"file {file_status}"
    if evidence_start(row) > world.as_of:
        return "not yet effective"
    if evidence_end(world, row) < world.as_of:
        return "lapsed"
    if not named(row, "42001"):
        return "27001 only"
    return None


def _why_it_decides_nothing(world: World, row: dict) -> str | None:
    """Reasons that lie in the cells it fits."""
    item = next(item for item in items(world) if item.origin == "evidence" and item.id == row["evidence_id"])
    fitting: list[tuple[Cell, bool]] = []
    for cell in stated(world):
        if cell.requirement.id in item.ours and fits(item, cell):
            end = next(end for other, end in direct(world, cell) if other is item)
            fitting.append((cell, item.current(world.as_of, end)))
    if any(not current for _, current in fitting):
        return "superseded by a change"
    if any(cell.requirement.needs_record and not item.is_record for cell, _ in fitting):
        return "document where a record is needed"
    return "outlived by better evidence" if fitting else None


def _why_it_fits_nothing(world: World, row: dict) -> str:
    """Reasons that lie in what it names and whom it is about."""
    ours, system_id = named(row, "42001"), row.get("system_id")
    of_systems = [control for control in world.reference.controls if control.scope == "system" and control.id in ours]
    if ours & excluded(world):
        return "excluded"
    if system_id is None and of_systems:
        return "organisation-wide for a system control"
    if system_id == "*" and any(not control.shareable for control in of_systems):
        return "not shareable"
    if system_id not in (None, "*") and system_id not in {system["system_id"] for system in in_scope(world)}:
        return "system not in scope"
    return "not required"


def unused_evidence(world: World) -> list[dict]:
    deciding = {cell.item_id for cell in stated(world)}
    return [
        {
            "evidence_id": row["evidence_id"],
            "title": row["title"],
            "reason": _why_it_does_not_count(world, row)
            or _why_it_decides_nothing(world, row)
            or _why_it_fits_nothing(world, row),
        }
        for row in world.rows("evidence")
        if row["evidence_id"] not in deciding
    ]
