"""manifest.json: what a report was made from and what came out, so that it can be made again and compared.

It holds hashes, parameters and versions, and no clock: the same inputs give the same manifest.
"""

from __future__ import annotations

import hashlib
import json
import platform
from importlib.metadata import version
from pathlib import Path

LIBRARIES = ("duckdb", "plotly", "nbconvert", "papermill", "xlsxwriter", "playwright")


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def versions(chromium: str | None) -> dict[str, str | None]:
    """Versions of everything that shapes the output; chromium is null where no PDF was made."""
    return {"python": platform.python_version(), **{name: version(name) for name in LIBRARIES}, "chromium": chromium}


def outputs(folder: Path) -> dict[str, dict]:
    """Name -> hash and size of every file of a report's folder."""
    return {path.name: {"sha256": sha256(path), "bytes": path.stat().st_size} for path in sorted(folder.iterdir())}


def files(paths: dict[str, Path]) -> dict[str, str]:
    """Name -> hash of other files that a report rests on."""
    return {name: sha256(path) for name, path in paths.items()}


def write(made: Path, content: dict) -> None:
    text = json.dumps(content, indent=2, sort_keys=True, ensure_ascii=False, default=str)
    made.write_text(text + "\n", encoding="utf-8")
