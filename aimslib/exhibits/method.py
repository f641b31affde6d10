"""How each figure is computed: the definition and the SQL of every measure, as the library ran it."""

from __future__ import annotations

from markupsafe import Markup

from ..measures import definitions
from ._exhibit import Exhibit
from ._html import joined

ENTRY = Markup('<section class="sql"><h5>{}</h5><p>{}</p><pre>{}</pre></section>')


def method(aims) -> Exhibit:
    """Each measure: name, definition, grain and basis, then its select."""
    entries = joined(ENTRY.format(item.name, _said(item), _select(item)) for item in definitions())
    return Exhibit(
        "Definition and SQL of each measure",
        Markup('<div class="sqls">{}</div>').format(entries),
        caption="The library's files aimslib/sql/measures/*.sql; what they read is in aimslib/sql/marts/ and "
        "aimslib/sql/staging/, the rules in aimslib/sql/findings/, the checks in aimslib/sql/readiness/.",
    )


def _said(item) -> str:
    basis = f" Basis: {item.basis}." if item.basis else ""
    return f"{item.title} A row: {', '.join(item.grain)}. Reads: {', '.join(item.reads)}.{basis}"


def _select(item) -> str:
    """The file without the comment lines on top, which the sentence above already says."""
    lines = item.sql.splitlines()
    first = next(number for number, line in enumerate(lines) if not line.startswith("--"))
    return "\n".join(lines[first:]).strip()
