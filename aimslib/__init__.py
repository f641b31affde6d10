"""Analytics and reporting for AI management systems (ISO/IEC 42001), from an organisation's own registers.

aims = aimslib.open(as_of="2026-06-30")
aims.frame("coverage_by_area")
"""

from __future__ import annotations

import importlib

_PUBLIC = {
    "Aims": "aims",
    "AimsError": "errors",
    "Workspace": "workspace",
    "open": "session",
}
__all__ = sorted(_PUBLIC)
__version__ = "0.2.0"


def __getattr__(name: str):
    """Public names are imported when first used: `aims --help` must not wait for a database."""
    if name in _PUBLIC:
        return getattr(importlib.import_module(f".{_PUBLIC[name]}", __name__), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
