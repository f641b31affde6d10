"""From what and with what the report was made, so that it can be made again and compared."""

from __future__ import annotations

from importlib.metadata import version

from markupsafe import Markup

from . import _text as t
from ._exhibit import Exhibit, Source
from ._html import field, paragraph, table

LADDER = "maturity_ladder"
SHORT = 16  # characters of a hash that a person compares; the sheet and manifest.json have all of it


def provenance(aims) -> Exhibit:
    """Hashes of the inputs, versions, and which ladder decided the level."""
    meta = {row["key"]: row["value"] for row in aims.state("meta")}
    overrides = {row["name"]: row for row in aims.state("overrides")}
    ladder = _override(overrides[LADDER]) if LADDER in overrides else f"that of aimslib {meta['library_version']}"
    words = [
        f"As of {t.day(aims.as_of)}.",
        f"Library aimslib {meta['library_version']}, engine duckdb {version('duckdb')}.",
        f"Maturity ladder: {ladder}.",
        f"State {meta['state_hash'][:SHORT]}.",
    ]
    if aims.snapshot:
        words.insert(1, f"{t.from_snapshot(aims)} Its record has sha256 {aims.snapshot.hash[:SHORT]}.")
    words += [f"{name} replaced by {_override(row)}." for name, row in overrides.items() if name != LADDER]
    files = table(
        "Input files: rows and hashes",
        aims.state("inputs"),
        (
            field("file", "File"),
            field("rows_read", "Read", t.number, number=True),
            field("rows_loaded", "Loaded", t.number, number=True),
            field("rows_quarantined", "Quarantined", t.number, number=True),
            field("sha256", "sha256, first 16", lambda value: value[:SHORT], kind="hash"),
        ),
        sheet="inputs",
        key=("table_name",),
    )
    return Exhibit(
        "Provenance",
        Markup("{}{}").format(paragraph(" ".join(words)), files),
        caption="manifest.json holds the full hashes, the parameters and the hash of every output; "
        "the same inputs give the same report.",
        sources=(Source("inputs", "state"), Source("overrides", "state")),
    )


def _override(row: dict) -> str:
    return f"{row['file']}, sha256 {row['sha256'][:SHORT]}"
