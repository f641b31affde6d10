"""reports/intake/: what the last check found, for people (index.html), spreadsheets (quarantine.csv) and programs
(validation.json). No clock: the same files give the same bytes.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from html import escape

from ..workspace import Workspace
from . import quarantine
from .checks import CheckedTable
from .place import source
from .results import Result
from .state import replace_text

SHOWN = 200
_STYLE = (
    "body{font:15px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1c2733}"
    "table{border-collapse:collapse;width:100%;margin:1rem 0}td,th{text-align:left;padding:.3rem .6rem;"
    "border-bottom:1px solid #d8dee4;vertical-align:top;overflow-wrap:anywhere}td.n,th.n{text-align:right}"
    "pre{white-space:pre-wrap;background:#f5f7f9;padding:.8rem;border-left:4px solid #b3423a}"
)


def write(workspace: Workspace, result: Result, checked: dict[str, CheckedTable]) -> None:
    """Write the three files anew."""
    folder = workspace.reports / "intake"
    replace_text(folder / "quarantine.csv", quarantine.to_csv(result.problems))
    replace_text(folder / "validation.json", _json(result, checked))
    replace_text(folder / "index.html", _html(result))


def _json(result: Result, checked: dict[str, CheckedTable]) -> str:
    content = asdict(result)
    del content["validated"]  # how the answer was come by is not part of the answer
    content["checks"] = {
        name: {"success": not table.bad_rows, "expectations": list(table.expectations)}
        for name, table in checked.items()
        if not table.refused
    }
    return json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _html(result: Result) -> str:
    verdict = "Every row was loaded." if result.clean else "Some rows are in quarantine and don't count."
    if result.refused:
        verdict = "Nothing was loaded, because a file can't be trusted."
    parts = [f"<h1>Intake</h1><p>{verdict}</p>", _files(result)]
    parts += [f"<pre>{escape(file.refused)}</pre>" for file in result.refused]
    if result.problems:
        rows = [
            (f"{source(p.file, p.sheet)} row {p.row_number}", p.column, p.value, p.message.partition(": ")[2], p.remedy)
            for p in result.problems[:SHOWN]
        ]
        parts.append(_table("Quarantine", ("where", "column", "value", "what is wrong", "what to do"), rows))
        if len(result.problems) > SHOWN:
            parts.append(f"<p>The first {SHOWN} of {len(result.problems)}; all of them are in quarantine.csv.</p>")
    if result.notes:
        rows = [
            (f"{source(n.file, n.sheet)} row {n.row_number}", n.column, n.value, n.note) for n in result.notes[:SHOWN]
        ]
        parts.append(_table("Loaded, but look at these", ("where", "column", "value", "note"), rows))
        if len(result.notes) > SHOWN:
            parts.append(f"<p>The first {SHOWN} of {len(result.notes)}; all of them are in validation.json.</p>")
    head = f'<!doctype html><html lang="en"><meta charset="utf-8"><title>Intake</title><style>{_STYLE}</style>'
    return head + "\n".join(parts) + "</html>\n"


def _files(result: Result) -> str:
    def row(file) -> str:
        numbers = ("refused", "", "") if file.refused else (file.rows_read, file.rows_loaded, file.rows_quarantined)
        cells = "".join(f'<td class="n">{number}</td>' for number in numbers)
        return f"<tr><td>{escape(file.where)}</td>{cells}</tr>"

    head = '<tr><th>file</th><th class="n">read</th><th class="n">loaded</th><th class="n">quarantined</th></tr>'
    return f"<table>{head}{''.join(row(file) for file in result.files)}</table>"


def _table(title: str, head: tuple[str, ...], rows: list[tuple]) -> str:
    top = "".join(f"<th>{escape(name)}</th>" for name in head)
    body = "".join("<tr>" + "".join(f"<td>{escape(str(cell))}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<h2>{title}</h2><table><tr>{top}</tr>{body}</table>"
