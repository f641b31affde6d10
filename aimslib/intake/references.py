"""Reference tables: the library's CSV files, or where a workspace has one, its params/reference/<name>.csv.

An override has the columns of the file it replaces, and its identifiers exist; otherwise it is refused like any file
that can't be trusted.
"""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass

from ..tables import AI_ROLES, DIMENSIONS, DOCUMENT_KINDS, RECORD_KINDS, TIERS
from .identifiers import Catalogue
from .read import read_csv
from .results import FileResult
from .sheet import RefusedFile
from .sources import SourceFile, Sources

# Columns that are numbers in the state; all others are text.
NUMBERS = {
    ("evidence_validity", "valid_days"): int,
    ("tier_bands", "min_score"): int,
    ("tier_bands", "min_severity"): int,
    ("maturity_ladder", "level"): int,
    ("maturity_ladder", "threshold"): float,
}
WHOLE = ("clauses", "annex_a_controls", "iso27001_2022", "evidence_validity")
KEYS = {
    "clauses": "clause",
    "annex_a_controls": "control",
    "iso27001_2022": "id",
    "nist_ai_rmf": "id",
    "findings": "rule",
    "evidence_validity": "kind",
    "tier_bands": "tier",
    "risk_library": "category",
}
# Words that the measures know: an override may use those of the library's file in the same column, and no others.
WORDS = {
    "annex_a_controls": (
        "pdca",
        "scope",
        "from_stage",
        "at_retirement",
        "min_tier",
        "applies_to_role",
        "third_party_only",
        "shareable",
        "renew_on_change",
        "needs_record",
    ),
    "clauses": ("pdca", "certification_stage", "needs_record"),
    "findings": ("rule", "severity"),
    "maturity_ladder": ("criterion",),
    "overlap_27001": ("relationship", "reuse"),
    "readiness_checks": ("stage", "check", "blocking"),
    "risk_library": ("axis",),
}


@dataclass(frozen=True)
class Reference:
    """A reference table as it applies: its columns, its rows (text, NULL for blank) and the file it is from."""

    name: str
    header: tuple[str, ...]
    rows: list[dict]
    row_numbers: list[int]
    file: SourceFile
    overrides: bool


@dataclass(frozen=True)
class References:
    """All reference tables by name, the catalogue of identifiers in them, and the overrides that were refused."""

    tables: dict[str, Reference]
    refused: tuple[FileResult, ...]

    @property
    def catalogue(self) -> Catalogue:
        return Catalogue.of({name: table.rows for name, table in self.tables.items()})

    @property
    def overrides(self) -> list[Reference]:
        return [table for table in self.tables.values() if table.overrides]


def read_references(sources: Sources) -> References:
    """The reference tables in force. A refused override leaves the shipped table in its place, for the checks only."""
    found = {file.stem: _read(file, False) for file in sources.shipped}
    shipped, refused = dict(found), []
    for file in sources.overrides:
        try:
            found[file.stem] = _override(file, shipped)
        except RefusedFile as error:
            refused.append(FileResult(file.stem, file.name, refused=error.text(file.name)))
    for table in [table for table in found.values() if table.overrides]:
        try:
            _check(table, found, shipped[table.name])
        except RefusedFile as error:
            refused.append(FileResult(table.name, table.file.name, refused=error.text(table.file.name)))
            found[table.name] = shipped[table.name]
    return References(found, tuple(refused))


def _read(file: SourceFile, overrides: bool) -> Reference:
    sheet = read_csv(file.content)
    if sheet.ragged:
        row = sheet.ragged[0]
        raise RefusedFile(
            f"{len(row.cells)} cells, but the header has {len(sheet.header)}.", "Quote cells with commas.", row.number
        )
    rows = [dict(zip(sheet.header, (cell.strip() or None for cell in row.cells), strict=True)) for row in sheet.rows]
    return Reference(file.stem, sheet.header, rows, [row.number for row in sheet.rows], file, overrides)


def _override(file: SourceFile, shipped: dict[str, Reference]) -> Reference:
    if file.stem not in shipped or file.suffix != ".csv":
        near = difflib.get_close_matches(file.stem.lower(), sorted(shipped), n=1)
        hint = f" Did you mean {near[0]}.csv?" if near else ""
        raise RefusedFile(f"it overrides no reference table.{hint}", f"There are: {', '.join(sorted(shipped))} (.csv).")
    table = _read(file, True)
    original = shipped[file.stem].header
    if set(table.header) != set(original):
        gone = [name for name in original if name not in table.header]
        new = [name for name in table.header if name not in original]
        parts = [f"{what}: {', '.join(names)}" for what, names in (("missing", gone), ("unknown", new)) if names]
        raise RefusedFile(
            f"its columns differ from the library's ({'; '.join(parts)}).", f"Use: {', '.join(original)}.", 1
        )
    # In the library's order, so that the state's columns never depend on a workspace.
    return Reference(table.name, original, table.rows, table.row_numbers, file, True)


def _targets(found: dict[str, Reference], original: Reference) -> dict[tuple[str, str], tuple[set[str], str]]:
    """For each column that names something or has a vocabulary: the values it may have, and what they are."""
    catalogue = Catalogue.of({name: table.rows for name, table in found.items()})
    ours = (set(catalogue.iso42001), "a clause or control of 42001")
    rmf = ({row["id"] for row in found["nist_ai_rmf"].rows}, "an id of nist_ai_rmf")
    areas = {row["area"] for name in ("clauses", "annex_a_controls") for row in found[name].rows}
    words = {}
    for column in WORDS.get(original.name, ()):
        known = {item for row in original.rows for item in (row[column] or "").split(";") if item}
        words[original.name, column] = (known, f"one of: {', '.join(sorted(known))}")
    return words | {
        ("overlap_27001", "iso42001"): ours,
        ("overlap_27001", "iso27001"): (set(catalogue.iso27001), "a clause or control of 27001"),
        ("nist_ai_rmf_map", "iso42001"): ours,
        ("nist_ai_rmf_map", "ai_rmf"): rmf,
        ("eu_ai_act_map", "iso42001"): ours,
        ("findings", "requirement"): ours,
        ("readiness_checks", "requirement"): ours,
        ("risk_library", "typical_controls"): (set(catalogue.controls), "an Annex A control"),
        ("evidence_validity", "kind"): (set(DOCUMENT_KINDS + RECORD_KINDS), "a kind of evidence"),
        ("tier_bands", "tier"): (set(TIERS), "a tier"),
        ("impact_suggestions", "personal_data"): ({"yes"}, "yes or empty"),
        ("impact_suggestions", "role"): (set(AI_ROLES), f"one of: {', '.join(AI_ROLES)}"),
        ("impact_suggestions", "dimension"): (set(DIMENSIONS), f"one of: {', '.join(DIMENSIONS)}"),
        ("impact_suggestions", "category"): (
            {row["category"] for row in found["risk_library"].rows},
            "a category of risk_library",
        ),
        ("maturity_ladder", "area"): (areas, "an area of 42001"),
    }


def _check(table: Reference, found: dict[str, Reference], original: Reference) -> None:
    targets = _targets(found, original)
    key, seen = KEYS.get(table.name), {}
    for row, number in zip(table.rows, table.row_numbers, strict=True):
        if key and row[key] is None:
            raise RefusedFile(f"column {key}: the cell is empty.", "Fill it in, or remove the row.", number)
        if key and row[key] in seen:
            raise RefusedFile(f'column {key}: "{row[key]}" also names row {seen[row[key]]}.', "Keep one row.", number)
        seen[row.get(key)] = number
        for column, value in row.items():
            if value is None and column in _filled(original, row):
                raise RefusedFile(f"column {column}: the cell is empty.", "Fill it in.", number)
            _check_cell(column, value, number, targets.get((table.name, column)), NUMBERS.get((table.name, column)))
    _complete(table, original)


def _filled(original: Reference, like: dict) -> set[str]:
    """The columns that are filled in every row of the library's file, among controls in every one of the same scope: a
    blank there would let cells or criteria vanish."""
    rows = [row for row in original.rows if row.get("scope") == like.get("scope")] or original.rows
    return {column for column in original.header if all(row[column] is not None for row in rows)}


def _complete(table: Reference, original: Reference) -> None:
    """Controls, clauses, kinds of evidence, dimensions and the steps of the ladder can be overridden, but not left
    out."""
    key = KEYS.get(table.name)
    if table.name in WHOLE:
        gone = {row[key] for row in original.rows} - {row[key] for row in table.rows}
        if gone:
            raise RefusedFile(f"{', '.join(sorted(gone))} is missing.", f"Keep every {key} of the library's file.")
    if table.name == "impact_suggestions":
        general = {row["dimension"] for row in table.rows if not (row["words"] or row["personal_data"] or row["role"])}
        if gone := [name for name in DIMENSIONS if name not in general]:
            raise RefusedFile(
                f"it suggests nothing for {', '.join(gone)} where no words are found.",
                "Keep a row without words, personal_data and role for each dimension.",
            )
    if table.name == "maturity_ladder":
        levels = {row["level"] for row in table.rows}
        if not levels or levels != {str(level) for level in range(1, len(levels) + 1)}:
            raise RefusedFile("its levels are not 1, 2, 3 and so on.", "Number the levels from 1 without a gap.")


def _check_cell(column: str, value: str | None, row: int, target: tuple | None, kind: type | None) -> None:
    if target is not None:
        known, what = target
        for item in (value or "").split(";"):
            if item.strip() and item.strip() not in known:
                raise RefusedFile(f'column {column}: "{item.strip()}" is not {what}.', "Correct it.", row)
    if kind and not _is_number(value, kind):
        raise RefusedFile(f'column {column}: "{value or ""}" is not a number.', "Write a number.", row)


def _is_number(text: str | None, kind: type) -> bool:
    pattern = r"-?\d{1,9}" if kind is int else r"-?\d{1,9}(\.\d{1,9})?"
    return re.fullmatch(pattern, text or "", re.ASCII) is not None
