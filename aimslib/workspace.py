"""A workspace: the folder that holds an organisation's data/, params/ and reports/.

The library carries its own notebooks and params; a workspace's own copy of one wins.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from .errors import UsageError

PACKAGE = Path(__file__).resolve().parent


@dataclass(frozen=True)
class Workspace:
    """The folders of one organisation. `root` need not exist yet (see `aims init`)."""

    root: Path

    @classmethod
    def at(cls, folder: str | Path) -> Workspace:
        """The workspace in a folder; for `.`, the nearest folder above that has data/.

        A notebook runs in notebooks/, a command in the root; both find the same workspace. A folder that is named is
        meant: a misspelt name must not find somebody else's registers further up.
        Raises UsageError where there is none.
        """
        start = Path(folder).resolve()
        if not start.is_dir():
            raise UsageError(f"There is no folder {folder}.")
        for candidate in (start, *start.parents) if Path(folder) == Path(".") else (start,):
            if (candidate / "data").is_dir():
                return cls(candidate)
        raise UsageError(f"{start} is no workspace: it has no data/ folder.\n  Make one with: aims init {folder}")

    @property
    def data(self) -> Path:
        return self.root / "data"

    @property
    def params(self) -> Path:
        return self.root / "params"

    @property
    def reports(self) -> Path:
        return self.root / "reports"

    @property
    def state(self) -> Path:
        return self.root / ".aims"

    def file(self, kind: str, name: str) -> Path | None:
        """`notebooks/NAME` or `params/NAME`: the workspace's own, else the library's, else None."""
        for folder in (self.root / kind, PACKAGE / kind, PACKAGE.parent / kind):
            if (folder / name).is_file():
                return folder / name
        return None

    def relative(self, path: Path) -> str:
        """A path as messages show it: from the workspace's root where it lies inside, with forward slashes."""
        path = Path(path)
        return path.relative_to(self.root).as_posix() if path.is_relative_to(self.root) else path.as_posix()
