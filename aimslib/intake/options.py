"""params/intake.yaml: what a workspace may say about how its files are written.

encoding: one name for all files, or a name a table (files with a byte order mark say it themselves).
date_order: dmy or mdy, the meaning of 03/04/2026; without it such a date is refused.
"""

from __future__ import annotations

import codecs
from dataclasses import dataclass, field

from .. import tables
from ..errors import UsageError, unknown
from .sources import SourceFile

DATE_ORDERS = ("dmy", "mdy")


@dataclass(frozen=True)
class Options:
    """encodings: by table name, `*` for all others; date_order: dmy, mdy or empty."""

    encodings: dict[str, str] = field(default_factory=dict)
    date_order: str = ""

    def encoding(self, table: str) -> str:
        return self.encodings.get(table) or self.encodings.get("*") or "utf-8"


def read_options(file: SourceFile | None) -> Options:
    """The options of a workspace. Raises UsageError for a name or value that means nothing."""
    if file is None:
        return Options()
    import yaml

    try:
        content = yaml.safe_load(file.content)
    except yaml.YAMLError as error:
        raise UsageError(f"{file.name} is not readable as YAML: {error}") from error
    if content is None:
        return Options()
    if not isinstance(content, dict):
        raise UsageError(f"{file.name} should hold lines such as `date_order: dmy`, but holds {content!r}.")
    for name in content:
        if name not in ("encoding", "date_order"):
            raise unknown(f"option of {file.name}", str(name), ("encoding", "date_order"))
    order = content.get("date_order") or ""
    if order and order not in DATE_ORDERS:
        raise unknown(f"date_order in {file.name}", str(order), DATE_ORDERS)
    return Options(_encodings(file.name, content.get("encoding")), order)


def _encodings(file: str, given) -> dict[str, str]:
    if not given:
        return {}
    encodings = given if isinstance(given, dict) else {"*": given}
    for table, name in encodings.items():
        if table != "*" and table not in tables.BY_NAME:
            raise unknown(f"table in the encoding of {file}", str(table), tables.BY_NAME)
        try:
            known = codecs.lookup(str(name))
        except LookupError:
            known = None
        if known is None or not known._is_text_encoding:
            raise UsageError(f"{file}: {name!r} is no text encoding.\n  Known are for example cp1252 and utf-16.")
    return {table: str(name) for table, name in encodings.items()}
