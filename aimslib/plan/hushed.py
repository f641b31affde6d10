"""A solver written in C is kept from printing: standard output is for the plan, which programs read.

HiGHS is told to be silent and yet prints a line for its developers on some problems, past Python's sys.stdout.
"""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

OUT = 1  # the descriptor of the process


@contextmanager
def hushed() -> Iterator[None]:
    """While this lasts, nothing reaches standard output, from C as well as from Python."""
    _flush()
    kept, nowhere = os.dup(OUT), os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, OUT)
        yield
    finally:
        _flush()
        os.dup2(kept, OUT)
        os.close(kept)
        os.close(nowhere)


def _flush() -> None:
    """Writes what Python and C still hold back, so that it goes where it was meant to go."""
    sys.stdout.flush()
    if os.name == "posix":
        ctypes.CDLL(None).fflush(None)
