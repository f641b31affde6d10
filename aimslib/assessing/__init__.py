"""Impact assessments from the moment they fall due: which, and a draft for each that a person completes and approves.

`due_lines` says what is due, `suggest` what a use of that kind typically does to people, `open_due` writes drafts. A
form reads them with `open_drafts`, shows the tier that they demand with `demanded_tier` and saves what `edits_for`
gives.
"""

from __future__ import annotations

import importlib

_PUBLIC = {
    "MIDDLE": "marks",
    "Demanded": "tier",
    "Draft": "records",
    "Impact": "records",
    "Opened": "opening",
    "Suggestion": "suggestions",
    "confirmed": "marks",
    "demanded_tier": "tier",
    "draft_of": "records",
    "drafts_of": "records",
    "due_drafts": "due",
    "due_lines": "due",
    "edits_for": "records",
    "is_suggestion": "marks",
    "open_drafts": "due",
    "open_due": "opening",
    "suggest": "suggestions",
}
__all__ = sorted(_PUBLIC)


def __getattr__(name: str):
    """Names are imported when first used: `aims status` counts drafts and writes none."""
    if name in _PUBLIC:
        return getattr(importlib.import_module(f".{_PUBLIC[name]}", __name__), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
