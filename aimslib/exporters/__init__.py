"""Exporters: a workspace's registers, or what is computed from them, become files for other tools, one module each.

A module of this package is an exporter, named as its kind with underscores. Adding a file adds a kind; there is no list
to edit. Helper modules start with an underscore.

An exporter has a docstring (what is written, what is kept) and
`run(workspace, file, *, replace=False, ...) -> ExportReport`. Its further keyword parameters are the options it takes,
of those in `OPTIONS`; one that computes takes `as_of` and `snapshot`.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import ModuleType

from ..errors import UsageError, unknown
from ..workspace import Workspace

__all__ = ["OPTIONS", "ExportReport", "export", "find", "kinds"]

OPTIONS = ("as_of", "snapshot", "owner")


@dataclass(frozen=True)
class ExportReport:
    """The account of one export: the file, and the rows written by table, or whatever its parts are called."""

    file: Path
    rows: dict[str, int]
    parts: str = "tables"

    def text(self) -> str:
        lines = (f"  {name}: {count:,} {'row' if count == 1 else 'rows'}" for name, count in self.rows.items())
        return "\n".join([f"{self.file}: {len(self.rows)} {self.parts}", *lines])


def kinds() -> list[str]:
    """The kinds of file that can be exported, by name."""
    names = (module.name for module in pkgutil.iter_modules(__path__))
    return sorted(name.replace("_", "-") for name in names if not name.startswith("_"))


def find(kind: str) -> ModuleType:
    """The exporter of a kind. Raises UsageError, naming the kinds there are, for an unknown one."""
    if kind not in kinds():
        raise unknown("kind of export", kind, kinds())
    return importlib.import_module(f"{__name__}.{kind.replace('-', '_')}")


def options(exporter: ModuleType) -> list[str]:
    """The options that an exporter takes."""
    parameters = inspect.signature(exporter.run).parameters
    return [name for name in OPTIONS if name in parameters]


def export(
    kind: str, workspace: Workspace, file: Path, *, today: date, replace: bool = False, **given: object
) -> ExportReport:
    """Write one export. given: options; None is none. today: the day to compute for where as_of is not given.

    Raises UsageError for an unknown kind and for an option that the kind does not take, and what its exporter raises.
    """
    exporter = find(kind)
    takes = options(exporter)
    given = {name: value for name, value in given.items() if value is not None}
    if foreign := [name for name in given if name not in takes]:
        raise UsageError(
            f"aims export {kind} takes no {_flag(foreign[0])}.\n"
            f"  It takes: {', '.join(_flag(name) for name in ('replace', *takes))}"
        )
    if "as_of" in takes:
        given.setdefault("as_of", today)
    return exporter.run(workspace, file, replace=replace, **given)


def _flag(name: str) -> str:
    return "--" + name.replace("_", "-")
