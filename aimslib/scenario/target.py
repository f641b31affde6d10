"""The target of a scenario: a level, a coverage, or both, of the AIMS or of one area."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ..aims import Aims
from .document import Node, unknown, wrong
from .fields import read_text

KEYS = ("level", "coverage", "area")


@dataclass(frozen=True)
class Target:
    """level: at least this one of the ladder. coverage: at least this share of the required cells. area: of this area
    alone. Raises ScenarioError for a target that asks for nothing or for a share that is none."""

    level: int | None = None
    coverage: float | None = None
    area: str | None = None
    where: str = field(default="", compare=False, repr=False)

    def __post_init__(self) -> None:
        if self.level is None and self.coverage is None:
            raise wrong(self.where, "the target names neither level nor coverage.\n  Write for example target: ML2")
        if self.coverage is not None and not 0 <= self.coverage <= 1:
            raise wrong(self.where, f"coverage {self.coverage} is no share.\n  Write a number from 0 to 1, such as 0.9")

    @property
    def text(self) -> str:
        """`ML2`, `ML2 in A.6`, `90 % of the cells covered`."""
        parts = [f"ML{self.level}"] if self.level is not None else []
        parts += [f"{100 * self.coverage:g} % of the cells covered"] if self.coverage is not None else []
        return " and ".join(parts) + (f" in {self.area}" if self.area else "")

    def check(self, aims: Aims) -> None:
        """Raises ScenarioError for an area or a level that the ladder of this AIMS does not have."""
        areas = [row["area"] for row in aims.measure("maturity_by_area")]
        if self.area is not None and self.area not in areas:
            raise unknown(self.where, "area", self.area, areas)
        levels = {f"ML{row['level']}" for row in aims.reference("maturity_ladder")} | {"ML0"}
        if self.level is not None and f"ML{self.level}" not in levels:
            raise unknown(self.where, "level", f"ML{self.level}", levels)

    def shortfall(self, aims: Aims) -> list[str]:
        """What the target asks for and these figures don't give, in words; empty where it is met. What has nothing to
        count has not reached anything."""
        missed = []
        level, ratio = self._reached(aims)
        place = f" in {self.area}" if self.area else ""
        if self.level is not None and (level is None or level < self.level):
            missed.append(f"{'no level' if level is None else f'ML{level}'}{place} instead of ML{self.level}")
        if self.coverage is not None and (ratio is None or ratio < self.coverage - 1e-9):
            share = "n/a" if ratio is None else f"{100 * ratio:.1f} %"
            missed.append(f"{share} of the cells{place} covered instead of {100 * self.coverage:g} %")
        return missed

    def plain(self) -> object:
        """As a file has it."""
        named = {"level": None if self.level is None else f"ML{self.level}", "coverage": self.coverage}
        named = {name: value for name, value in {**named, "area": self.area}.items() if value is not None}
        return named["level"] if list(named) == ["level"] else named

    def _reached(self, aims: Aims) -> tuple[int | None, float | None]:
        if self.area is None:
            return aims.measure("maturity")[0]["level"], aims.measure("coverage_total")[0]["ratio"]
        levels = {row["area"]: row["level"] for row in aims.measure("maturity_by_area")}
        shares = {row["area"]: row["ratio"] for row in aims.measure("coverage_by_area")}
        return levels[self.area], shares[self.area]


def parse(node: Node) -> Target:
    """`ML2`, or a mapping with level, coverage, area. Raises ScenarioError for anything else."""
    if not isinstance(node.value, dict):
        return Target(level=_level(node), where=node.where)
    for key in node.value:
        if key not in KEYS:
            raise unknown(node.keys[key], "key of target", key, KEYS)
    given = node.value
    return Target(
        level=_level(given["level"]) if "level" in given else None,
        coverage=_share(given["coverage"]) if "coverage" in given else None,
        area=read_text(given["area"]) if "area" in given else None,
        where=node.where,
    )


def _level(node: Node) -> int:
    found = re.fullmatch(r"ML(\d)", read_text(node), re.IGNORECASE)
    if not found:
        raise wrong(node.where, f"{read_text(node)!r} is no level.\n  Write it as ML2.")
    return int(found[1])


def _share(node: Node) -> float:
    try:
        return float(read_text(node))
    except ValueError:
        raise wrong(
            node.where, f"{read_text(node)!r} is no share.\n  Write a number from 0 to 1, such as 0.9"
        ) from None
