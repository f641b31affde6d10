"""Exporters: a workspace's registers become files for other tools, one module each.

A module of this package is an exporter, named as its kind with underscores. Adding a file adds a kind; there is no list
to edit. Helper modules start with an underscore.

An exporter has a docstring (what is written, what is kept) and
`run(workspace, file, *, replace=False) -> ExportReport`.
"""

from __future__ import annotations

import importlib
import pkgutil
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

from ..errors import unknown

__all__ = ["ExportReport", "find", "kinds"]


@dataclass(frozen=True)
class ExportReport:
    """The account of one export: the file, and the rows written by table."""

    file: Path
    rows: dict[str, int]

    def text(self) -> str:
        lines = (f"  {name}: {count:,} {'row' if count == 1 else 'rows'}" for name, count in self.rows.items())
        return "\n".join([f"{self.file}: {len(self.rows)} tables", *lines])


def kinds() -> list[str]:
    """The kinds of file that can be exported, by name."""
    names = (module.name for module in pkgutil.iter_modules(__path__))
    return sorted(name.replace("_", "-") for name in names if not name.startswith("_"))


def find(kind: str) -> ModuleType:
    """The exporter of a kind. Raises UsageError, naming the kinds there are, for an unknown one."""
    if kind not in kinds():
        raise unknown("kind of export", kind, kinds())
    return importlib.import_module(f"{__name__}.{kind.replace('-', '_')}")
