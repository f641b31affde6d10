"""Importers: files of other tools and publishers become our tables, one module each.

A module of this package is an importer, named as its kind with underscores: `us-federal-inventory` is
us_federal_inventory.py. Adding a file adds a kind; there is no list to edit. Helper modules start with an underscore.

An importer has a docstring (source, licence, mapping) and
`run(file, workspace, *, agency=None, replace=False) -> ImportReport`.
"""

from __future__ import annotations

import importlib
import pkgutil
from types import ModuleType

from ..errors import unknown
from ._report import ImportReport

__all__ = ["ImportReport", "find", "kinds"]


def kinds() -> list[str]:
    """The kinds of file that can be imported, by name."""
    names = (module.name for module in pkgutil.iter_modules(__path__))
    return sorted(name.replace("_", "-") for name in names if not name.startswith("_"))


def find(kind: str) -> ModuleType:
    """The importer of a kind. Raises UsageError, naming the kinds there are, for an unknown one."""
    if kind not in kinds():
        raise unknown("kind of import", kind, kinds())
    return importlib.import_module(f"{__name__}.{kind.replace('-', '_')}")
