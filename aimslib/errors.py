"""Errors are part of the product: what is wrong, where, and what to do, in a few plain lines.

Every error a user can cause is an `AimsError`; the command line prints its text and exits with its `exit_code`.
Anything else is a fault of ours and exits with 3.
"""

from __future__ import annotations

MOST_NAMES = 100  # that a message lists: a register can hold thousands of systems


class AimsError(Exception):
    """A mistake in the data, the parameters or the call; its text says what to do about it."""

    exit_code = 1


class UsageError(AimsError):
    """The call itself is wrong: an unknown name, parameter or option value."""

    exit_code = 2


class IntakeError(AimsError):
    """A file can't be trusted as a whole and was refused."""


class NoStateError(AimsError):
    """There is nothing to compute from: no state yet, or the files are refused and there is no earlier state."""


class HistoryError(AimsError):
    """The history is not as it was written; its text names what differs and what to do."""


def unknown(kind: str, name: str, known) -> UsageError:
    """The error for a misspelt name: says which names there are and which is nearest."""
    import difflib

    name, known = str(name), sorted(known)
    near = difflib.get_close_matches(name, known, n=1)
    hint = f" Did you mean {near[0]}?" if near else ""
    more = f", and {len(known) - MOST_NAMES:,} more" if len(known) > MOST_NAMES else ""
    return UsageError(f"Unknown {kind} {name!r}.{hint}\n  Known: {', '.join(known[:MOST_NAMES])}{more}")
