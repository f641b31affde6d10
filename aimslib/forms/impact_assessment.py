"""The form for an AI system impact assessment: from an open draft to its approval."""

from __future__ import annotations

from .. import amend
from ..aims import Aims
from ..errors import UsageError


def impact_assessment(aims: Aims, system: str = ""):
    """The form as a widget: choose a system that has an open draft or is due, fill, save, approve.

    system: the id of the one to open; empty: the form asks. What the form foretells is computed for the day of `aims`,
    which can be changed in the form. Nothing is written before Save or Approve is pressed.

    Raises UsageError for an AIMS without files to write into: one that was made from a snapshot or from a state alone.
    """
    if aims.workspace is None or aims.snapshot is not None:
        raise UsageError(
            'A form writes into a workspace\'s files.\n  Open the AIMS with aimslib.open(...) and snapshot="none".'
        )
    from ._form import Form  # widgets take time to import

    amend.prepare()  # the checks of a save take seconds to start; they do while somebody types
    return Form(aims, system)
