"""Runs the checks in a child process, and only those whose outcome is not known already.

What a check says depends on the table's file, the tables it refers to, the reference tables, the options and the code:
the hash of these names a file in .aims/checks/, and as long as they stay the same the checks are not run again.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from .. import tables
from ..tables import Table
from ..workspace import PACKAGE, Workspace
from .identifiers import Catalogue
from .sources import Sources, code_hash, digest, schema_hash

IDENTIFIERS = ("control", "requirement", "namespaced", "namespaced_42001", "risk")


@dataclass(frozen=True)
class Failure:
    """One value that broke one rule. value: the item of a list, else the cell; for a key its parts."""

    rule: str
    column: str
    row: int
    value: str


@dataclass
class CheckedTable:
    """A table's cast rows, by row number, and after `run` what the checks say about them.

    broken: rows that could not be read; refused: the file as a whole, then nothing is checked.
    """

    table: Table
    file: str
    sha256: str
    header: tuple[str, ...] = ()
    rows: dict[int, dict[str, str | None]] = None
    broken: tuple = ()
    refused: str | None = None
    failures: tuple[Failure, ...] = ()
    expectations: tuple[dict, ...] = ()

    @property
    def bad_rows(self) -> set[int]:
        return {failure.row for failure in self.failures} | {row.number for row in self.broken}

    @property
    def good_rows(self) -> dict[int, dict[str, str | None]]:
        bad = self.bad_rows
        return {number: row for number, row in self.rows.items() if number not in bad}

    @property
    def keys(self) -> list[str] | None:
        """The keys of the rows that load, for tables that refer to this one; None: refused, so nobody knows."""
        if self.refused:
            return None
        return [row[self.table.key[0]] for row in self.good_rows.values()]


def run(workspace: Workspace, sources: Sources, checked: dict[str, CheckedTable], catalogue: Catalogue) -> list[str]:
    """Fill in failures and expectations of every table that was not refused; returns the names of those checked now."""
    cache = workspace.state / "checks"
    keys = cache_keys(sources, checked)
    due = []
    for name, table in checked.items():
        saved = cache / f"{name}-{keys[name]}.json"
        if table.refused:
            continue
        if saved.is_file():
            _fill(table, json.loads(saved.read_text("utf-8")))
        else:
            due.append(name)
    if due:
        answer = _ask_child(_request(checked, due, catalogue))
        cache.mkdir(parents=True, exist_ok=True)
        # While a file is refused, what is known about the files before that mistake will be wanted again.
        stay = any(table.refused for table in checked.values())
        for name in due:
            _save(cache, name, keys[name], answer[name], stay)
            _fill(checked[name], answer[name])
    return due


def cache_keys(sources: Sources, checked: dict[str, CheckedTable]) -> dict[str, str]:
    """For each table the hash of everything that the outcome of its checks depends on."""
    common = (sources.references_hash, sources.options_hash, schema_hash(), code_hash())
    keys: dict[str, str] = {}
    for table in tables.TABLES:  # parents first
        content = checked.get(table.name)
        parents = [keys[column.refers] for column in table.columns if column.refers]
        own = "absent" if content is None else content.refused or content.sha256
        keys[table.name] = digest(json.dumps([table.name, own, parents, common]).encode())
    return keys


def _fill(table: CheckedTable, answer: dict) -> None:
    table.failures = tuple(Failure(*failure) for failure in answer["failures"])
    table.expectations = tuple(answer["expectations"])


def _save(cache: Path, name: str, key: str, answer: dict, others_stay: bool) -> None:
    with tempfile.NamedTemporaryFile("w", dir=cache, suffix=".tmp", delete=False, encoding="utf-8") as file:
        json.dump(answer, file, ensure_ascii=False)
    os.replace(file.name, cache / f"{name}-{key}.json")
    if not others_stay:
        for old in cache.glob(f"{name}-*.json"):
            if old.name != f"{name}-{key}.json":
                old.unlink(missing_ok=True)


def _request(checked: dict[str, CheckedTable], due: list[str], catalogue: Catalogue) -> dict:
    parents = {column.refers for table in tables.TABLES for column in table.columns if column.refers}
    # An absent table has no rows that could be referred to.
    keys = {name: checked[name].keys if name in checked else [] for name in parents if name not in due}
    return {
        "identifiers": {kind: list(catalogue.titles(kind)) for kind in IDENTIFIERS},
        "keys": keys,
        "tables": [
            {
                "name": name,
                "header": list(checked[name].header),
                "row_numbers": list(checked[name].rows),
                "rows": [list(row.values()) for row in checked[name].rows.values()],
            }
            for name in due
        ],
    }


def _ask_child(request: dict) -> dict:
    with tempfile.TemporaryDirectory(prefix="aims-checks-") as folder:
        asked, answered = Path(folder) / "request.json", Path(folder) / "answer.json"
        asked.write_text(json.dumps(request, ensure_ascii=False), "utf-8")
        path = os.pathsep.join(filter(None, (str(PACKAGE.parent), os.environ.get("PYTHONPATH"))))
        environment = os.environ | {"GX_ANALYTICS_ENABLED": "false", "PYTHONPATH": path, "PYTHONUTF8": "1"}
        command = [sys.executable, "-m", "aimslib.intake.checks_process", str(asked), str(answered)]
        child = subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", errors="replace")
        if child.returncode != 0:
            raise RuntimeError(f"The checks stopped with {child.returncode}. Their last words:\n{child.stderr[-4000:]}")
        return json.loads(answered.read_text("utf-8"))
