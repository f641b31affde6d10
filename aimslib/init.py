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

from .errors import UsageError, unknown
from .tables import BY_NAME, TABLES
from .workspace import PACKAGE

# How the sample organisation's own files are read; says nothing about anybody else's.
SAMPLE_ONLY = ("intake.yaml",)
WORKBOOK = "aims.xlsx"
# By format: where the tables are, and how one is called.
FORMS = {
    "csv": ("One file a table", "data/{}.csv"),
    "xlsx": (f"One sheet a table in `data/{WORKBOOK}`, whose sheet `how to` says how to fill it", "{}"),
}

README = """# AI management system: the registers

{place}; a column that is not listed as required may stay empty. Dates are written 2026-06-30, lists in a cell are
separated by `;`.

| table | what it holds | required columns |
|---|---|---|
{tables}

`data/evidence/` holds evidence files that the table evidence points to; `params/` what each report is about;
`params/reference/` the ladder and the other tables that decide, for reading and for deciding otherwise; `notebooks/`
the pages to explore with.

## To the first report

1. `{systems}`: a row for each AI system; leave what you don't know empty.
2. `{controls}`: an owner for each line; decide `applicable` and say why.
3. `aims load` checks the files, says what is wrong and in which row, and builds the figures.
4. `aims status` shows where you are, on one screen.
5. `aims report board` makes the board report in `reports/`.

`{risks}` starts with candidates from the risk library: rate each one, or delete its row.
"""


def initialise(folder: Path, today: date, form: str = "csv") -> list[Path]:
    """Make a workspace in a folder, which may exist, and return the files written.

    Written are every table with all its headers, as data/<table>.csv (form csv) or as the sheets of data/aims.xlsx
    (form xlsx), and what `furnish` writes. `today` is the day on which the candidate risks count as identified.

    Raises UsageError for an unknown form, and where data/ already holds tables: nothing is ever overwritten.
    """
    folder = Path(folder)
    written = furnish(folder, form)
    rows = {"controls": _undecided(), "risks": _candidates(today)}
    if form == "xlsx":
        return [*written, _write_workbook(folder / "data" / WORKBOOK, rows)]
    for table in TABLES:
        columns = [column.name for column in table.columns]
        written.append(write_table(folder / "data" / f"{table.name}.csv", columns, rows.get(table.name, ())))
    return written


def furnish(folder: Path, form: str = "csv") -> list[Path]:
    """Make a workspace without tables: a README.md, copies of the library's params, notebooks and reference tables.

    A file that is already there stays as it is. Returns the files written; raises UsageError as `initialise` does.
    """
    if form not in FORMS:
        raise unknown("format", form, FORMS)
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder} is a file, not a folder.\n  Name a new folder, or an existing one.")
    if existing := tables_in(folder / "data"):
        names = ", ".join(path.name for path in existing)
        raise UsageError(
            f"{folder / 'data'} already holds tables: {names}. Nothing was changed.\n"
            "  Name another folder, or move these files away."
        )
    written = [*_copy_library(folder), *_copy_reference(folder)]
    if not (folder / "README.md").exists():
        written.append(write_file(folder / "README.md", _readme(form).encode()))
    (folder / "data" / "evidence").mkdir(parents=True, exist_ok=True)
    return written


def tables_in(data: Path) -> list[Path]:
    """The files in a data folder that hold input tables, in any format a workspace may use."""
    if not data.is_dir():
        return []
    return sorted(
        path
        for path in data.iterdir()
        if path.name == WORKBOOK or (path.stem in BY_NAME and path.suffix in (".csv", ".parquet"))
    )


def write_table(path: Path, columns: Sequence[str], rows: Iterable[Mapping[str, str]], encoding: str = "utf-8") -> Path:
    """Write a table as CSV with LF line ends; a column that a row doesn't have is empty."""
    lines = (columns, *([row.get(column, "") for column in columns] for row in rows))
    return write_file(path, "".join(f"{','.join(map(_quoted, line))}\n" for line in lines).encode(encoding))


def _quoted(cell: str) -> str:
    # Not the csv module's writer: until Python 3.13 it leaves a lone carriage return unquoted, which can't be read.
    escaped = cell.replace('"', '""')
    return f'"{escaped}"' if any(character in cell for character in ',"\r\n') else cell


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
    for kind, patterns in (("params", ("*.yaml", "scenarios/README.md")), ("notebooks", ("*.ipynb",))):
        # In a wheel they lie in the package, in a checkout beside it.
        library = next((path for path in (PACKAGE / kind, PACKAGE.parent / kind) if path.is_dir()), None)
        if library is None:
            continue
        for source in sorted(path for pattern in patterns for path in library.glob(pattern)):
            target = folder / kind / source.relative_to(library)
            if source.name not in SAMPLE_ONLY and not target.exists():
                written.append(write_file(target, _undated(source) if kind == "params" else source.read_bytes()))
    return written


def _copy_reference(folder: Path) -> list[Path]:
    """Say in params/reference/ what the reference tables decide, with copies in a folder below that intake ignores."""
    library, own = PACKAGE / "reference", folder / "params" / "reference"
    copies = {own / "README.md": library / "README.md"}
    copies |= {own / "shipped" / source.name: source for source in sorted(library.glob("*.csv"))}
    return [write_file(path, source.read_bytes()) for path, source in copies.items() if not path.exists()]


def _readme(form: str) -> str:
    place, called = FORMS[form]
    tables = "\n".join(
        f"| {called.format(table.name)} | {table.meaning} | {', '.join(c.name for c in table.columns if c.required)} |"
        for table in TABLES
    )
    names = {name: called.format(name) for name in ("systems", "controls", "risks")}
    return README.format(place=place, tables=tables, **names)


def _write_workbook(path: Path, rows: Mapping[str, Sequence[Mapping[str, str]]]) -> Path:
    """Every table as a sheet with all its columns, and these rows."""
    from .intake.identifiers import Catalogue
    from .registers import Register
    from .workbook_layout import write

    sheets = []
    for table in TABLES:
        header = tuple(column.name for column in table.columns)
        cells = [tuple(row.get(name, "") for name in header) for row in rows.get(table.name, ())]
        sheets.append(Register(table, header, cells))
    names = ("clauses", "annex_a_controls", "iso27001_2022", "risk_library")
    return write(path, sheets, Catalogue.of({name: _reference(name) for name in names}))


def _undated(params: Path) -> bytes:
    """A params file without what only the sample organisation can say: its dates, its time zone, its risk appetite.

    A new workspace reports on today until it says otherwise.
    """
    return re.sub(
        rb"^(as_of|programme_start|timezone|appetite|scenarios):.*\n?", b"", params.read_bytes(), flags=re.MULTILINE
    )


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
