"""The commands of `aims`, one module each; adding a file adds a command.

A module without a leading underscore is a command, named as the module with dashes for underscores (a trailing one is
dropped: `import_`). It has `EXAMPLE`, shown under its help, and `run`, whose docstring is the help and whose parameters
are its options. What takes time to import is imported in `run`: `aims --help` reads every module.
"""

from __future__ import annotations

import importlib
import pkgutil
from types import ModuleType


def commands() -> dict[str, ModuleType]:
    """The modules by the name of their command, in the order of the alphabet."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__) if not module.name.startswith("_"))
    return {name.rstrip("_").replace("_", "-"): importlib.import_module(f"{__name__}.{name}") for name in names}
