"""Reading the 2024 US federal AI use case inventory in either of its two published header styles.

The same table was published with the questions of the form as headers (cp1252) and with the short codes of its data
dictionary (UTF-8). Columns are found by name, so their order doesn't matter; a file with other headers is refused.
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from pathlib import Path

from ..errors import IntakeError, UsageError

# What we read -> its header as a code and as a question. The other fifty columns have no place in our tables.
HEADERS = {
    "name": ("2_use_case_name", "Use Case Name"),
    "agency": ("3_agency", "Agency"),
    "abbreviation": ("3_abr", "Agency Abbreviation"),
    "bureau": ("4_bureau", "Bureau"),
    "purpose": ("11_purpose_benefits", "What is the intended purpose and expected benefits of the AI?"),
    "stage": ("16_dev_stage", "Stage of Development"),
    "impact": ("17_impact_type", "Is the AI use case rights-impacting, safety-impacting, both, or neither?"),
    "implemented": ("20_date_implemented", "Date Implemented"),
    "retired": ("21_date_retired", "Date Retired"),
    "personal_data": (
        "29_contains_pii",
        "Does this AI use case involve personally identifiable information (PII) that is maintained by the agency?",
    ),
    "assessment": (
        "52_impact_assessment",
        "Has an AI impact assessment been conducted for this AI use case?",
    ),
}
STYLES = ("codes", "questions")


@dataclass(frozen=True)
class UseCase:
    """A row of the inventory as it stands. row: its number in a spreadsheet, where the header is row 1."""

    row: int
    name: str
    agency: str
    abbreviation: str
    bureau: str
    purpose: str
    stage: str
    impact: str
    implemented: str
    retired: str
    personal_data: str
    assessment: str


@dataclass(frozen=True)
class Inventory:
    """The use cases of a file, with the header style and encoding it was read in."""

    use_cases: list[UseCase]
    style: str
    encoding: str


def read(file: Path) -> Inventory:
    """Read an inventory.

    Raises UsageError where there is no such file; IntakeError where it can't be trusted as a whole: another header,
    a header twice, a row of another length, or neither UTF-8 nor cp1252.
    """
    if not file.is_file():
        raise UsageError(f"There is no file {file}.\n  Name the inventory's CSV file.")
    text, encoding = _decode(file)
    try:
        header, *rows = list(csv.reader(io.StringIO(text, newline=""))) or [[]]
    except csv.Error as error:
        raise IntakeError(f"{file.name} is no CSV file: {error}.\n  Export it as CSV again.") from error
    style, places = _places(file.name, header)
    use_cases = []
    for number, row in enumerate(rows, start=2):
        if not any(cell.strip() for cell in row):
            continue  # spreadsheets leave blank lines at the end
        if len(row) != len(header):
            raise IntakeError(
                f"{file.name} row {number} has {len(row)} cells, the header has {len(header)}. Nothing was imported.\n"
                "  A cell with a comma or a line break needs quotes around it; export the file as CSV again."
            )
        use_cases.append(UseCase(number, **{field: row[place] for field, place in places.items()}))
    return Inventory(use_cases, style, encoding)


def _decode(file: Path) -> tuple[str, str]:
    content = file.read_bytes()
    for encoding, label in (("utf-8-sig", "UTF-8"), ("cp1252", "cp1252")):
        try:
            return content.decode(encoding), label
        except UnicodeDecodeError:
            continue
    raise IntakeError(f"{file.name} is neither UTF-8 nor cp1252 text.\n  Export it as CSV in UTF-8.")


def _places(file: str, header: list[str]) -> tuple[str, dict[str, int]]:
    """The header style of a file, and in which cell each column that we read stands."""
    names = [_folded(name) for name in header]
    style = max(STYLES, key=lambda style: sum(_folded(name) in names for name in _expected(style)))
    missing = [name for name in _expected(style) if _folded(name) not in names]
    if missing:
        raise IntakeError(
            f"{file} is not the 2024 US federal AI use case inventory: of its header, {_quoted(missing)} "
            f"{'is' if len(missing) == 1 else 'are'} missing. Nothing was imported.\n"
            f"  Expected the questions of the form as headers ({_quoted(_expected('questions')[:3])}, ...)\n"
            f"  or the codes of its data dictionary ({_quoted(_expected('codes')[:3])}, ...)."
        )
    twice = [name for name in _expected(style) if names.count(_folded(name)) > 1]
    if twice:
        raise IntakeError(
            f"{file}: the header has {_quoted(twice)} more than once, so it is unclear which column counts.\n"
            "  Remove the column that is not the inventory's own."
        )
    return style, {field: names.index(_folded(name)) for field, name in zip(HEADERS, _expected(style), strict=True)}


def _expected(style: str) -> list[str]:
    return [names[STYLES.index(style)] for names in HEADERS.values()]


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()


def _quoted(names: list[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)
