"""What an import did, assumed and could not map: short on the terminal, complete in a file.

Lists are capped on the terminal only, always with the number left out; the file has every row.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from ..init import write_file
from ..workspace import Workspace

CAP = 5


@dataclass(frozen=True)
class Listed:
    """A value, or whatever a point lists, and the rows of the source that have it (the header is row 1)."""

    what: str
    rows: tuple[int, ...] = ()

    def line(self, cap: int | None) -> str:
        if not self.rows:
            return self.what
        shown = self.rows if cap is None else self.rows[:cap]
        more = len(self.rows) - len(shown)
        where = ", ".join(str(row) for row in shown) + (f" and {more:,} more" if more else "")
        return f"{self.what}: {len(self.rows):,} ({'row' if len(self.rows) == 1 else 'rows'} {where})"


@dataclass(frozen=True)
class Point:
    """One sentence of the report, and what it counted."""

    text: str
    listed: tuple[Listed, ...] = ()

    def lines(self, cap: int | None) -> list[str]:
        shown = self.listed if cap is None else self.listed[:cap]
        more = len(self.listed) - len(shown)
        lines = [f"- {self.text}", *(f"    {item.line(cap)}" for item in shown)]
        return lines + ([f"    ... and {more:,} more"] if more else [])


@dataclass
class ImportReport:
    """The account of one import.

    kind: the importer's name. title: what was imported. sections: heading -> points, in the order they are printed.
    path: the file with the complete report, once `save` has written it, as messages show it.
    """

    kind: str
    title: str
    sections: dict[str, list[Point]] = field(default_factory=dict)
    path: str = ""

    def add(self, section: str, text: str, listed: list[Listed] | tuple[Listed, ...] = ()) -> None:
        self.sections.setdefault(section, []).append(Point(text, tuple(listed)))

    def text(self, cap: int | None = CAP) -> str:
        """The report as lines of text; lists show `cap` entries, all of them with None."""
        lines = [self.title]
        for section, points in self.sections.items():
            lines += ["", section, *(line for point in points for line in point.lines(cap))]
        if cap is not None and self.path:
            lines += ["", f"Every list in full: {self.path}"]
        return "\n".join(lines) + "\n"

    def save(self, workspace: Workspace) -> Path:
        """Write the complete report to reports/import/<kind>.txt."""
        path = write_file(workspace.reports / "import" / f"{self.kind}.txt", self.text(cap=None).encode())
        self.path = workspace.relative(path)
        return path
