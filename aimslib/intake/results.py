"""What intake says about the files: counts, problems and notes, in a form that is printed, saved and read back."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path

from ..errors import IntakeError
from .place import source

QUARANTINE_FILE = "reports/intake/quarantine.csv"


@dataclass(frozen=True)
class FileResult:
    """One file, or one sheet of a workbook. rows_read = rows_loaded + rows_quarantined; refused: why it can't be
    trusted at all, else None.

    table: the input table or reference table, empty for a file that is neither.
    """

    table: str
    file: str
    rows_read: int = 0
    rows_loaded: int = 0
    rows_quarantined: int = 0
    refused: str | None = None
    sheet: str = ""

    @property
    def where(self) -> str:
        return source(self.file, self.sheet)

    def line(self) -> str:
        if self.refused:
            return f"{self.where}: refused"
        return f"{self.where}: {self.rows_read} read = {self.rows_loaded} loaded + {self.rows_quarantined} quarantined"


@dataclass(frozen=True)
class Problem:
    """Why a row is in quarantine. row_number is the row as a spreadsheet shows it, the header being row 1.

    message: the sentence with file, row and column (or sheet and cell) and rule; remedy: what to do; outcome: where the
    row is now.
    """

    file: str
    sheet: str
    row_number: int
    column: str
    value: str
    rule: str
    remedy: str
    message: str
    outcome: str = ""

    def text(self) -> str:
        return "\n  ".join(line for line in (self.message, *self.remedy.splitlines(), self.outcome) if line)


@dataclass(frozen=True)
class Note:
    """A value that loads but that somebody should look at: a future date, a look-alike id. place: where it stands."""

    file: str
    row_number: int
    column: str
    value: str
    note: str
    sheet: str = ""
    place: str = ""

    def text(self) -> str:
        return f'{self.place}: "{self.value}" {self.note}'


@dataclass(frozen=True)
class Result:
    """What a check found. validated: the tables whose checks ran now rather than being known from an earlier run."""

    files: tuple[FileResult, ...] = ()
    problems: tuple[Problem, ...] = ()
    notes: tuple[Note, ...] = ()
    validated: tuple[str, ...] = ()

    @property
    def refused(self) -> tuple[FileResult, ...]:
        return tuple(file for file in self.files if file.refused)

    @property
    def clean(self) -> bool:
        """Nothing refused and nothing quarantined."""
        return not self.refused and not self.problems

    def refusals(self) -> str:
        return "\n".join(file.refused for file in self.refused)

    def lines(self) -> list[str]:
        """A line a file or sheet, and what became of them all where one was refused."""
        lines = [file.line() for file in self.files]
        if self.refused:
            lines.append(f"Nothing was loaded, because of {', '.join(file.where for file in self.refused)}.")
        return lines

    def to_json(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False, indent=1, sort_keys=True) + "\n"

    @classmethod
    def from_json(cls, text: str) -> Result:
        """The result of an earlier run; nothing was validated now."""
        data = json.loads(text)
        return cls(
            tuple(FileResult(**row) for row in data["files"]),
            tuple(Problem(**row) for row in data["problems"]),
            tuple(Note(**row) for row in data["notes"]),
        )


@dataclass(frozen=True)
class Loaded:
    """A state to compute from: its file, what was found when it was built, whether it was built now, and warnings."""

    path: Path
    result: Result
    built: bool
    warnings: list[str] = field(default_factory=list)


class RefusedError(IntakeError):
    """Files were refused, so nothing was loaded; `result` says what was found in all of them."""

    def __init__(self, text: str, result: Result):
        super().__init__(text)
        self.result = result
