"""A system that somebody names and the AIMS does not have: misspelt, or in quarantine, which is another matter.

Whoever asks for a system that stands in the register must not hear that nobody knows it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .errors import IntakeError, UsageError, unknown

if TYPE_CHECKING:
    from .aims import Aims


def unregistered(aims: Aims, system_id: str) -> UsageError:
    """The error for a system that is not among those of the AIMS."""
    if aims.workspace is not None and aims.snapshot is None and _in_files(aims, system_id):
        return UsageError(
            f"{system_id} is in the register, but its row stands in quarantine and does not count.\n"
            "  aims check says what is wrong with it; correct it there."
        )
    return unknown("system", system_id, [row["system_id"] for row in aims.table("systems")])


def _in_files(aims: Aims, system_id: str) -> bool:
    """Does a row have this key, also one whose other cells can't be told apart?"""
    from .amend.files import Files  # it reads files, which no figure needs

    files = Files.now(aims.workspace)
    try:
        keys = files.keys("systems") if files.sheet("systems") else []
    except IntakeError:
        return False  # the file is refused as a whole, which was told when the AIMS was opened
    return system_id.strip() in {key.parts[0] for key in keys if key.parts[0]}
