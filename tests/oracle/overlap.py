"""What the evidence of an ISO 27001 programme is worth for 42001, requirement by requirement."""

from __future__ import annotations

from .cells import stated
from .facts import World, excluded
from .items import Item, items

STATUSES = ("held", "reusable_now", "reusable_after_refresh", "top_up", "not_collected", "new_work")


def evidence_items(world: World) -> tuple[list[Item], list[Item]]:
    """Evidence rows that count, by their own dates: current, lapsed."""
    rows = [item for item in items(world) if item.origin == "evidence"]
    return (
        [item for item in rows if item.current(world.as_of, item.end)],
        [item for item in rows if item.lapsed(world.as_of, item.end)],
    )


def _status(world: World, requirement_id: str) -> tuple[str, list[str]]:
    states = [cell.state for cell in stated(world) if cell.requirement.id == requirement_id]
    if states and set(states) == {"covered"}:
        return "held", []
    current, lapsed = evidence_items(world)
    for status, pool, reuse in (
        ("reusable_now", current, "full"),
        ("reusable_after_refresh", lapsed, "full"),
        ("top_up", current, "partial"),
    ):
        mapped = world.reference.mapped(requirement_id, reuse)
        if naming := sorted(item.id for item in pool if item.theirs.intersection(mapped)):
            return status, naming
    return ("not_collected" if world.reference.mapped(requirement_id) else "new_work"), []


def overlap(world: World) -> list[dict]:
    rows = []
    for requirement in world.reference.requirements:
        if requirement.id not in excluded(world):
            status, item_ids = _status(world, requirement.id)
            rows.append(
                {
                    "requirement": requirement.id,
                    "title": requirement.title,
                    "reuse": world.reference.best_reuse(requirement.id),
                    "status": status,
                    "iso27001": world.reference.mapped(requirement.id),
                    "item_ids": item_ids,
                }
            )
    return rows


def overlap_summary(world: World) -> list[dict]:
    rows = overlap(world)
    current, _ = evidence_items(world)
    saved = [
        item
        for item in current
        if any(item.theirs.intersection(world.reference.mapped(requirement_id)) for requirement_id in item.ours)
    ]
    twice = [
        row
        for row in rows
        if row["status"] == "held"
        and any(
            not item.ours and item.theirs.intersection(world.reference.mapped(row["requirement"], "full"))
            for item in current
        )
        and any(not item.theirs and row["requirement"] in item.ours for item in current)
    ]
    return [
        {
            "requirements": len(rows),
            **{status: sum(row["status"] == status for row in rows) for status in STATUSES},
            "collections_saved": len(saved),
            "collected_twice": len(twice),
        }
    ]
