"""How a suggestion is told from what a person has judged: by the first word of its harm.

The mark is in the register itself, so that nobody can take a suggestion for a judgement, in whatever program the row is
read. Whoever judges the row rewrites the harm; while a row is marked, its assessment is not ready for approval.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from ..tables import SUGGESTED
from .records import Impact

MIDDLE = "3"  # likelihood and severity have to be filled: the middle of 1 to 5, which decides nothing
_REASON = re.compile(r"\s*\(because [^()]*\)$")


def is_suggestion(row: Impact | Mapping[str, object]) -> bool:
    """Does an impact, as a record or a row, wait for a person's judgement?"""
    harm = row.harm if isinstance(row, Impact) else row.get("harm")
    return str(harm or "").strip().startswith(SUGGESTED)


def marked(harm: str, reason: str) -> str:
    """A harm as a suggestion with its reason: `Suggested: ... (because the purpose says "claim")`."""
    return f"{SUGGESTED} {harm} (because {reason})"


def confirmed(harm: str) -> str:
    """The harm of a suggestion without mark and reason; of any other impact as it is."""
    text = harm.strip()
    if not text.startswith(SUGGESTED):
        return text
    return _REASON.sub("", text.removeprefix(SUGGESTED).strip())
