"""Exhibits: one function a table or chart, for notebooks: `from aimslib import exhibits as show; show.ladder(aims)`.

A module without a leading underscore holds one exhibit, a function of the module's name. Adding an exhibit is adding
its file. Exhibits choose words and pictures; every figure comes from a measure.
"""

from importlib import import_module
from pkgutil import iter_modules

from ._exhibit import MIME, Exhibit, Source
from ._text import day

__all__ = ["MIME", "Exhibit", "Source", "day"]

for _module in sorted(item.name for item in iter_modules(__path__) if not item.name.startswith("_")):
    globals()[_module] = getattr(import_module(f"{__name__}.{_module}"), _module)
    __all__.append(_module)
