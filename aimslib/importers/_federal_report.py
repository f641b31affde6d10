"""The account of a federal inventory import: what the source says, what we assumed, what could not be mapped."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date

from . import _federal_values as values
from ._federal_systems import System
from ._report import ImportReport, Listed

SAYS = "What the source says"
ASSUMED = "Assumptions"
UNMAPPED = "Not mapped: counted and listed, never guessed"
UNASSESSED = ("no", "not applicable", *values.NO_VALUE)
ABSENT = "Not in the source, so not written"


def account(report: ImportReport, systems: list[System], inventory_date: date) -> None:
    """Add the four sections on these systems to a report."""
    _says(report, systems, inventory_date)
    _assumed(report, systems, inventory_date)
    _unmapped(report, systems)
    report.add(ABSENT, "The source has no owner column: who is accountable for a system is not known for any of them.")
    report.add(
        ABSENT,
        "role, supplier (a contract number is no name), changed_on, reviewed_on, last_used_on, whose impacts an "
        "assessment considered, and when its review is due.",
    )


def _says(report: ImportReport, systems: list[System], inventory_date: date) -> None:
    impacting = [system for system in systems if system.tier == "high"]
    operating = [system for system in impacting if system.stage == "operation"]
    for what, group in (
        ("impacting use cases (rights, safety or both)", impacting),
        ("of these in operation", operating),
    ):
        unassessed = sum(not system.assessed for system in group)
        report.add(SAYS, f'{len(group):,} {what}, {unassessed:,} of them without "Yes" for the impact assessment.')
    retired = [system for system in systems if system.stage == "retired"]
    undated = sum(not values.squeezed(system.use_case.retired) for system in retired)
    unreadable = sum(not system.retired.value for system in retired) - undated
    report.add(
        SAYS,
        f"{len(retired):,} use cases with the stage Retired: {undated:,} without any retirement date value, "
        f"{unreadable:,} with a value that is no date.",
    )
    passed = [
        system
        for system in systems
        if system.stage != "retired" and system.retired.value and system.retired.value <= inventory_date
    ]
    for what, group in (
        ("in operation", [system for system in passed if system.stage == "operation"]),
        ("in an earlier stage", [system for system in passed if system.stage != "operation"]),
    ):
        report.add(
            SAYS,
            f"{len(group):,} {what} although the retirement date has passed.",
            [
                Listed(f"{values.squeezed(s.use_case.name)} ({s.system_id}), {s.retired.iso}", (s.use_case.row,))
                for s in group
            ],
        )
    keys = _grouped(
        systems,
        lambda s: " | ".join(
            values.squeezed(text) for text in (s.use_case.name, s.use_case.abbreviation, s.use_case.bureau)
        ),
    )
    repeated = [item for item in keys if len(item.rows) > 1]
    report.add(
        SAYS,
        f"{len(repeated):,} (name, agency, bureau) keys occur more than once and can't be a key; ids also count the "
        "position.",
        repeated,
    )


def _assumed(report: ImportReport, systems: list[System], inventory_date: date) -> None:
    assessed = sum(system.assessed for system in systems)
    report.add(ASSUMED, f"registered_on is {inventory_date}, the date of the inventory, for every system.")
    report.add(
        ASSUMED,
        f'An impact assessment answered with "Yes" ({assessed:,}) is an assessment for registration, assessed and '
        f"approved on {inventory_date}, with the agency as assessor and approver and the system's risk_tier as tier.",
    )
    report.add(ASSUMED, "Impacting (rights, safety or both) is risk_tier high, Neither is limited.")
    report.add(
        ASSUMED,
        "Stages: Initiated, Planned, Ideation are design; Acquisition and/or Development is development; "
        "Implementation and Assessment is verification; Operation and Maintenance, In production, In mission are "
        "operation; Retired is retired.",
    )
    report.add(ASSUMED, "Dates are month first. Line breaks within a name or a purpose are written as blanks.")
    months = [system for system in systems if "month" in (system.deployed.kind, system.retired.kind)]
    if months:
        report.add(ASSUMED, f"{len(months):,} use cases with a date of month and year only: the first day is written.")
    unstated = [system for system in systems if not values.squeezed(system.use_case.purpose)]
    if unstated:
        report.add(
            ASSUMED,
            f"{len(unstated):,} use cases without a purpose: it is written as not stated in the source.",
            [Listed("no purpose", tuple(system.use_case.row for system in unstated))],
        )
    unanswered = [s for s in systems if values.plain(s.use_case.personal_data) not in values.ANSWERS]
    report.add(
        ASSUMED,
        "Personal data is what the agency answers about personally identifiable information that it maintains; "
        f"unknown for {len(unanswered):,} use cases without yes or no.",
    )


def _unmapped(report: ImportReport, systems: list[System]) -> None:
    def add(text: str, group: list[System], value: Callable[[System], str]) -> None:
        if group:
            report.add(UNMAPPED, f"{len(group):,} {text}", _grouped(group, value))

    add(
        "use cases with a stage that is none of ours: written as it stands, so `aims check` quarantines the row.",
        [s for s in systems if not s.stage],
        lambda s: f'"{values.squeezed(s.use_case.stage)}"',
    )
    add(
        "use cases with an impact type that is neither impacting nor Neither: risk_tier stays empty.",
        [s for s in systems if not s.tier],
        lambda s: f'"{values.squeezed(s.use_case.impact)}"',
    )
    add(
        "of these with an impact assessment: its tier stays empty, so `aims check` quarantines the assessment.",
        [s for s in systems if not s.tier and s.assessed],
        lambda s: s.system_id,
    )
    add(
        'answers to the impact assessment that are neither "Yes" nor a no: no assessment is written.',
        [s for s in systems if not s.assessed and values.plain(s.use_case.assessment) not in UNASSESSED],
        lambda s: f'"{values.squeezed(s.use_case.assessment)}"',
    )
    for kind, what in (("artefact", "a spreadsheet artefact and no date"), ("other", "no date")):
        add(
            f"use cases whose Date Implemented is {what}: deployed_on stays empty.",
            [s for s in systems if s.deployed.kind == kind],
            lambda s: _dated(s.use_case.implemented, s.deployed),
        )
        add(
            f"use cases whose Date Retired is {what}: retired_on stays empty.",
            [s for s in systems if s.retired.kind == kind],
            lambda s: _dated(s.use_case.retired, s.retired),
        )
    add(
        "use cases without a name: `aims check` quarantines the row.",
        [s for s in systems if not values.squeezed(s.use_case.name)],
        lambda s: s.system_id,
    )


def _dated(text: str, day: values.Day) -> str:
    return f'"{values.squeezed(text)}"' + (f" ({day.note})" if day.note else "")


def _grouped(systems: Iterable[System], value: Callable[[System], str]) -> list[Listed]:
    """The values with their rows, the most frequent first, ties by value."""
    rows: dict[str, list[int]] = defaultdict(list)
    for system in systems:
        rows[value(system)].append(system.use_case.row)
    return [Listed(what, tuple(where)) for what, where in sorted(rows.items(), key=lambda kv: (-len(kv[1]), kv[0]))]
