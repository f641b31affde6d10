"""A new workspace that is ready on day one: every table with its headers, every control listed as undecided.

An empty folder says nothing about what to do next. This one holds the 38 controls and 32 clauses that need a decision
and an owner, and the risks of the risk library as candidates to rate or strike out.
"""

from __future__ import annotations

import csv
import os
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path

from .errors import UsageError
from .tables import BY_NAME, TABLES
from .workspace import PACKAGE

# How the sample organisation's own files are read; says nothing about anybody else's.
SAMPLE_ONLY = ("intake.yaml",)

README = """# AI management system: the registers

One file a table in `data/`; a column that is not listed as required may stay empty. Dates are written 2026-06-30,
lists in a cell are separated by `;`.

| file | what it holds | required columns |
|---|---|---|
{files}

`data/evidence/` holds evidence files that `evidence.csv` points to; `params/` what each report is about;
`notebooks/` the pages to explore with.

## To the first report

1. `data/systems.csv`: a row for each AI system; leave what you don't know empty.
2. `data/controls.csv`: an owner for each line; decide `applicable` and say why.
3. `aims load` checks the files, says what is wrong and in which row, and builds the figures.
4. `aims status` shows where you are, on one screen.
5. `aims report board` makes the board report in `reports/`.

`data/risks.csv` starts with candidates from the risk library: rate each one, or delete its row.
"""


def initialise(folder: Path, today: date) -> list[Path]:
    """Make a CSV workspace in a folder, which may exist, and return the files written.

    Written are data/<table>.csv for every table, a README.md, and copies of the library's params and notebooks; a
    README, params file or notebook that is already there stays as it is. `today` is the day on which the candidate
    risks count as identified.

    Raises UsageError where data/ already holds tables: nothing is ever overwritten.
    """
    folder = Path(folder)
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder} is a file, not a folder.\n  Name a new folder, or an existing one.")
    if existing := tables_in(folder / "data"):
        names = ", ".join(path.name for path in existing)
        raise UsageError(
            f"{folder / 'data'} already holds tables: {names}. Nothing was changed.\n"
            "  Name another folder, or move these files away."
        )
    written = _copy_library(folder)
    files = "\n".join(
        f"| {table.name}.csv | {table.meaning} | {', '.join(c.name for c in table.columns if c.required)} |"
        for table in TABLES
    )
    if not (folder / "README.md").exists():
        written.append(write_file(folder / "README.md", README.format(files=files).encode()))
    (folder / "data" / "evidence").mkdir(parents=True, exist_ok=True)
    rows = {"controls": _undecided(), "risks": _candidates(today)}
    for table in TABLES:
        columns = [column.name for column in table.columns]
        written.append(write_table(folder / "data" / f"{table.name}.csv", columns, rows.get(table.name, ())))
    return written


def tables_in(data: Path) -> list[Path]:
    """The files in a data folder that hold input tables, in any format a workspace may use."""
    if not data.is_dir():
        return []
    return sorted(
        path
        for path in data.iterdir()
        if path.name == "aims.xlsx" or (path.stem in BY_NAME and path.suffix in (".csv", ".parquet"))
    )


def write_table(path: Path, columns: Sequence[str], rows: Iterable[Mapping[str, str]]) -> Path:
    """Write a table as UTF-8 CSV with LF line ends; a column that a row doesn't have is empty."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.part")
    with beside.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    os.replace(beside, path)
    return path


def write_file(path: Path, content: bytes) -> Path:
    """Write a whole file or nothing: beside its final name, then renamed."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.part")
    beside.write_bytes(content)
    os.replace(beside, path)
    return path


def _copy_library(folder: Path) -> list[Path]:
    """Copy the library's params and notebooks that the folder doesn't have yet."""
    written = []
    for kind, patterns in (("params", ("*.yaml", "scenarios/*.yaml")), ("notebooks", ("*.ipynb",))):
        # In a wheel they lie in the package, in a checkout beside it.
        library = next((path for path in (PACKAGE / kind, PACKAGE.parent / kind) if path.is_dir()), None)
        if library is None:
            continue
        for source in sorted(path for pattern in patterns for path in library.glob(pattern)):
            target = folder / kind / source.relative_to(library)
            if source.name not in SAMPLE_ONLY and not target.exists():
                written.append(write_file(target, _undated(source) if kind == "params" else source.read_bytes()))
    return written


def _undated(params: Path) -> bytes:
    """A params file without its as_of: that is the sample organisation's date, a new workspace reports on today."""
    return re.sub(rb"^as_of:.*\n?", b"", params.read_bytes(), flags=re.MULTILINE)


def _reference(name: str) -> list[dict[str, str]]:
    with (PACKAGE / "reference" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _undecided() -> list[dict[str, str]]:
    """Every control and clause, without a decision or an owner."""
    controls = [{"control": row["control"]} for row in _reference("annex_a_controls")]
    return controls + [{"control": row["clause"]} for row in _reference("clauses")]


def _candidates(today: date) -> list[dict[str, str]]:
    """The risks of the risk library as open and not rated yet."""
    return [
        {
            "risk_id": f"RISK-{number:03}",
            "axis": row["axis"],
            "category": row["category"],
            "description": row["risk"],
            "controls": row["typical_controls"],
            "status": "open",
            "identified_on": today.isoformat(),
        }
        for number, row in enumerate(_reference("risk_library"), start=1)
    ]
