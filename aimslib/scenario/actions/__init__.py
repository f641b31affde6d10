"""The kinds of action, one module each; adding a file adds a kind.

A module without a leading underscore is a kind, called as the module. It has one subclass of `Action`, named as the
module in CamelCase, whose docstring is what a form shows.
"""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from ..base import Action


@cache
def kinds() -> dict[str, type[Action]]:
    """The classes by the name of their kind, in the order of the alphabet."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__) if not module.name.startswith("_"))
    return {name: _class(name) for name in names}


def _class(name: str) -> type[Action]:
    return getattr(importlib.import_module(f"{__name__}.{name}"), name.title().replace("_", ""))
