"""The reference tables as the oracle needs them, read with the csv module and nothing else."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

from aimslib import tables

FOLDER = Path(tables.__file__).parent / "reference"
AREAS = ("4", "5", "6", "7", "8", "9", "10", "A.2", "A.3", "A.4", "A.5", "A.6", "A.7", "A.8", "A.9", "A.10")


@dataclass(frozen=True)
class Requirement:
    """A clause or a control of 42001. Everything from `from_stage` on matters only for controls of scope `system`."""

    id: str
    title: str
    area: str
    area_title: str
    pdca: str
    is_control: bool
    scope: str
    needs_record: bool
    is_documented: bool = False  # a clause that calls for documented information
    from_stage: str = ""
    min_tier: str = ""
    roles: tuple[str, ...] = ()
    at_retirement: bool = False
    third_party_only: bool = False
    shareable: bool = False
    renew_on_change: bool = False


@dataclass(frozen=True)
class Reference:
    requirements: tuple[Requirement, ...]
    crosswalk: tuple[tuple[str, str, str], ...]  # 42001 id, 27001 id, reuse; in file order
    valid_days: dict[str, int]
    bands: tuple[tuple[str, int, int], ...]  # tier, min_score, min_severity
    ladder: tuple[dict, ...]
    rules: dict[str, dict]
    checks: tuple[dict, ...]  # of readiness, in file order
    rmf: tuple[dict, ...]
    rmf_map: tuple[dict, ...]
    eu_map: tuple[dict, ...]

    @property
    def controls(self) -> list[Requirement]:
        return [requirement for requirement in self.requirements if requirement.is_control]

    def mapped(self, requirement_id: str, reuse: str | None = None) -> list[str]:
        """The 27001 ids of a requirement, in file order: all, or those of one reuse."""
        return [iso for ours, iso, how in self.crosswalk if ours == requirement_id and iso and reuse in (None, how)]

    def best_reuse(self, requirement_id: str) -> str:
        found = {how for ours, _, how in self.crosswalk if ours == requirement_id}
        return next((how for how in ("full", "partial") if how in found), "none")


def split(text: str | None) -> list[str]:
    """The values of a list in a cell."""
    return [part.strip() for part in (text or "").split(";") if part.strip()]


def rows_of(name: str, folder: Path = FOLDER) -> list[dict[str, str]]:
    with (folder / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def _clause(row: dict[str, str]) -> Requirement:
    return Requirement(
        row["clause"],
        row["title"],
        row["area"],
        row["area_title"],
        row["pdca"],
        is_control=False,
        scope="organisation",
        needs_record=row["needs_record"] == "yes",
        is_documented=bool(row["documented_information"]),
    )


def _control(row: dict[str, str]) -> Requirement:
    return Requirement(
        row["control"],
        row["title"],
        row["area"],
        row["area_title"],
        row["pdca"],
        is_control=True,
        scope=row["scope"],
        needs_record=row["needs_record"] == "yes",
        from_stage=row["from_stage"],
        min_tier=row["min_tier"],
        roles=tuple(split(row["applies_to_role"])),
        at_retirement=row["at_retirement"] == "yes",
        third_party_only=row["third_party_only"] == "yes",
        shareable=row["shareable"] == "yes",
        renew_on_change=row["renew_on_change"] == "yes",
    )


def read_reference(folder: Path = FOLDER, overrides: dict[str, list[dict[str, str]]] | None = None) -> Reference:
    """The reference tables of a folder; `overrides` gives the rows of some of them instead (all values text)."""

    def rows(name: str) -> list[dict[str, str]]:
        return overrides[name] if overrides and name in overrides else rows_of(name, folder)

    return Reference(
        requirements=(*map(_clause, rows("clauses")), *map(_control, rows("annex_a_controls"))),
        crosswalk=tuple((row["iso42001"], row["iso27001"], row["reuse"]) for row in rows("overlap_27001")),
        valid_days={row["kind"]: int(row["valid_days"]) for row in rows("evidence_validity")},
        bands=tuple((row["tier"], int(row["min_score"]), int(row["min_severity"])) for row in rows("tier_bands")),
        ladder=tuple(
            {**row, "level": int(row["level"]), "threshold": float(row["threshold"])} for row in rows("maturity_ladder")
        ),
        rules={row["rule"]: row for row in rows("findings")},
        checks=tuple(rows("readiness_checks")),
        rmf=tuple(rows("nist_ai_rmf")),
        rmf_map=tuple(rows("nist_ai_rmf_map")),
        eu_map=tuple(rows("eu_ai_act_map")),
    )
