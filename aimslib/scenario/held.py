"""What an AIMS holds, read once: its registers as texts, the requirements and the crosswalk.

A state never changes, and a notebook asks the same AIMS for one scenario after another.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import ClassVar
from weakref import WeakKeyDictionary, ref

from ..aims import Aims
from ..tables import BY_NAME

Rows = Mapping[tuple[str, ...], dict[str, str]]


class Held:
    """The registers and references of an AIMS; `of` gives the one that was made for it before."""

    _known: ClassVar[WeakKeyDictionary[Aims, Held]] = WeakKeyDictionary()

    def __init__(self, aims: Aims):
        self._aims = ref(aims)  # which must not be kept alive by what is kept for it
        self._rows: dict[str, Rows] = {}

    @classmethod
    def of(cls, aims: Aims) -> Held:
        """What this AIMS holds."""
        if aims not in cls._known:
            cls._known[aims] = cls(aims)
        return cls._known[aims]

    def rows(self, table: str) -> Rows:
        """The rows of an input table by key, every column as text, empty for nothing. Not to be changed."""
        if table not in self._rows:
            spec = BY_NAME[table]
            texts = [
                {column.name: _text(row[column.name]) for column in spec.columns} for row in self._aims().table(table)
            ]
            self._rows[table] = {tuple(row[part] for part in spec.key): row for row in texts}
        return self._rows[table]

    @cached_property
    def requirements(self) -> dict[str, dict]:
        """The clauses and controls in their order, with title, area, scope, is_control, shareable."""
        found = {}
        for row in self._aims().reference("clauses"):
            found[row["clause"]] = {**row, "scope": "organisation", "is_control": False, "shareable": "no"}
        for row in self._aims().reference("annex_a_controls"):
            found[row["control"]] = {**row, "is_control": True}
        return found

    @cached_property
    def crosswalk(self) -> list[dict]:
        """Which ISO 27001 identifiers serve which requirement."""
        return self._aims().reference("overlap_27001")


def _text(value: object) -> str:
    return "" if value is None else value.isoformat() if isinstance(value, date) else str(value)
