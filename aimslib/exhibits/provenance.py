"""From what and with what the report was made, so that it can be made again and compared."""

from __future__ import annotations

from importlib.metadata import version

from markupsafe import Markup

from . import _text as t
from ._exhibit import Exhibit, Source
from ._html import Column, field, table

LADDER = "maturity_ladder"


def provenance(aims) -> Exhibit:
    """Hashes of the inputs, versions, and which ladder decided the level."""
    meta = {row["key"]: row["value"] for row in aims.state("meta")}
    overrides = {row["name"]: row for row in aims.state("overrides")}
    ladder = f"the workspace's own, sha256 {overrides[LADDER]['sha256'][:16]}" if LADDER in overrides \
        else f"of aimslib {meta['library_version']}"
    facts = [("As of", t.day(aims.as_of)), ("State", meta["state_hash"]), ("Library", f"aimslib {meta['library_version']}"),
             ("Engine", f"duckdb {version('duckdb')}"), ("Maturity ladder", ladder)]
    facts += [(f"Replaced: {name}", f"{row['file']}, sha256 {row['sha256'][:16]}") for name, row in overrides.items()]
    about = table("Versions", [{"what": what, "which": which} for what, which in facts],
                  (field("what", ""), field("which", "", kind="hash")))
    files = table("Hashes of the input files", aims.state("inputs"), (
        field("file", "File"), Column("sha256", lambda row: row["sha256"] or "", kind="hash")))
    return Exhibit("Provenance", Markup("{}{}").format(about, files),
                   caption="manifest.json holds these, the parameters and the hash of every output; the same inputs give the same report.",
                   sources=(Source("inputs", "state"), Source("overrides", "state")))
