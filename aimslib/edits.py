"""An edit: one row of a register set, added or taken away; the same for a file and for a what-if in memory.

`amend` writes edits into the workspace's files, `Aims.edited` computes with them and writes nothing. Because both take
the same edits, what a form or a scenario foretells is what the next load finds.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from .errors import UsageError, unknown
from .tables import BY_NAME


@dataclass(frozen=True)
class Edit:
    """One row of an input table. key: the values of the table's key columns, in their order. values: column -> text as
    a file has it (ISO dates, lists separated by `;`, empty for nothing); columns that are not named stay as they are.
    A key that no row has becomes a new row. remove: the row goes.

    Raises UsageError for an unknown table or column, a key of the wrong length or with an empty part, and values that
    would change the key.
    """

    table: str
    key: tuple[str, ...]
    values: Mapping[str, str] = field(default_factory=dict)
    remove: bool = False

    def __post_init__(self) -> None:
        if self.table not in BY_NAME:
            raise unknown("table", self.table, BY_NAME)
        spec = BY_NAME[self.table]
        for name in self.values:
            if name not in {column.name for column in spec.columns}:
                raise unknown(f"column of {self.table}", name, [column.name for column in spec.columns])
        if len(self.key) != len(spec.key) or not all(self.key):
            raise UsageError(f"A row of {self.table} is named by {', '.join(spec.key)}, not by {self.key!r}.")
        if any(self.values.get(name, part) != part for name, part in zip(spec.key, self.key, strict=True)):
            raise UsageError(f"The row {self.key!r} of {self.table} keeps its {', '.join(spec.key)}.")

    @property
    def row(self) -> dict[str, str]:
        """What is set, with the key's own columns."""
        return {**dict(zip(BY_NAME[self.table].key, self.key, strict=True)), **self.values}


def merged(edits: Sequence[Edit]) -> dict[str, dict[tuple[str, ...], Edit]]:
    """Edits by table and key: of several for a row, the later ones set over the earlier ones."""
    tables: dict[str, dict[tuple[str, ...], Edit]] = {}
    for edit in edits:
        rows = tables.setdefault(edit.table, {})
        before = rows.get(edit.key)
        if before and not before.remove and not edit.remove:
            edit = Edit(edit.table, edit.key, {**before.values, **edit.values})
        rows[edit.key] = edit
    return tables
