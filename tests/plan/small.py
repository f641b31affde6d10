"""Small random workspaces to plan for, and sets of actions judged by the oracle, neither SQL nor the plan's model."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from itertools import combinations, islice
from random import Random
from re import sub

from aimslib.aims import Aims
from aimslib.edits import Edit
from aimslib.plan.effort import SIZES, Effort
from aimslib.scenario import Scenario, action
from aimslib.tables import BY_NAME, TIERS

from ..oracle.assessments import due, latest_approved, tier
from ..oracle.cells import Cell, stated
from ..oracle.draw import TODAY
from ..oracle.facts import World, excluded, in_scope, is_owned, role_is_held, soa
from ..oracle.items import Item, items, named
from ..oracle.maturity import CRITERIA
from ..oracle.reference import Reference, read_reference
from ..oracle.workspaces import RandomWorkspace, random_workspace

SYSTEMS = 2
SHARES = ("0.5", "0.75", "0.9", "1.0")
LINKED = ("impact_assessments", "sightings", "lifecycle_gates", "incidents", "risks")
# What a ladder of a test asks for; `sustained` and the like, which nothing done today changes, have their own tests.
ASKED = (
    *("owned", "registered", "systems_owned", "decided", "coverage", "assessed_high", "assessed_all"),
    *("policy_covered", "audit_current", "review_current", "no_major_overdue", "actions_on_time", "no_zombie"),
)


@dataclass(frozen=True)
class Move:
    """One thing that could be done, as the test sees it: an action's kind and fields, and what it costs. after: what is
    done just before it, in the same price."""

    kind: str
    fields: tuple[tuple[str, object], ...]
    effort: float
    after: Move | None = None


def small_workspace(seed: int) -> RandomWorkspace:
    """A random workspace with at most two systems and a ladder of one level with one to three criteria."""
    draw = Random(seed)
    drawn = random_workspace(seed)
    kept = {row["system_id"] for row in drawn.tables["systems"][:SYSTEMS]}
    tables = dict(drawn.tables) | {"systems": drawn.tables["systems"][:SYSTEMS]}
    tables |= {name: [row for row in tables[name] if row.get("system_id") in kept | {None}] for name in LINKED}
    tables["evidence"] = [row for row in tables["evidence"] if row.get("system_id") in kept | {None, "*"}]
    assessments = {row["assessment_id"] for row in tables["impact_assessments"]}
    tables["impacts"] = [row for row in tables["impacts"] if row["assessment_id"] in assessments]
    tables["roles"] = [*tables["roles"], _role("impact_assessment_approver")]
    provided = drawn.provided | {("roles", column.name) for column in BY_NAME["roles"].columns}
    reference = {name: rows for name, rows in drawn.reference.items() if name != "maturity_ladder"}
    return RandomWorkspace(tables, provided, drawn.file_status, reference | {"maturity_ladder": _ladder(draw)})


def _role(role: str) -> dict:
    return {"role": role, "holder": "Zoe Zeller", "from_on": TODAY - timedelta(days=700), "until_on": None}


def _ladder(draw: Random) -> list[dict]:
    rungs = [(rung["area"], rung["criterion"]) for rung in read_reference().ladder if rung["criterion"] in ASKED]
    chosen = draw.sample(sorted(set(rungs)), draw.randint(1, 3))
    return [
        {"level": "1", "area": area, "criterion": name, "threshold": draw.choice(SHARES), "statement": "asked"}
        for area, name in chosen
    ]


def random_effort(seed: int) -> Effort:
    """Whole days, so that sums are exact; dear and cheap in no order, so that no kind is always the best."""
    draw = Random(seed)
    days = {(kind, size): float(draw.choice((1, 1, 2, 3))) for kind, sizes in SIZES.items() for size in sizes or ("",)}
    return Effort(days, frozenset(), "drawn")


def world(drawn: RandomWorkspace, edits: Iterable[Edit] = (), as_of: date = TODAY) -> World:
    """The workspace as the oracle sees it, with edits."""
    tables = {name: [dict(row) for row in rows] for name, rows in drawn.tables.items()}
    provided, statuses = set(drawn.provided), dict(drawn.file_status)
    for edit in edits:
        spec = BY_NAME[edit.table]
        rows = tables[edit.table]
        row = next((one for one in rows if tuple(str(one.get(part)) for part in spec.key) == edit.key), None)
        if row is None:
            row = {}
            rows.append(row)
        row.update({name: _typed(edit.table, name, value) for name, value in edit.row.items()})
        held = {name for table, name in provided if table == edit.table}
        provided |= {(edit.table, name) for name in row if (row[name] is not None or not held)}
        if edit.table == "evidence":
            statuses.setdefault(edit.key[0], "not_checked")
    return World(tables, as_of, provided, statuses, _reference(json.dumps(drawn.reference, default=str)))


@cache
def _reference(overrides: str) -> Reference:
    """The reference tables are read once a workspace, not once a set of actions."""
    return read_reference(overrides=json.loads(overrides))


def _typed(table: str, name: str, value: str) -> object:
    kind = BY_NAME[table].column(name).kind
    if not value:
        return None
    return date.fromisoformat(value) if kind == "date" else int(value) if kind == "integer" else value


def is_reached(seen: World) -> bool:
    """Does every area with a cell meet its criteria, by the oracle?"""
    areas = {cell.requirement.area for cell in stated(seen)}
    return all(
        (value := CRITERIA[rung["criterion"]](seen, rung["area"])) is None or value >= rung["threshold"] - 1e-9
        for rung in seen.reference.ladder
        if rung["area"] in areas
    )


def moves(drawn: RandomWorkspace, effort: Effort) -> list[Move]:
    """Everything that could be done, found by the oracle."""
    seen = world(drawn)
    return [*_people(seen, effort), *_events(seen, effort), *_for_cells(seen, effort)]


def _move(effort: Effort, kind: str, size: str = "", /, **fields: object) -> Move:
    return Move(kind, tuple(fields.items()), effort.of(kind, size))


def _people(seen: World, effort: Effort) -> Iterator[Move]:
    asked = {rung["criterion"] for rung in seen.reference.ladder}
    areas = {rung["area"] for rung in seen.reference.ladder if rung["criterion"] == "owned"}
    manager = role_is_held(seen, "aims_manager")
    unowned = [
        one
        for one in seen.reference.requirements
        if one.area in areas
        and one.id not in excluded(seen)
        and not is_owned(seen, soa(seen, one.id).get("owner"))
        and (one.is_control or not manager)
    ]
    for one in unowned:
        yield _move(effort, "assign_owner", "requirement", controls=[one.id], owner="Somebody New")
    if any(not one.is_control for one in unowned):
        yield _move(effort, "appoint", role="aims_manager", holder="Somebody New")
    if asked & {"systems_owned", "no_zombie"}:
        for system in in_scope(seen):
            if not is_owned(seen, system.get("owner")):
                yield _move(effort, "assign_owner", "system", systems=[system["system_id"]], owner="Somebody New")


def _events(seen: World, effort: Effort) -> Iterator[Move]:
    ladder = {(rung["area"], rung["criterion"]) for rung in seen.reference.ladder}
    asked = {criterion for _, criterion in ladder}
    for control in seen.reference.controls:
        row = soa(seen, control.id)
        made = row.get("decided_on") is None or seen.by(row["decided_on"])
        if (control.area, "decided") in ladder and not (row.get("applicable") and row.get("justification") and made):
            yield _move(effort, "decide_control", controls=[control.id], applicable="yes", justification="drawn")
    seen_tools = {
        row["tool"] for row in seen.rows("sightings") if seen.by(row["first_seen_on"]) and not row.get("system_id")
    }
    for number, tool in enumerate(sorted(seen_tools)):
        if "registered" in asked:
            yield _move(effort, "register_tool", tool=tool, system_id=f"N{number}")
    of_9 = {area for area, criterion in ladder if criterion == "coverage"} & {"9"}
    if "audit_current" in asked or of_9:
        yield _move(effort, "complete_audit", auditor="Somebody New")
    if "review_current" in asked or of_9:
        yield _move(effort, "hold_review", chair="Somebody New", decisions="drawn")
    for row in seen.rows("nonconformities"):
        if (
            asked & {"no_major_overdue", "actions_on_time"}
            and seen.by(row["raised_on"])
            and not seen.by(row.get("closed_on"))
        ):
            yield _move(effort, "close_nonconformity", ids=[row["nonconformity_id"]])


def _for_cells(seen: World, effort: Effort) -> Iterator[Move]:
    areas = {rung["area"] for rung in seen.reference.ladder if rung["criterion"] == "coverage"}
    policies = {"5": "5.2", "A.2": "A.2.2"}
    only = {policies[rung["area"]] for rung in seen.reference.ladder if rung["criterion"] == "policy_covered"}
    opened = [
        cell
        for cell in stated(seen)
        if cell.state != "covered" and (cell.requirement.area in areas or cell.requirement.id in only)
    ]
    yield from _assessments(seen, effort, opened)
    shared: set[str] = set()
    rows: dict[str, dict] = {row["evidence_id"]: row for row in seen.rows("evidence")}
    for cell in opened:
        name = cell.requirement.id
        if cell.system is None:
            yield _move(effort, "add_evidence", "organisation", requirements=[name], organisation=True, kind="record")
            continue
        size = _planned(seen, cell.system)
        system = [cell.system["system_id"]]
        yield _move(effort, "add_evidence", size, requirements=[name], systems=system, kind="record")
        if cell.requirement.shareable and name not in shared:
            shared.add(name)
            yield _move(effort, "add_evidence", "shared", requirements=[name], systems="*", kind="record")
    yield from _of_rows(seen, effort, opened, rows)
    suppliers = {cell.system.get("supplier") for cell in opened if cell.requirement.id == "A.10.2"} - {None}
    for supplier in sorted(suppliers):
        yield _move(effort, "allocate_supplier", suppliers=[supplier])


def _of_rows(seen: World, effort: Effort, opened: list, rows: dict[str, dict]) -> Iterator[Move]:
    """Evidence rows that could be collected again, and rows of 27001 that only have to name the requirement."""
    again: set[str] = set()
    wider: set[tuple[str, str]] = set()
    for cell in opened:
        form = [item for item in items(seen) if item.is_record or not cell.requirement.needs_record]
        form = [item for item in form if item.origin == "evidence" and _is_for(item, cell) and item.start <= seen.as_of]
        again |= {item.id for item in form if cell.requirement.id in item.ours}
        for item in form:
            mapped = seen.reference.mapped(cell.requirement.id, "full")
            if item.theirs.intersection(mapped) and cell.requirement.id not in item.ours:
                wider.add((item.id, cell.requirement.id))
    for name in sorted(again):
        yield _move(effort, "refresh_evidence", _size(seen, rows[name]), ids=[name])
    for name, requirement in sorted(wider):
        if requirement not in named(rows[name], "42001"):
            widen = _move(effort, "widen_evidence", "", ids=[name], requirements=[requirement])
            collect = _move(effort, "refresh_evidence", _size(seen, rows[name]), ids=[name])
            yield widen
            yield replace(collect, effort=widen.effort + collect.effort, after=widen)


def _is_for(item: Item, cell: Cell) -> bool:
    """Is it of the cell's place, whenever it was true?"""
    if cell.system is None:
        return item.system_id is None
    return item.system_id == cell.system["system_id"] or (item.system_id == "*" and cell.requirement.shareable)


def _size(seen: World, row: dict) -> str:
    place = row.get("system_id")
    system = next((one for one in seen.rows("systems") if one["system_id"] == place), None)
    return "organisation" if place is None else "shared" if place == "*" else _planned(seen, system)


def _assessments(seen: World, effort: Effort, opened: list) -> Iterator[Move]:
    left_out = {
        cell.system["system_id"]
        for cell in opened
        if cell.system and cell.requirement.id in ("A.5.3", "A.5.4", "A.5.5")
    }
    for system in in_scope(seen):
        if due(seen, system) or system["system_id"] in left_out:
            yield _move(effort, "approve_assessment", _planned(seen, system), systems=[system["system_id"]])


def _planned(seen: World, system: dict) -> str:
    guess = system.get("risk_tier") or "high"
    planned = tier(seen, system) if latest_approved(seen, system) else guess
    assert planned in TIERS
    return planned


def cheaper(found: list[Move], effort: float, most: int) -> Iterator[tuple[int, ...]]:
    """Every set of moves (by number) that costs less, the first `most` of them."""
    sets = (chosen for size in range(len(found) + 1) for chosen in combinations(range(len(found)), size))
    return islice((one for one in sets if sum(found[number].effort for number in one) < effort - 1e-9), most)


def edits_of(aims: Aims, move: Move, number: int) -> list[Edit]:
    """The edits of one move, its new rows named after its number."""
    done = [action(one.kind, **dict(one.fields)) for one in (move.after, move) if one]
    edits = Scenario("drawn", actions=done).edits(aims)
    return [replace(edit, key=(sub(r"^WI-\d-", f"WI-{number}-", edit.key[0]), *edit.key[1:])) for edit in edits]


def together(edits: Iterable[Edit]) -> list[Edit]:
    """Edits of several moves; a row that is widened twice shows both."""
    found: dict[tuple, Edit] = {}
    for edit in edits:
        before = found.get((edit.table, edit.key))
        if before and "satisfies" in edit.values:
            parts = dict.fromkeys(f"{before.values['satisfies']}; {edit.values['satisfies']}".split("; "))
            edit = replace(edit, values={**edit.values, "satisfies": "; ".join(parts)})
        elif before:
            edit = replace(edit, values={**before.values, **edit.values})
        found[edit.table, edit.key] = edit
    return list(found.values())
