"""Which files a workspace's state is made of, their bytes and their hashes.

The name of a state is the hash of all of this, so that the same files give the same state and a changed byte another.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from .. import __version__, tables
from ..workspace import PACKAGE, Workspace
from . import evidence_files

# Suffixes of files that hold tables: one of these in data/ or params/reference/ is meant to be read.
TABULAR = (".csv", ".tsv", ".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".parquet")


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


@dataclass(frozen=True)
class SourceFile:
    """A file as it was when it was read, once: what is hashed is what is parsed."""

    path: Path
    name: str  # as messages show it, e.g. data/systems.csv
    content: bytes

    @cached_property
    def sha256(self) -> str:
        return digest(self.content)

    @property
    def stem(self) -> str:
        return self.path.stem

    @property
    def suffix(self) -> str:
        return self.path.suffix.lower()


@dataclass(frozen=True)
class Sources:
    """Everything a state depends on.

    data: tabular files of data/; overrides: those of params/reference/; shipped: the library's reference files;
    options: params/intake.yaml; evidence: hash of each file below data/evidence/ by its path there.
    """

    data: tuple[SourceFile, ...]
    overrides: tuple[SourceFile, ...]
    shipped: tuple[SourceFile, ...]
    options: SourceFile | None
    evidence: dict[str, str]

    @cached_property
    def references_hash(self) -> str:
        return _hash({file.name: file.sha256 for file in (*self.shipped, *self.overrides)})

    @property
    def options_hash(self) -> str:
        return self.options.sha256 if self.options else ""

    @cached_property
    def state_hash(self) -> str:
        return _hash(
            {
                "data": {file.name: file.sha256 for file in self.data},
                "references": self.references_hash,
                "options": self.options_hash,
                "evidence": self.evidence,
                "schema": schema_hash(),
                "code": code_hash(),
                "library": __version__,
            }
        )


def _hash(content) -> str:
    return digest(json.dumps(content, sort_keys=True).encode())


def collect(workspace: Workspace) -> Sources:
    """The files as they are now."""
    return Sources(
        data=_files(workspace, workspace.data),
        overrides=_files(workspace, workspace.params / "reference"),
        shipped=shipped(),
        options=_one(workspace, workspace.params / "intake.yaml"),
        evidence=evidence_files.hashes(workspace),
    )


def shipped() -> tuple[SourceFile, ...]:
    """The library's own reference files."""
    found = sorted((PACKAGE / "reference").glob("*.csv"))
    return tuple(SourceFile(path, f"aimslib/reference/{path.name}", path.read_bytes()) for path in found)


def _files(workspace: Workspace, folder: Path) -> tuple[SourceFile, ...]:
    if not folder.is_dir():
        return ()
    found = sorted(path for path in folder.iterdir() if _is_tabular(path))
    return tuple(SourceFile(path, workspace.relative(path), path.read_bytes()) for path in found)


def _is_tabular(path: Path) -> bool:
    # Hidden files and ~$ files are what editors and spreadsheets leave beside an open file.
    return path.suffix.lower() in TABULAR and not path.name.startswith((".", "~$")) and path.is_file()


def _one(workspace: Workspace, path: Path) -> SourceFile | None:
    return SourceFile(path, workspace.relative(path), path.read_bytes()) if path.is_file() else None


def schema_hash() -> str:
    """Hash of the specs: states of another schema can't be read by this library's SQL."""
    return digest(repr(tables.TABLES).encode())


def code_hash() -> str:
    """Hash of intake itself: a check that was corrected is run again."""
    return _hash({path.name: digest(path.read_bytes()) for path in sorted(Path(__file__).parent.glob("*.py"))})
