"""One at a time: a file that a process holds while it writes what others would write too.

The operating system lets go of the lock when its holder ends, however it ends; there is nothing to clean up by hand.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None


@contextmanager
def exclusive(path: Path, tell: Callable[[str], None]) -> Iterator[None]:
    """Hold the lock file `path` for the length of the block; wait, and say for which process, while another holds it.

    The file stays afterwards, empty: taking it away would let two waiting processes lock two files of one name. Where
    the system has no such locks (Windows), that is said and nothing is locked.
    """
    if fcntl is None:
        tell("This system has no file locks: do not start a second run before this one ends.")
        yield
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a+", encoding="utf-8") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            tell(f"Waiting for {_holder(path)} to finish.")
            fcntl.flock(file, fcntl.LOCK_EX)
        file.truncate(0)
        file.write(f"{os.getpid()}\n")
        file.flush()
        try:
            yield
        finally:
            file.truncate(0)


def _holder(path: Path) -> str:
    """Who holds the lock, as far as its file says: the holder may not have written its number yet."""
    number = path.read_text(encoding="utf-8").strip()
    return f"process {number}" if number else "another process"
