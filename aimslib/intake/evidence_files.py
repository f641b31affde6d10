"""Evidence files: is what a row of evidence points to still there, and still what was accepted?

Only files inside data/evidence/ are opened. An address, a path that leads out of that folder (also by a link) and a
row without sha256 are `not_checked`.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import tempfile
from pathlib import Path, PurePosixPath

from ..workspace import Workspace

PRESENT, MISSING, MISMATCH, NOT_CHECKED = "present", "missing", "mismatch", "not_checked"
# A scheme such as https: or mailto:, or a drive letter.
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_SHA256 = re.compile(r"[0-9a-f]{64}", re.IGNORECASE)
_SETTLED_NS = 2_000_000_000


def hashes(workspace: Workspace) -> dict[str, str]:
    """Hash of each file below data/evidence/, by its path there with forward slashes.

    A file is hashed again unless its size, times and identity are those of an earlier run, and it had been left alone
    for two seconds by then (a file system's clock is too coarse to tell apart two writes in one tick).
    """
    root = workspace.data / "evidence"
    if not root.is_dir():
        return {}
    cache_file = workspace.state / "checks" / "evidence-files.json"
    cache = _known(cache_file)
    cached_at = cache_file.stat().st_mtime_ns if cache else 0
    found, entries = {}, {}
    for path in _walk(root):
        name = path.relative_to(root).as_posix()
        status = path.stat()
        mark = [status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino]
        known = cache.get(name)
        settled = max(status.st_mtime_ns, status.st_ctime_ns) < cached_at - _SETTLED_NS
        found[name] = known[1] if known and known[0] == mark and settled else _hash_file(path)
        entries[name] = [mark, found[name]]
    if entries != cache or any(max(mark[1:3]) >= cached_at - _SETTLED_NS for mark, _ in entries.values()):
        _save(cache_file, entries)
    return found


def _known(cache_file: Path) -> dict:
    """What an earlier run remembered; nothing where its file is gone or damaged."""
    try:
        return json.loads(cache_file.read_text("utf-8"))
    except (FileNotFoundError, ValueError):
        return {}


def _walk(root: Path):
    for folder, folders, names in os.walk(root):
        folders.sort()
        for name in sorted(names):
            path = Path(folder) / name
            # A link to a file of this folder leads to a path that is found anyway; any other must not be opened.
            if path.is_file() and not path.is_symlink():
                yield path


def _hash_file(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _save(path: Path, entries: dict) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile("w", dir=path.parent, suffix=".tmp", delete=False, encoding="utf-8") as file:
        json.dump(entries, file)
    os.replace(file.name, path)


def place(workspace: Workspace, location: str | None) -> str | None:
    """The path below data/evidence/ that a location names, or None for an address or a path that leads elsewhere."""
    if not location or _ADDRESS.match(location):
        return None
    relative = PurePosixPath(location.replace("\\", "/").removeprefix("data/evidence/"))
    root = (workspace.data / "evidence").resolve()
    target = (root / relative).resolve()
    return target.relative_to(root).as_posix() if target.is_relative_to(root) and target != root else None


def status(workspace: Workspace, found: dict[str, str], location: str | None, sha256: str | None) -> str:
    """The file_status of a row of evidence; found: `hashes`."""
    where = place(workspace, location)
    if where is None or not sha256:
        return NOT_CHECKED
    if where not in found:
        return MISSING
    return PRESENT if found[where] == sha256.lower() else MISMATCH


def oddity(workspace: Workspace, location: str | None, sha256: str | None) -> tuple[str, str] | None:
    """The column and the note for a row whose file can't be checked as its author will have meant it."""
    if sha256 and not _SHA256.fullmatch(sha256):
        return "sha256", "is no SHA-256 hash (64 characters of 0-9 and a-f)."
    if sha256 and location and not _ADDRESS.match(location) and place(workspace, location) is None:
        return "location", "leads out of data/evidence/; the file was not opened."
    return None
