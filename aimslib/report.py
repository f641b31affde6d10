"""A report: params/NAME.yaml names a notebook; running it gives reports/<as_of>/NAME with everything a reader needs.

The folder is made beside its final place and swapped in at the end, so a run that fails leaves the last report as it
was. Nothing here knows the time: the same inputs give the same report.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import aimslib

from . import calendar_words, intake
from .errors import AimsError, UsageError, unknown
from .locking import exclusive
from .publish import execute, html, manifest, params_file, pdf, sheets, workbook
from .publish.params_file import ReportSpec
from .workspace import Workspace

SCOPE = ("area", "org_unit", "tier")  # parameters that narrow the figures, and so the sheets of tables.xlsx


@dataclass(frozen=True)
class Made:
    """A finished report. files: its outputs in the order a reader wants them; skipped: why there is no PDF, or None."""

    name: str
    folder: Path
    files: tuple[Path, ...]
    skipped: str | None = None


def names(workspace: Workspace) -> list[str]:
    """The reports that can be made here."""
    return params_file.names(workspace)


def make_report(
    workspace: Workspace,
    name: str,
    as_of: date | str | None = None,
    *,
    now: datetime | None = None,
    snapshot: str | None = None,
    parameters: dict | None = None,
    tell: Callable[[str], None] = lambda line: None,
) -> Made:
    """Make the report `name`.

    as_of (a date, its ISO text, `today`, `month_end` or `quarter_end`) comes before that of the parameters file, and
    that before today; `now` says when today is, in the file's timezone. snapshot (none, auto or a name) comes before
    that of the file. parameters: added to those of the file. tell: called with a line for each step that takes a
    while and for what was skipped.

    Raises UsageError for an unknown report, key or parameter (before a kernel starts), the library's own errors where
    a cell raised one, NotebookError for any other exception in a cell.
    """
    spec = params_file.read(workspace, name)
    on = _as_of(as_of, spec, now)
    wanted = snapshot or spec.snapshot
    declared = execute.declared(spec.notebook)
    given = {**spec.parameters, **(parameters or {})}
    _check(spec, given, wanted, declared)
    scope = {key: given[key] for key in SCOPE if given.get(key)}
    aims = aimslib.open(workspace, as_of=on, snapshot=wanted, programme_start=spec.programme_start, **scope)
    given |= {"as_of": on.isoformat(), **_of_the_report(spec, aims, declared)}
    lock = exclusive(workspace.state / f"report-{name}.lock", tell)
    with lock, _swapped_in(workspace.reports / on.isoformat(), name) as folder:
        skipped = _fill(folder, workspace, spec, on, given, aims, tell)
    final = workspace.reports / on.isoformat() / name
    return Made(name, final, tuple(sorted(final.iterdir(), key=_reading_order)), skipped)


def date_of(workspace: Workspace, name: str, as_of: date | str | None = None, now: datetime | None = None) -> date:
    """The date that `make_report` would make the report for. Raises UsageError as it does."""
    return _as_of(as_of, params_file.read(workspace, name), now)


def _check(spec: ReportSpec, given: dict, snapshot: str, declared: list[str]) -> None:
    """What a notebook does not declare would be ignored in silence."""
    for name in given:
        if name not in declared:
            raise UsageError(f"{spec.file}: {unknown('parameter', name, declared)}")
    if snapshot != "none" and "snapshot" not in declared:
        raise UsageError(
            f"{spec.file}: snapshot {snapshot} is asked for, but {spec.notebook.name} has no parameter snapshot.\n"
            '  Add snapshot = "none" to its cell of parameters and snapshot=snapshot to aimslib.open, or ask for none.'
        )


def _of_the_report(spec: ReportSpec, aims, declared: list[str]) -> dict:
    """The report's own keys that the notebook declares; the snapshot by its name, so that `auto` is decided once."""
    known = {
        "snapshot": aims.snapshot.name if aims.snapshot else "none",
        "programme_start": spec.programme_start and spec.programme_start.isoformat(),
        "appetite": spec.appetite,
        "plan": spec.plan,
        "scenarios": list(spec.scenarios) or None,
    }
    return {key: value for key, value in known.items() if key in declared and value is not None}


def _fill(folder: Path, workspace: Workspace, spec: ReportSpec, on: date, given: dict, aims, tell) -> str | None:
    """Write every file of the report into an empty folder; returns why the PDF was skipped, if it was."""
    tell(f"{spec.name}: running {spec.notebook.name} as of {on}")
    notebook = execute.run(spec.notebook, given, workspace.root, folder / "report.ipynb")
    _same_state(workspace, aims)
    with_tables = "xlsx" in spec.formats
    page, charts = html.render(notebook, spec.title, on, with_tables)
    (folder / "report.html").write_text(page, encoding="utf-8", newline="\n")
    printed = pdf.Printed(None, "not asked for")
    if "pdf" in spec.formats:
        tell(f"{spec.name}: printing {charts} charts")
        printed = pdf.make(folder / "report.html", folder / "report.pdf", charts, spec.title, on)
        if printed.skipped:
            tell(f"{spec.name}: PDF skipped: {printed.skipped}")
    if with_tables:
        workbook.write(folder / "tables.xlsx", spec.title, on, sheets.collect(aims, html.exhibits(notebook)))
    if "html" not in spec.formats:
        (folder / "report.html").unlink()
    manifest.write(folder / "manifest.json", _manifest(folder, workspace, spec, on, given, aims, charts, printed))
    return printed.skipped if "pdf" in spec.formats else None


def _manifest(folder, workspace, spec: ReportSpec, on: date, given: dict, aims, charts: int, printed) -> dict:
    return {
        "report": spec.name,
        "title": spec.title,
        "as_of": on.isoformat(),
        "parameters": given,
        "notebook": {"name": spec.notebook.name, "sha256": manifest.sha256(spec.notebook)},
        "versions": {"aimslib": aimslib.__version__, **manifest.versions(printed.chromium)},
        "snapshot": aims.snapshot.name if aims.snapshot else None,
        "chain": [{"snapshot": one.name, "hash": one.hash} for one in aims.history.snapshots[-1:]],
        "state": {row["key"]: row["value"] for row in aims.state("meta")},
        "inputs": aims.state("inputs"),
        "overrides": aims.state("overrides"),
        "files": manifest.files(_also_read(spec, workspace)),
        "charts": charts,
        "pdf": f"skipped: {printed.skipped}" if printed.skipped else "made",
        "outputs": manifest.outputs(folder),
    }


def _also_read(spec: ReportSpec, workspace: Workspace) -> dict[str, Path]:
    """Files of params/ that shape the report beside its own, the workspace's or the library's: efforts, scenarios."""
    found = {f"scenarios/{one}.yaml": workspace.params / "scenarios" / f"{one}.yaml" for one in spec.scenarios}
    effort = workspace.file("params", "effort.yaml") if spec.plan or spec.scenarios else None
    return found | ({"effort.yaml": effort} if effort else {})


def _as_of(as_of: date | str | None, spec: ReportSpec, now: datetime | None) -> date:
    chosen = as_of or spec.as_of or "today"
    if isinstance(chosen, str):
        chosen = calendar_words.parse(chosen)
    if isinstance(chosen, date):
        return chosen
    if now is None:
        raise UsageError(
            f"Report {spec.name} has no date.\n  Give --as-of 2026-06-30 or write as_of into its parameters file."
        )
    return calendar_words.resolve(chosen, calendar_words.today_in(spec.timezone, now))


def _same_state(workspace: Workspace, aims) -> None:
    """The notebook opened the data by itself; figures and tables of one report must come from one state."""
    if aims.snapshot is None and intake.current(workspace).path != aims.path:
        raise AimsError("The data changed while the report was made; nothing was written.\n  Run it again.")


def _reading_order(path: Path) -> int:
    order = ("report.html", "report.pdf", "tables.xlsx", "report.ipynb", "manifest.json")
    return order.index(path.name)


@contextmanager
def _swapped_in(parent: Path, name: str) -> Iterator[Path]:
    """An empty folder that takes the place of parent/name when the block ends well, and vanishes when it does not."""
    parent.mkdir(parents=True, exist_ok=True)
    for leftover in parent.glob(f".{name}-*"):  # of a run that was killed; the caller holds the lock
        shutil.rmtree(leftover)
    work = Path(tempfile.mkdtemp(prefix=f".{name}-", dir=parent))
    fresh, old = work / "new", work / "old"
    fresh.mkdir()
    try:
        yield fresh
        if (parent / name).exists():
            os.replace(parent / name, old)
        os.replace(fresh, parent / name)
    finally:
        shutil.rmtree(work)
        if not any(parent.iterdir()):
            parent.rmdir()
