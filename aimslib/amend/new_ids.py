"""Identifiers for new rows that look as if the owner of the file had numbered on."""

from __future__ import annotations

import re
from collections import Counter

from ..errors import UsageError, unknown
from ..tables import BY_NAME
from ..workspace import Workspace
from .files import Files

# How the first row of a table is called where the file doesn't show how.
FIRST = {
    "systems": "AI-001",
    "evidence": "EV-001",
    "impact_assessments": "IA-001",
    "impacts": "IM-001",
    "risks": "RISK-001",
    "objectives": "OBJ-01",
    "audits": "AUD-01",
    "management_reviews": "MR-01",
    "actions": "ACT-01",
    "nonconformities": "NC-01",
    "incidents": "INC-01",
    "lifecycle_gates": "G-001",
}
_NUMBERED = re.compile(r"(.*?)([0-9]+)")


def next_ids(workspace: Workspace, table: str, count: int) -> list[str]:
    """`count` identifiers that no row has, in the style of the table's file: after IM-031 comes IM-032.

    The text before the number that at least half of the rows share, the highest number with it + 1, as many digits as
    its longest number; where they share none (an importer's rows carry names of their source), that of FIRST. Rows that
    intake sets aside count, too. Raises UsageError for a table whose rows have names instead of numbers.
    """
    if table not in BY_NAME:
        raise unknown("table", table, BY_NAME)
    if table not in FIRST:
        raise UsageError(f"Rows of {table} are named by {' and '.join(BY_NAME[table].key)}, not by numbers.")
    taken = _ids(Files.now(workspace), table)
    numbered = [found.groups() for one in taken if (found := _NUMBERED.fullmatch(one))]
    prefix, digits = _NUMBERED.fullmatch(FIRST[table]).groups()
    number, width = 0, len(digits)
    if numbered:
        often = Counter(before for before, _ in reversed(numbered))
        common, rows = often.most_common(1)[0]
        if 2 * rows >= len(taken):
            prefix, width = common, 0
        digits = [after for before, after in numbered if before == prefix] or ["0"]
        number, width = max(map(int, digits)), max(width, *map(len, digits))
    known, ids = {one.casefold() for one in taken}, []
    while len(ids) < count:
        number += 1
        fresh = f"{prefix}{number:0{width}}"
        if fresh.casefold() not in known:
            ids.append(fresh)
    return ids


def _ids(files: Files, table: str) -> list[str]:
    return [key.parts[0] for key in files.keys(table) if key.parts[0]] if files.sheet(table) else []
